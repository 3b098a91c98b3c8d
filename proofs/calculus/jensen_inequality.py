"""Jensen's inequality for a function whose second derivative is not negative."""

from derive.authoring import *
from proofs.calculus.convex_above_tangents import convex_above_tangents
from proofs.calculus.positive_mean import positive_mean


@theorem(_("Jensen's inequality"), lemma=_("Jensen's inequality"), source="Cover & Thomas 2006, 2.6.2")
def jensen_inequality(d):
    """f(Σ p_i x_i) ≤ Σ p_i f(x_i) for weights p_i ≥ 0 with Σ p_i = 1, points x_i in an open interval, and f with f′ = g
    and g′ ≥ 0 there: the mean of f lies above the mean of the tangent at the mean."""
    lower, upper = d.real("l"), d.real("u")
    inside = interval(lower, upper, left_open=True, right_open=True)
    f, g = d.function("f", inside), d.function("g", inside)
    n = d.size("n")
    p, x = d.distribution("p", n), d.family("x", n, inside)
    t, i = variable("t", inside), index("i", n)
    d.suppose(differentiable(f, inside))
    d.suppose(differentiable(g, inside))
    d.suppose(forall(t, Eq(D(f(t), t), g(t))))
    d.suppose(forall(t, D(g(t), t) >= 0))
    mean = sum_(i, p[i] * x[i])
    d.show(f(mean) <= sum_(i, p[i] * f(x[i])))

    d.chain(mean - lower).eq(sum_(i, p[i] * (x[i] - lower)), linearity, d.normalised(p)).gt(
        0, positive_mean(n, p, function(i, x[i] - lower))
    )
    d.have(mean > lower, d.proved())
    d.chain(upper - mean).eq(sum_(i, p[i] * (upper - x[i])), linearity, d.normalised(p)).gt(
        0, positive_mean(n, p, function(i, upper - x[i]))
    )
    d.have(mean < upper, d.proved())
    with d.each(i):
        d.chain(p[i] * f(x[i])).ge(
            p[i] * (f(mean) + g(mean) * (x[i] - mean)),
            convex_above_tangents(lower, upper, f, g, x[i], mean).times(p[i]),
        )
    tangent = d.proved()
    (
        d.chain(sum_(i, p[i] * f(x[i])))
        .ge(sum_(i, p[i] * (f(mean) + g(mean) * (x[i] - mean))), summing(tangent))
        .eq(f(mean) * total(p) + g(mean) * (mean - mean * total(p)), linearity)
        .eq(f(mean), d.normalised(p))
    )
