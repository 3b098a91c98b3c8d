"""Losses of binary labels, per item or per vector of labels, and before any reduction over a batch.

The label comes first, then what is predicted (a probability p̂ or a logit x), then parameters. Logarithms are natural
and plain: log 0 is undefined here, so a theorem about a loss names its open domain.
"""

from __future__ import annotations

from derive.terms.build import div, exp, function, index, log, maximum, minimum, neg, power, sum_, variable
from derive.terms.definition import Notation, define
from derive.terms.sorts import (
    family_sort,
    interval,
    natural,
    nonnegative,
    open_probability,
    probability,
    real,
)
from derive.terms.term import Term
from derive.vocabulary.activations import sigmoid

_n = variable("n", natural)
_i = index("i", _n)
_y, _x, _c = variable("y", probability), variable("x", real), variable("c", nonnegative)
_p_hat, _p = variable("p_hat", open_probability), variable("p", probability)
_eps = variable("epsilon", interval(0, div(1, 2), left_open=True, right_open=True))
_alpha, _gamma = variable("alpha", real), variable("gamma", nonnegative)
_beta = variable("beta", real)
_labels, _logits = variable("y", family_sort(_n, probability)), variable("x", family_sort(_n, real))
_set, _predicted = variable("y", family_sort(_n, real)), variable("p", family_sort(_n, real))

_m = variable("m", natural)
_l, _j = index("l", _m), index("j", _n)
_items, _item_labels = (
    variable("X", family_sort(_m, family_sort(_n, real))),
    variable("y", family_sort(_m, probability)),
)
_weights, _bias = variable("w", family_sort(_n, real)), variable("b", real)


def _loss(name: str, arity: int) -> Notation:
    """ℓ with the name of the loss as its index, applied to so many arguments."""
    slots = ", ".join(f"{{{k}}}" for k in range(arity))
    return Notation(rf"\ell_{{{{\text{{{{{name}}}}}}}}}({slots})", f"ℓ_{name.replace(' ', '_')}({slots})")


# ---- binary cross-entropy

binary_cross_entropy = define(
    "binary_cross_entropy",
    (_y, _p_hat),
    neg(_y * log(_p_hat)) - (1 - _y) * log(1 - _p_hat),
    _loss("BCE", 2),
    "ℓ(y, p̂) := −y log p̂ − (1 − y) log(1 − p̂) in nats, for a target y ∈ [0, 1] and a prediction p̂ ∈ (0, 1).",
)

clamped_binary_cross_entropy = define(
    "clamped_binary_cross_entropy",
    (_y, _p),
    neg(_y * log(maximum(_p, exp(neg(100))))) - (1 - _y) * log(maximum(1 - _p, exp(neg(100)))),
    _loss("clamped BCE", 2),
    "ℓ(y, p) := −y log max(p, e^{−100}) − (1 − y) log max(1 − p, e^{−100}) in nats, for y and p in [0, 1]: "
    "the logarithms are clamped at −100.",
)

clipped_binary_cross_entropy = define(
    "clipped_binary_cross_entropy",
    (_y, _p, _eps),
    binary_cross_entropy(_y, maximum(minimum(_p, 1 - _eps), _eps)),
    _loss("clipped BCE", 3),
    "ℓ(y, p, ε) := the binary cross-entropy of y and p moved into [ε, 1 − ε], for y and p in [0, 1] and 0 < ε < ½.",
)

binary_cross_entropy_with_logits = define(
    "binary_cross_entropy_with_logits",
    (_y, _x),
    neg(_y * log(sigmoid(_x))) - (1 - _y) * log(1 - sigmoid(_x)),
    _loss("BCE logits", 2),
    "ℓ(y, x) := −y log σ(x) − (1 − y) log(1 − σ(x)) in nats, for a target y ∈ [0, 1] and a real logit x.",
)

weighted_binary_cross_entropy_with_logits = define(
    "weighted_binary_cross_entropy_with_logits",
    (_y, _x, _c),
    neg(_c * _y * log(sigmoid(_x))) - (1 - _y) * log(1 - sigmoid(_x)),
    _loss("weighted BCE logits", 3),
    "ℓ(y, x, c) := −c y log σ(x) − (1 − y) log(1 − σ(x)) in nats, for a target y ∈ [0, 1], a real logit x and a "
    "weight c ≥ 0 of the positive class.",
)

target_weight = define(
    "target_weight",
    (_y, _c),
    1 - _y + _c * _y,
    Notation(r"\omega({0}, {1})", "ω({0}, {1})"),
    "ω(y, c) := 1 − y + c y: what an item of the target y weighs when the positive class weighs c.",
)

moved_target = define(
    "moved_target",
    (_y, _c),
    div(_c * _y, 1 - _y + _c * _y),
    Notation(r"q({0}, {1})", "q({0}, {1})"),
    "q(y, c) := c y/(1 − y + c y): the target y when the positive class weighs c, where that is defined.",
)

multilabel_soft_margin = define(
    "multilabel_soft_margin",
    (_labels, _logits),
    div(sum_(_i, binary_cross_entropy_with_logits(_labels[_i], _logits[_i])), _n),
    _loss("multilabel soft margin", 2),
    "ℓ(y, x) := the mean over n labels of the binary cross-entropy with logits, in nats.",
)


# ---- logistic regression

linear_score = define(
    "linear_score",
    (_items, _weights, _bias),
    function(_l, sum_(_j, _items[_l][_j] * _weights[_j]) + _bias),
    Notation(r"z({0}, {1}, {2})", "z({0}, {1}, {2})"),
    "z(X, w, b)_i := Σ_j X_ij w_j + b: the logit of each item.",
)

logistic_regression = define(
    "logistic_regression",
    (_weights, _bias, _items, _item_labels),
    div(sum_(_l, binary_cross_entropy_with_logits(_item_labels[_l], linear_score(_items, _weights, _bias)[_l])), _m),
    _loss("LR", 4),
    "ℓ(w, b, X, y) := the mean over m items of the binary cross-entropy with logits z = X w + b.",
)


# ---- focal loss


signed_label = define(
    "signed_label",
    (_y,),
    2 * _y - 1,
    Notation(r"s({0})", "s({0})"),
    "s(y) := 2y − 1: the label 1 as 1 and the label 0 as −1.",
)

class_weight = define(
    "class_weight",
    (_y, _alpha),
    _alpha * _y + (1 - _alpha) * (1 - _y),
    Notation(r"w({0}, {1})", "w({0}, {1})"),
    "w(y, α) := α y + (1 − α)(1 − y): α for the label 1 and 1 − α for the label 0.",
)


def _given_to_the_label(label: Term, prediction: Term) -> Term:
    """p_t: the probability that a prediction gives to the label."""
    return label * prediction + (1 - label) * (1 - prediction)


focal = define(
    "focal",
    (_p_hat, _gamma),
    neg(power(1 - _p_hat, _gamma) * log(_p_hat)),
    _loss("focal", 2),
    "ℓ(p̂, γ) := −(1 − p̂)^γ log p̂, p̂ ∈ (0, 1) the probability given to the true class, γ ≥ 0; no class weight.",
)

sigmoid_focal = define(
    "sigmoid_focal",
    (_y, _x, _alpha, _gamma),
    class_weight(_y, _alpha) * focal(_given_to_the_label(_y, sigmoid(_x)), _gamma),
    _loss("sigmoid focal", 4),
    "ℓ(y, x, α, γ) := −w(y, α) (1 − p_t)^γ log p_t in nats, where p_t = y σ(x) + (1 − y)(1 − σ(x)), for a label y = 0 "
    "or 1, a real logit x, a weight α of the positive class and γ ≥ 0.",
)

sigmoid_focal_of_cross_entropy = define(
    "sigmoid_focal_of_cross_entropy",
    (_y, _x, _alpha, _gamma),
    class_weight(_y, _alpha)
    * power(1 - _given_to_the_label(_y, sigmoid(_x)), _gamma)
    * binary_cross_entropy_with_logits(_y, _x),
    _loss("focal of CE", 4),
    "ℓ(y, x, α, γ) := w(y, α) (1 − p_t)^γ times the binary cross-entropy with logits, p_t as in the focal loss: "
    "the form that libraries use for labels between 0 and 1.",
)


# ---- overlap of two sets, both given by degrees of membership


true_positives = define(
    "true_positives",
    (_set, _predicted),
    sum_(_i, _set[_i] * _predicted[_i]),
    Notation(r"\operatorname{{TP}}({0}, {1})", "TP({0}, {1})"),
    "TP(y, p) := Σ y_i p_i: what is in the set and predicted to be.",
)

false_positives = define(
    "false_positives",
    (_set, _predicted),
    sum_(_i, (1 - _set[_i]) * _predicted[_i]),
    Notation(r"\operatorname{{FP}}({0}, {1})", "FP({0}, {1})"),
    "FP(y, p) := Σ (1 − y_i) p_i: what is predicted to be in the set and is not.",
)

false_negatives = define(
    "false_negatives",
    (_set, _predicted),
    sum_(_i, _set[_i] * (1 - _predicted[_i])),
    Notation(r"\operatorname{{FN}}({0}, {1})", "FN({0}, {1})"),
    "FN(y, p) := Σ y_i (1 − p_i): what is in the set and not predicted to be.",
)

weighted_union = define(
    "weighted_union",
    (_set, _predicted, _alpha, _beta),
    true_positives(_set, _predicted)
    + _alpha * false_positives(_set, _predicted)
    + _beta * false_negatives(_set, _predicted),
    Notation(r"U({0}, {1}, {2}, {3})", "U({0}, {1}, {2}, {3})"),
    "U(y, p, α, β) := TP + α FP + β FN: the union of both sets, its parts outside the other weighted by α and β.",
)

tversky = define(
    "tversky",
    (_set, _predicted, _alpha, _beta),
    1 - div(true_positives(_set, _predicted), weighted_union(_set, _predicted, _alpha, _beta)),
    _loss("Tversky", 4),
    "ℓ(y, p, α, β) := 1 − TP/(TP + α FP + β FN), where TP = Σ y p, FP = Σ (1 − y) p and FN = Σ y (1 − p).",
)

dice = define(
    "dice",
    (_set, _predicted),
    1 - div(2 * true_positives(_set, _predicted), sum_(_i, _set[_i]) + sum_(_i, _predicted[_i])),
    _loss("Dice", 2),
    "ℓ(y, p) := 1 − 2 TP/(Σ y + Σ p), where TP = Σ y p.",
)
