"""Jensen's inequality for the logarithm: the mean of logarithms lies below the logarithm of the mean."""

from derive.authoring import *
from proofs.calculus.jensen_inequality import jensen_inequality


@theorem(_("Jensen's inequality for the logarithm"), lemma=_("Jensen's inequality for the logarithm"))
def jensen_for_log(d):
    """Σ p_i log x_i ≤ log Σ p_i x_i for positive x_i and weights p_i ≥ 0 with Σ p_i = 1: −log has the derivative −1/t,
    which rises. All x_i lie in (0, 1 + Σ x)."""
    n = d.size("n")
    p, x = d.distribution("p", n), d.family("x", n, positive)
    i = index("i", n)
    mean = sum_(i, p[i] * x[i])
    d.show(sum_(i, p[i] * log(x[i])) <= log(mean))

    upper = 1 + total(x)
    inside = interval(0, upper, left_open=True, right_open=True)
    t = variable("t", inside)
    f, g = function(t, -log(t)), function(t, -1 / t)
    nonnegative_terms = d.have(forall(i, x[i] >= 0), domain(x))
    with d.each(i):
        d.chain(x[i]).le(total(x), term_of_sum(nonnegative_terms, i)).lt(upper, algebra)
    d.have(forall(i, x[i] < upper), d.proved())
    d.have(differentiable(f, inside), regularity(differentiable(f, inside)))
    d.have(differentiable(g, inside), regularity(differentiable(g, inside)))
    with d.each(t):
        d.have(Eq(D(-log(t), t), -1 / t), differentiation)
    slope = d.proved()
    with d.each(t):
        d.chain(D(-1 / t, t)).eq(1 / t**2, differentiation).ge(0, sign)
    jensen = jensen_inequality(0, upper, f, g, n, p, x)
    d.chain(-log(mean)).le(sum_(i, p[i] * -log(x[i])), jensen, slope).eq(-sum_(i, p[i] * log(x[i])), linearity)
    d.have(sum_(i, p[i] * log(x[i])) <= log(mean), d.proved())
