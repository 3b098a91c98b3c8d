"""The derivative of the binary entropy."""

from derive.authoring import *


@theorem(_("The derivative of the binary entropy"), lemma=_("derivative of the binary entropy"))
def binary_entropy_slope(d):
    """H_b′(p) = log((1−p)/p) for p in (0, 1)."""
    p = d.open_probability("p")
    d.show(Eq(D(binary_entropy(p), p), log((1 - p) / p)))
    written_out = -p * log(p) - (1 - p) * log(1 - p)
    slope = d.sympy("diff", written_out, p)
    (
        d.chain(D(binary_entropy(p), p))
        .eq(D(written_out, p), definition)
        .eq(slope.term, slope.checked(_("rules of differentiation")))
        .eq(log((1 - p) / p), logarithms)
    )
