"""The divergence is not the difference of two entropies."""

from derive.authoring import *


@theorem(_("The divergence is not a difference of entropies"), kind="refutation", claims=("B14",))
def equal_entropies_different_distributions(d):
    """Refuted: D(P ‖ Q) compares H(P) with H(Q). Here the entropies are equal, and the divergence is 1.2 bits."""
    p = d.let("P", vector(decimal("0.2"), decimal("0.8")))
    q = d.let("Q", vector(decimal("0.8"), decimal("0.2")))
    d.show(
        conjunction(
            (
                normalised(p),
                normalised(q),
                Eq(entropy_bits(p) - entropy_bits(q), 0),
                Eq(kl_divergence_bits(p, q), decimal("1.2")),
            )
        )
    )
    d.have(normalised(p), algebra)
    d.have(normalised(q), algebra)
    d.have(Eq(entropy_bits(p) - entropy_bits(q), 0), definition)
    (
        d.chain(kl_divergence_bits(p, q))
        .eq(
            decimal("0.2") * log(decimal("0.2") / decimal("0.8"), 2)
            + decimal("0.8") * log(decimal("0.8") / decimal("0.2"), 2),
            definition,
        )
        .eq(decimal("0.2") * -2 + decimal("0.8") * 2, logarithms)
        .eq(decimal("1.2"), algebra)
    )
