"""Other ways in which stable code writes a loss or a gradient: what rounding does in them is admissible, too.

The value is always that of the theorem; these terms only widen the scale of the admissible error, and a test holds that
they agree with the theorem. They are the forms that papers and libraries compute: 1 − σ(x) where the theorem has σ(−x),
x − log σ(x) where it has softplus.

Main statement: `forms_of`.
"""

from __future__ import annotations

from functools import lru_cache

from derive.terms.build import (
    div,
    exp,
    function,
    index,
    log,
    maximum,
    minimum,
    power,
    sqrt,
    sum_,
    tanh,
    variable,
    xlogy,
)
from derive.terms.sorts import family_sort, natural, nonnegative, positive, probability, real
from derive.terms.term import Term
from derive.vocabulary.activations import sigmoid, softplus
from derive.vocabulary.binary_losses import linear_score


@lru_cache(maxsize=1)
def _forms() -> dict[tuple[str, str], tuple[Term, ...]]:
    """By the loss and the variable of the gradient ("" for the loss itself)."""
    x, y, c, alpha, gamma, r = (variable(name, real) for name in ("x", "y", "c", "alpha", "gamma", "r"))
    a, b, gap, beta = (variable(name, real) for name in ("a", "b", "Delta", "beta"))
    delta = variable("delta", positive)
    s = sigmoid(x)
    error = x - y
    clipped = maximum(-delta, minimum(error, delta))
    log_sigmoid = -softplus(-x)
    label = y * alpha + (1 - y) * (1 - alpha)
    # of a hard label: p_t = σ or 1 − σ, computed by subtraction
    right, wrong = y * s + (1 - y) * (1 - s), y * (1 - s) + (1 - y) * s
    missed = 1 - right  # rounded once more, as torchvision has it
    focal = -(label * power(wrong, gamma) * log(right))
    slope = label * power(wrong, gamma) * (gamma * right * log(right) - wrong) * (2 * y - 1)
    n = variable("n", natural)
    i, k = index("i", n), index("k", n)
    p, q, t = (variable(name, family_sort(n, nonnegative)) for name in ("p", "q", "t"))
    mu, log_variance = (variable(name, family_sort(n, real)) for name in ("mu", "s"))
    sigma = variable("sigma", family_sort(n, positive))
    z, label_index, m = variable("z", family_sort(n, real)), index("y", n), variable("m", real)
    gaps = maximum(m - z[label_index] + z[i], 0)
    xs, ys = variable("x", family_sort(n, real)), variable("y", family_sort(n, probability))
    N, F = variable("N", natural), variable("F", natural)
    l, X, Y = (
        index("i", N),
        variable("X", family_sort(N, family_sort(F, real))),
        variable("y", family_sort(N, probability)),
    )
    score = linear_score(X, variable("w", family_sort(F, real)), variable("b", real))
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
        ("binary_cross_entropy_with_logits", "x"): (div(1 + tanh(div(x, 2)), 2) - y,),
        ("multilabel_soft_margin", ""): (div(sum_(i, (1 - ys[i]) * xs[i] + softplus(-xs[i])), n),),
        ("logistic_regression", ""): (div(sum_(l, (1 - Y[l]) * score[l] + softplus(-score[l])), N),),
        ("weighted_binary_cross_entropy_with_logits", ""): ((1 - y) * x - (1 + (c - 1) * y) * log_sigmoid,),
        ("weighted_binary_cross_entropy_with_logits", "x"): ((1 - y) * s - c * y * (1 - s),),
        ("sigmoid_focal", ""): (
            focal,
            label * power(wrong, gamma) * ((1 - y) * x - log_sigmoid),
            label * power(missed, gamma) * ((1 - y) * x - log_sigmoid),
        ),
        ("sigmoid_focal", "x"): (
            slope,
            label * power(missed, gamma) * (gamma * right * log(right) - missed) * (2 * y - 1),
        ),
        # 1 − σ(u) for σ(−u), of u = yx, a − b, βΔ
        ("soft_margin", "x"): (-(y * (1 - sigmoid(y * x))),),
        ("bradley_terry", "a"): (sigmoid(a - b) - 1,),
        ("bradley_terry", "b"): (1 - sigmoid(a - b),),
        ("dpo", "Delta"): (-(beta * (1 - sigmoid(beta * gap))),),
        # what automatic differentiation makes of c(|e| − c/2) and ½c² + δ(|e| − c), c = min(|e|, δ): the terms with δ
        # cancel; and of log(eᵉ + e⁻ᵉ)
        ("huber", "x"): (clipped - delta + delta,),
        ("smooth_l1", "x"): (div(clipped, delta) - 1 + 1,),
        ("log_cosh", "x"): (sigmoid(2 * error) - sigmoid(-2 * error),),
        # the margin of the right class is added and taken off again
        ("multi_margin", ""): (div(sum_(i, gaps) - m, n),),
        ("squared_multi_margin", ""): (div(sum_(i, power(gaps, 2)) - power(m, 2), n),),
        ("poisson_negative_log_likelihood", ""): (r - y * log(r),),
        ("poisson_negative_log_likelihood_with_log_rate", ""): (exp(x) - y * x,),
    }


def forms_of(loss: str, argument: str = "") -> tuple[Term, ...]:
    """The further forms of a loss, or of its gradient in a variable."""
    return _forms().get((loss, argument), ())
