"""Why the law of information alone does not give the logarithm."""

from derive.authoring import *


@theorem(
    _("The law of information without regularity"), kind="remark", claims=("B3",), source="Aczél & Daróczy 1975, 0.2"
)
def law_without_regularity(d):
    """Every additive g on [0, ∞) gives a solution f(x) = g(−log x) of the law; only if g is linear is f a logarithm.

    The axiom of choice gives additive functions that are not linear (a basis of ℝ over the rationals may be sent
    anywhere). They are unbounded on every interval, so that one regularity, be it monotone, continuous,
    differentiable or f ≥ 0, excludes them; without any, the logarithmic form cannot be derived.
    """
    g = d.function("g", nonnegative)
    s, t = variable("s", nonnegative), variable("t", nonnegative)
    additive = d.suppose(forall(s, forall(t, Eq(g(s + t), g(s) + g(t)))))
    unit = interval(0, 1, left_open=True)
    x, y = variable("x", unit), variable("y", unit)
    d.show(forall(x, forall(y, Eq(g(-log(x * y)), g(-log(x)) + g(-log(y))))))
    with d.each(x), d.each(y):
        (
            d.chain(g(-log(x * y)))
            .eq(g(-log(x) + -log(y)), logarithms)
            .eq(g(-log(x)) + g(-log(y)), at(additive, -log(x), -log(y)))
        )
