"""The logarithm of the larger of p and e^{−100} is the logarithm of p, but at least −100."""

from derive.authoring import *


@theorem(_("Clamping a logarithm"), claims=("loss:binary_cross_entropy",))
def clamped_binary_cross_entropy_logarithm(d):
    """log max(p, e^{−100}) = max(log p, −100) for p > 0; at p = 0 the left side is −100, and log 0 has no value."""
    p = d.positive("p")
    d.show(Eq(log(maximum(p, exp(-term(100)))), maximum(log(p), -term(100))))
    with d.case(p <= exp(-term(100))) as small:
        d.have(log(p) <= -term(100), small)
        d.chain(log(maximum(p, exp(-term(100))))).eq(log(exp(-term(100))), small).eq(-100, logarithms).eq(
            maximum(log(p), -term(100)), words(_("{0}"), log(p) <= -term(100))
        )
    with d.case(p > exp(-term(100))) as large:
        d.have(log(p) >= -term(100), large)
        d.chain(log(maximum(p, exp(-term(100))))).eq(log(p), large).eq(
            maximum(log(p), -term(100)), words(_("{0}"), log(p) >= -term(100))
        )
