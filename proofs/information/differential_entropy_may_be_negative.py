"""Differential entropy may be negative, so it is no mean code length."""

from derive.authoring import *


@theorem(
    _("Differential entropy may be negative"), kind="refutation", claims=("A4",), source="Cover & Thomas 2006, 8.1"
)
def differential_entropy_may_be_negative(d):
    """The density 2 on [0, 1/2] has the entropy −log 2 < 0, which no mean length of a code can be."""
    half = term(1) / 2
    support = interval(0, half)
    x = variable("x", support)
    p = function(x, term(2))
    d.show(conjunction([Eq(integral(x, p(x)), 1), Eq(differential_entropy(p), -log(2)), differential_entropy(p) < 0]))
    with d.each(variable("x", interval(0, half, left_open=True, right_open=True))) as t:
        d.have(Eq(D(2 * t, t), 2), differentiation)
    primitive = fundamental_theorem(d.proved(), lambda t: 2 * t, support)
    d.chain(integral(x, term(2))).eq(2 * half - 2 * 0, primitive).eq(1, algebra)
    normal = d.proved()
    parts = linearity_of_integral(integral(x, 2 * log(2)), (log(2), integral(x, term(2))))
    (
        d.chain(differential_entropy(p))
        .eq(-integral(x, 2 * log(2)), definition)
        .eq(-log(2) * integral(x, term(2)), parts)
        .eq(-log(2), normal.times(-log(2)))
    )
    d.have(differential_entropy(p) < 0, d.proved())
