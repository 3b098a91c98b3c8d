"""Without Σ q = 1 cross-entropy can be smaller than entropy."""

from derive.authoring import *


@theorem(_("Cross-entropy below entropy when the estimate is not normalised"), kind="refutation", claims=("A7",))
def cross_entropy_below_entropy_without_normalisation(d):
    """Refuted: H(P, Q) ≥ H(P) whatever Σ Q is. With Q = (1, 1), whose sum is 2, H(P, Q) is 0 and H(P) is log 2."""
    half = term(1) / 2
    p, q = d.let("P", vector(half, half)), d.let("Q", vector(1, 1))
    d.show(conjunction((normalised(p), Eq(total(q), 2), absolutely_continuous(p, q), cross_entropy(p, q) < entropy(p))))
    d.have(normalised(p), algebra)
    d.have(Eq(total(q), 2), algebra)
    d.have(absolutely_continuous(p, q), words(_("no entry of {0} is 0"), q))
    d.chain(cross_entropy(p, q)).eq(-log(term(1)), definition).lt(log(2), logarithms).eq(entropy(p), definition)
