"""Across different P a smaller cross-entropy does not mean a smaller divergence."""

from derive.authoring import *


@theorem(_("A smaller cross-entropy need not be a better estimate"), kind="refutation", claims=("B12",))
def minimising_cross_entropy_across_distributions(d):
    """Refuted: H(P, Q) < H(P′, Q′) gives D(P ‖ Q) < D(P′ ‖ Q′). Another P has another minimum. Below, P′ = Q′ = R."""
    half = term(1) / 2
    p, q = d.let("P", vector(1, 0)), d.let("Q", vector(decimal("0.9"), decimal("0.1")))
    even = d.let("R", vector(half, half))
    ours, theirs = -log(decimal("0.9")), log(2)
    d.show(
        conjunction(
            (
                normalised(p),
                normalised(q),
                normalised(even),
                cross_entropy(p, q) < cross_entropy(even, even),
                kl_divergence(p, q) > kl_divergence(even, even),
            )
        )
    )
    for family in (p, q, even):
        d.have(normalised(family), algebra)
    (d.chain(cross_entropy(p, q)).eq(ours, definition).lt(theirs, sign).eq(cross_entropy(even, even), definition))
    (d.chain(kl_divergence(p, q)).eq(ours, definition).gt(0, sign).eq(kl_divergence(even, even), definition))
