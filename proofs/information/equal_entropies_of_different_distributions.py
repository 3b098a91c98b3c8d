"""A wrong estimate may have the right entropy by accident."""

from derive.authoring import *


@theorem(_("A wrong estimate with the right entropy"), kind="refutation", claims=("A5",))
def equal_entropies_of_different_distributions(d):
    """Refuted: an estimate Q whose entropy is H(P) is P. These two differ and have one entropy, by coincidence."""
    p = d.let("P", vector(decimal("0.2"), decimal("0.8")))
    q = d.let("Q", vector(decimal("0.8"), decimal("0.2")))
    d.show(conjunction((normalised(p), normalised(q), Ne(q[1], p[1]), Eq(entropy(q), entropy(p)))))
    d.have(normalised(p), algebra)
    d.have(normalised(q), algebra)
    d.have(Ne(q[1], p[1]), algebra)
    (
        d.chain(entropy(q))
        .eq(-decimal("0.8") * log(decimal("0.8")) - decimal("0.2") * log(decimal("0.2")), definition)
        .eq(entropy(p), definition)
    )
