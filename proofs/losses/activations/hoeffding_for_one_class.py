"""Hoeffding's lemma for one class: log(1 − p + p e^d) ≤ p d + d²/8."""

from derive.authoring import *
from proofs.calculus.convex_above_tangents import convex_above_tangents


@theorem(_("Hoeffding's lemma for one class"), source="Hoeffding 1963", lemma=_("Hoeffding's lemma for one class"))
def hoeffding_for_one_class(d):
    """For a probability p > 0 and a change d of its logit, log(1 − p + p e^d) ≤ p d + d²/8: the difference f(d) of
    the two sides has f(0) = f′(0) = 0 and f″ = ¼ − q (1 − q) = (q − ½)² ≥ 0, where q = p e^d/(1 − p + p e^d)."""
    p, x = d.variable("p", interval(0, 1, left_open=True)), d.real("d")
    d.show(log(1 - p + p * exp(x)) <= p * x + x**2 / 8)
    bound = 1 + abs(x)
    inside = interval(-bound, bound, left_open=True, right_open=True)
    t = variable("t", inside)

    def q(t):
        return p * exp(t) / (1 - p + p * exp(t))

    f = function(t, p * t + t**2 / 8 - log(1 - p + p * exp(t)))
    g = function(t, p + t / 4 - q(t))
    d.have(differentiable(f, inside), regularity(differentiable(f, inside)))
    d.have(differentiable(g, inside), regularity(differentiable(g, inside)))
    with d.each(t):
        d.have(Eq(D(f(t), t), g(t)), differentiation)
    first = d.proved()
    with d.each(t):
        d.chain(D(g(t), t)).eq((q(t) - term(1) / 2) ** 2, differentiation).ge(0, sign)
    second = d.proved()
    d.have(x < bound, sign)
    d.have(-bound < x, sign)
    d.have(bound > 0, sign)
    above = convex_above_tangents(-bound, bound, f, g, x, 0)
    (
        d.chain(p * x + x**2 / 8 - log(1 - p + p * exp(x))).ge(
            0, above.saying(_("a convex function lies above its tangent at 0")), first, second
        )
    )
    d.have(log(1 - p + p * exp(x)) <= p * x + x**2 / 8, d.proved())
