"""Without Σ q = 1 cross-entropy can be smaller than entropy."""

from derive.authoring import *


@theorem(_("Cross-entropy below entropy when the estimate is not normalised"), kind="refutation", claims=("A7",))
def cross_entropy_below_entropy_without_normalisation(d):
    """Refuted: H(p, q) ≥ H(p) whatever Σ q is. With q = (1, 1), whose sum is 2, H(p, q) is 0 and H(p) is log 2."""
    half = term(1) / 2
    p, q = vector(half, half), vector(1, 1)
    d.show(conjunction((normalised(p), Eq(total(q), 2), absolutely_continuous(p, q), cross_entropy(p, q) < entropy(p))))
    d.have(normalised(p), algebra)
    d.have(Eq(total(q), 2), algebra)
    d.have(absolutely_continuous(p, q), words(_("no entry of {0} is 0"), q))
    d.chain(cross_entropy(p, q)).eq(-log(term(1)), definition).lt(log(2), logarithms).eq(entropy(p), definition)
