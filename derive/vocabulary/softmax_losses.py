"""Losses of a softmax over K classes, per item and before any reduction (sum or mean over a batch).

The logits come first, then the target: a class y of 1, …, K, or a family t of weights on the classes (a distribution,
where a theorem says so). Logarithms are natural. Each is written as an author defines it, with log softmax; the stable
forms are theorems.
"""

from __future__ import annotations

from derive.terms.build import delta, div, exp, function, index, log, mul, neg, power, sum_, variable
from derive.terms.definition import Notation, define
from derive.terms.sorts import family_sort, natural, positive, probability, real
from derive.vocabulary.activations import logsumexp, softmax

_n, _m = variable("n", natural), variable("m", natural)
_i, _j, _l = index("i", _n), index("j", _n), index("l", _m)
_y = index("y", _n)
_z, _t, _v = (variable(name, family_sort(_n, real)) for name in ("z", "t", "v"))
_a = variable("a", probability)
_T = variable("T", positive)
_Z = variable("Z", family_sort(_m, family_sort(_n, real)))
_Y = variable("y", family_sort(_m, _y.args[0]))
_f = variable("d", natural)  # the number of features
_g = index("j", _f)
_W, _X = variable("W", family_sort(_n, family_sort(_f, real))), variable("X", family_sort(_m, family_sort(_f, real)))
_b, _x = variable("b", family_sort(_n, real)), variable("x", family_sort(_f, real))


def _loss(name: str, arity: int) -> Notation:
    """ℓ with the name of the loss as its index, applied to so many arguments."""
    slots = ", ".join(f"{{{k}}}" for k in range(arity))
    return Notation(rf"\ell_{{{{\text{{{{{name}}}}}}}}}({slots})", f"ℓ_{name.replace(' ', '_')}({slots})")


softmax_cross_entropy = define(
    "softmax_cross_entropy",
    (_z, _t),
    neg(sum_(_i, _t[_i] * log(softmax(_z)[_i]))),
    _loss("soft CE", 2),
    "ℓ(z, t) := −Σ_i t_i log softmax(z)_i in nats, for logits z ∈ ℝⁿ and weights t on the classes.",
)

softmax_cross_entropy_with_integer_labels = define(
    "softmax_cross_entropy_with_integer_labels",
    (_z, _y),
    neg(log(softmax(_z)[_y])),
    _loss("CE", 2),
    "ℓ(z, y) := −log softmax(z)_y in nats, for logits z ∈ ℝⁿ and a class y of 1, …, n.",
)

label_smoothing_cross_entropy = define(
    "label_smoothing_cross_entropy",
    (_z, _y, _a),
    neg(sum_(_i, ((1 - _a) * delta(_i, _y) + div(_a, _n)) * log(softmax(_z)[_i]))),
    _loss("LS", 3),
    "ℓ(z, y, a) := −Σ_i q_i log softmax(z)_i with q = (1 − a)·(class y) + a/n on every class, a ∈ [0, 1].",
)

label_smoothing_over_other_classes = define(
    "label_smoothing_over_other_classes",
    (_z, _y, _a),
    neg(sum_(_i, ((1 - _a) * delta(_i, _y) + div(_a, _n - 1) * (1 - delta(_i, _y))) * log(softmax(_z)[_i]))),
    _loss("LS others", 3),
    "ℓ(z, y, a) := −Σ_i q_i log softmax(z)_i with q = 1 − a on class y and a/(n − 1) on every other, n ≥ 2.",
)

temperature_cross_entropy = define(
    "temperature_cross_entropy",
    (_z, _y, _T),
    neg(log(softmax(function(_i, _z[_i] / _T))[_y])),
    _loss("CE temp", 3),
    "ℓ(z, y, T) := −log softmax(z/T)_y in nats, for a temperature T > 0.",
)

distillation = define(
    "distillation",
    (_z, _v, _T),
    neg(
        mul(
            power(_T, 2),
            sum_(_i, softmax(function(_j, _v[_j] / _T))[_i] * log(softmax(function(_j, _z[_j] / _T))[_i])),
        )
    ),
    _loss("distil", 3),
    "ℓ(z, v, T) := −T² Σ_i softmax(v/T)_i log softmax(z/T)_i, for a student's logits z, a teacher's v and T > 0.",
)

z_loss = define(
    "z_loss",
    (_z,),
    power(logsumexp(_z), 2),
    _loss("z", 1),
    "ℓ(z) := lse(z)²: it keeps the normaliser Σ_i e^{z_i} near 1.",
)

info_nce = define(
    "info_nce",
    (_z, _y, _T),
    neg(log(div(exp(_z[_y] / _T), sum_(_i, exp(_z[_i] / _T))))),
    _loss("InfoNCE", 3),
    "ℓ(s, y, τ) := −log (e^{s_y/τ} / Σ_i e^{s_i/τ}), for similarities s to n candidates, the right one y, and τ > 0.",
)

perplexity_of_predictions = define(
    "perplexity_of_predictions",
    (_Z, _Y),
    exp(div(sum_(_l, neg(log(softmax(_Z[_l])[_Y[_l]]))), _m)),
    Notation(r"\operatorname{{PP}}({0}, {1})", "PP({0}, {1})"),
    "PP(Z, y) := exp((1/m) Σ_l −log softmax(Z_l)_{y_l}): e to the mean cross-entropy over m tokens.",
)

affine = define(
    "affine",
    (_W, _b, _x),
    function(_i, sum_(_g, _W[_i, _g] * _x[_g]) + _b[_i]),
    Notation(r"z_{{{0}, {1}}}({2})", "z_{{{0}, {1}}}({2})"),
    "z_{W, b}(x)_i := Σ_j W_ij x_j + b_i: the logits W x + b of a linear model, for weights W and biases b.",
)

softmax_regression = define(
    "softmax_regression",
    (_W, _b, _X, _Y),
    div(sum_(_l, neg(log(softmax(affine(_W, _b, _X[_l]))[_Y[_l]]))), _m),
    _loss("SR", 4),
    "ℓ(W, b, X, y) := (1/m) Σ_l −log softmax(W X_l + b)_{y_l}: the mean cross-entropy of m items.",
)
