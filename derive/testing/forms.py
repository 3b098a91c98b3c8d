"""Other ways in which stable code writes a loss or a gradient: what rounding does in them is admissible, too.

The value is always that of the theorem; these terms only widen the scale of the admissible error, and a test holds that
they agree with the theorem. They are the forms that papers and libraries compute: 1 − σ(x) where the theorem has σ(−x),
x − log σ(x) where it has softplus.

Main statement: `forms_of`.
"""

from __future__ import annotations

from functools import lru_cache

from derive.terms.build import div, exp, function, index, log, power, sqrt, sum_, variable, xlogy
from derive.terms.sorts import family_sort, natural, nonnegative, positive, real
from derive.terms.term import Term
from derive.vocabulary.activations import sigmoid, softplus


@lru_cache(maxsize=1)
def _forms() -> dict[tuple[str, str], tuple[Term, ...]]:
    """By the loss and the variable of the gradient ("" for the loss itself)."""
    x, y, c, alpha, gamma, r = (variable(name, real) for name in ("x", "y", "c", "alpha", "gamma", "r"))
    s = sigmoid(x)
    log_sigmoid = -softplus(-x)
    label = y * alpha + (1 - y) * (1 - alpha)
    # of a hard label: p_t = σ or 1 − σ, computed by subtraction
    right, wrong = y * s + (1 - y) * (1 - s), y * (1 - s) + (1 - y) * s
    focal = -(label * power(wrong, gamma) * log(right))
    slope = label * power(wrong, gamma) * (gamma * right * log(right) - wrong) * (2 * y - 1)
    n = variable("n", natural)
    i, k = index("i", n), index("k", n)
    p, q, t = (variable(name, family_sort(n, nonnegative)) for name in ("p", "q", "t"))
    mu, log_variance = (variable(name, family_sort(n, real)) for name in ("mu", "s"))
    sigma = variable("sigma", family_sort(n, positive))
    middle = function(k, div(p[k] + t[k], 2))
    # entropies, each a sum by itself
    apart = sum_(i, xlogy(p[i], p[i]) - xlogy(p[i], middle[i]) + xlogy(t[i], t[i]) - xlogy(t[i], middle[i]))
    return {
        ("kl_divergence", ""): (sum_(i, xlogy(p[i], p[i]) - xlogy(p[i], q[i])),),
        ("generalised_kl_divergence", ""): (sum_(i, xlogy(t[i], t[i]) - xlogy(t[i], q[i]) - t[i] + q[i]),),
        ("jensen_shannon", ""): (div(apart, 2),),
        ("jensen_shannon_distance", ""): (sqrt(div(apart, 2)),),
        ("gaussian_kl", ""): (div(sum_(i, power(mu[i], 2) + power(sigma[i], 2) - 1 - log(power(sigma[i], 2))), 2),),
        ("gaussian_kl_with_log_variance", ""): (
            sum_(i, div(power(mu[i], 2), 2) + div(exp(log_variance[i]), 2) - div(1, 2) - div(log_variance[i], 2)),
        ),
        ("gaussian_kl_with_log_variance", "s"): (div(exp(log_variance[k]), 2) - div(1, 2),),
        ("binary_cross_entropy_with_logits", ""): ((1 - y) * x - log_sigmoid,),
        ("weighted_binary_cross_entropy_with_logits", ""): ((1 - y) * x - (1 + (c - 1) * y) * log_sigmoid,),
        ("weighted_binary_cross_entropy_with_logits", "x"): ((1 - y) * s - c * y * (1 - s),),
        ("sigmoid_focal", ""): (focal, label * power(wrong, gamma) * ((1 - y) * x - log_sigmoid)),
        ("sigmoid_focal", "x"): (slope,),
        ("poisson_negative_log_likelihood", ""): (r - y * log(r),),
        ("poisson_negative_log_likelihood_with_log_rate", ""): (exp(x) - y * x,),
    }


def forms_of(loss: str, argument: str = "") -> tuple[Term, ...]:
    """The further forms of a loss, or of its gradient in a variable."""
    return _forms().get((loss, argument), ())
