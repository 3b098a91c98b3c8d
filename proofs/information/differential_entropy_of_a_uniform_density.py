"""The differential entropy of a uniform density is the logarithm of its length."""

from derive.authoring import *


@theorem(
    _("The differential entropy of a uniform density"), claims=("A2", "A4"), source="Cover & Thomas 2006, example 8.1.1"
)
def differential_entropy_of_a_uniform_density(d):
    """h(U[0, c]) = log c: 0 for an interval of length 1, negative for a shorter one; measured in another unit, the same
    interval has another length."""
    c = d.positive("c")
    support = interval(0, c)
    x = variable("x", support)
    p = function(x, 1 / c)
    d.show(conjunction([Eq(integral(x, p(x)), 1), Eq(differential_entropy(p), log(c))]))
    with d.each(variable("x", interval(0, c, left_open=True, right_open=True))) as t:
        d.have(Eq(D(t / c, t), 1 / c), differentiation)
    primitive = fundamental_theorem(d.proved(), lambda t: t / c, support)
    d.chain(integral(x, 1 / c)).eq(c / c - 0 / c, primitive).eq(1, algebra)
    normal = d.proved()
    parts = linearity_of_integral(integral(x, 1 / c * log(1 / c)), (log(1 / c), integral(x, 1 / c)))
    (
        d.chain(differential_entropy(p))
        .eq(-integral(x, 1 / c * log(1 / c)), definition)
        .eq(-log(1 / c) * integral(x, 1 / c), parts)
        .eq(-log(1 / c), normal.times(-log(1 / c)))
        .eq(log(c), logarithms)
    )
