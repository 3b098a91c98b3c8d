"""What a cross-entropy of softmax is taken for.

Main statements: `labels`, `smoothing`, `targets`, `z_loss`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from derive.terms.build import delta, div, exp, function, index, log, neg, power, sum_, variable, xlogy
from derive.terms.sorts import family_sort, natural, nonnegative, real
from derive.terms.term import Term
from derive.testing.variants.variant import SMALL, Variant
from derive.vocabulary.activations import log_softmax, logsumexp, softmax

_n = variable("n", natural)
_i, _y = index("i", _n), index("y", _n)
_z, _t = variable("z", family_sort(_n, real)), variable("t", family_sort(_n, nonnegative))
_a = variable("a", real)


def _smoothed(z: Term, weight: Callable[[Term], Term]) -> Term:
    return neg(sum_(_i, weight(_i) * log_softmax(z)[_i]))


def labels() -> list[Variant]:
    p = softmax(_z)
    twice = softmax(function(_i, p[_i]))
    return [
        Variant(
            "softmax is applied twice: the function expects logits and takes their softmax itself", -log(twice[_y])
        ),
        Variant("this is the mean over the classes too: it is divided by K", div(neg(log_softmax(_z)[_y]), _n)),
        Variant("the logarithm is missing: this is 1 − p_y", 1 - p[_y]),
        Variant("the logarithm is missing: this is −p_y", -p[_y]),
        *[Variant(f"{shown} is added inside the logarithm", -log(p[_y] + tiny)) for shown, tiny in SMALL],
        Variant("this is the sum of the squared errors of softmax", sum_(_i, power(p[_i] - delta(_i, _y), 2))),
    ]


def smoothing() -> list[Variant]:
    others = _smoothed(_z, lambda i: (1 - _a) * delta(i, _y) + div(_a, _n - 1) * (1 - delta(i, _y)))
    return [
        Variant("this is label smoothing with a/(K−1) on the other classes; a/K on every class is expected", others),
        Variant(
            "the smoothing is added without taking a off the label: q = y + a/K",
            _smoothed(_z, lambda i: delta(i, _y) + div(_a, _n)),
        ),
        Variant("the roles of a and 1 − a are swapped", _smoothed(_z, lambda i: _a * delta(i, _y) + div(1 - _a, _n))),
    ]


def targets() -> list[Variant]:
    p = softmax(_z)
    return [
        Variant(
            "softmax is applied twice: the function expects logits",
            _against(_t, lambda i: softmax(function(_i, p[_i]))[i]),
        ),
        Variant("target and prediction are swapped: this is −Σ p log t", neg(sum_(_i, xlogy(p[_i], _t[_i])))),
        Variant(
            "this is the divergence D(t ‖ p): the entropy of the target is subtracted",
            sum_(_i, xlogy(_t[_i], _t[_i]) - _t[_i] * log_softmax(_z)[_i]),
        ),
        Variant("this is divided by K: the mean over the classes too", div(_against(_t, lambda i: p[i]), _n)),
        *[
            Variant(f"{shown} is added inside the logarithm", _against(_t, partial(_plus, p, tiny)))
            for shown, tiny in SMALL
        ],
    ]


def z_loss() -> list[Variant]:
    return [
        Variant("the square is missing: this is logsumexp(z)", logsumexp(_z)),
        Variant("the logarithm is missing: this is the square of Σ exp(z)", power(sum_(_i, exp(_z[_i])), 2)),
    ]


def _plus(p: Term, tiny: Term, i: Term) -> Term:
    return p[i] + tiny


def _against(target: Term, prediction: Callable[[Term], Term]) -> Term:
    return neg(sum_(_i, target[_i] * log(prediction(_i))))
