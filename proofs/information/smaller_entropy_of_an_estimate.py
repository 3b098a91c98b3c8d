"""The entropy of an estimate may lie far below the entropy it estimates."""

from derive.authoring import *


@theorem(_("An estimate with too small an entropy"), kind="refutation", claims=("A5",))
def smaller_entropy_of_an_estimate(d):
    """Refuted: the entropy of an estimate is near H(P), or at least not below it. The coin is fair, H(P) = 1 bit; the
    estimate Q = (1, 0) promises 0 bits."""
    p, q = d.let("P", vector(term(1) / 2, term(1) / 2)), d.let("Q", vector(1, 0))
    d.show(conjunction((normalised(p), normalised(q), Eq(entropy_bits(p), 1), Eq(entropy_bits(q), 0))))
    d.have(normalised(p), algebra)
    d.have(normalised(q), algebra)
    d.chain(entropy_bits(p)).eq(-log(term(1) / 2) / log(2), definition).eq(1, logarithms)
    d.have(Eq(entropy_bits(q), 0), definition)
