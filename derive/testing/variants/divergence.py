"""What a divergence or a likelihood is taken for.

Main statements: `of_distributions`, `of_logarithms`, `jensen_shannon`, `likelihoods`.
"""

from __future__ import annotations

from derive.terms.build import div, exp, function, index, log, maximum, neg, sqrt, sum_, variable, xlogy
from derive.terms.sorts import family_sort, natural, nonnegative, real
from derive.terms.term import Term
from derive.testing.variants.variant import SMALL, Variant
from derive.vocabulary.activations import log_softmax

_n = variable("n", natural)
_i, _y = index("i", _n), index("y", _n)
_t = variable("t", family_sort(_n, nonnegative))


def _kl(a: Term, b: Term) -> Term:
    return sum_(_i, xlogy(a[_i], a[_i]) - xlogy(a[_i], b[_i]))


def of_distributions(first: str, second: str) -> list[Variant]:
    p, q = (variable(name, family_sort(_n, nonnegative)) for name in (first, second))

    return [
        Variant(f"this is KL({second}‖{first}): the arguments are swapped", _kl(q, p)),
        Variant(
            "the entropy of the first argument is missing: this is the cross-entropy",
            neg(sum_(_i, xlogy(p[_i], q[_i]))),
        ),
        Variant("this is the symmetric KL(p‖q) + KL(q‖p)", _kl(p, q) + _kl(q, p)),
        Variant("this is divided by K: the mean over the classes too", div(_kl(p, q), _n)),
        *[
            Variant(
                f"both arguments are kept above {shown}",
                _kl(function(_i, maximum(p[_i], e)), function(_i, maximum(q[_i], e))),
            )
            for shown, e in SMALL
        ],
    ]


def of_logarithms() -> list[Variant]:
    x = variable("x", family_sort(_n, real))
    return [
        Variant("the term t log t is missing: this is the cross-entropy", neg(sum_(_i, _t[_i] * x[_i]))),
        Variant(
            "the arguments are swapped: this is KL(q‖t)",
            sum_(_i, exp(x[_i]) * x[_i] - xlogy(exp(x[_i]), _t[_i])),
        ),
        Variant(
            "this is Σ (t log t − t x − t + eˣ), another function where the sums differ",
            sum_(_i, xlogy(_t[_i], _t[_i]) - _t[_i] * x[_i] - _t[_i] + exp(x[_i])),
        ),
        Variant("the target is taken for log t", sum_(_i, exp(_t[_i]) * (_t[_i] - x[_i]))),
    ]


def jensen_shannon() -> list[Variant]:
    p, t = (variable(name, family_sort(_n, nonnegative)) for name in ("p", "t"))
    m = function(_i, div(p[_i] + t[_i], 2))

    js = div(_kl(p, m) + _kl(t, m), 2)
    return [
        Variant("this is the square root, the Jensen–Shannon distance", sqrt(js)),
        Variant("the factor ½ is missing", 2 * js),
        Variant("this is KL(p‖t)", _kl(p, t)),
        Variant("the symmetric KL(p‖t) + KL(t‖p) is no Jensen–Shannon divergence", _kl(p, t) + _kl(t, p)),
    ]


def likelihoods() -> dict[str, list[Variant]]:
    x, p = variable("x", family_sort(_n, real)), variable("p", family_sort(_n, real))
    return {
        "negative_log_likelihood": [
            Variant("it takes a logarithm: log-probabilities are expected, and have it already", -log(-x[_y])),
            Variant("it takes log softmax of what are log-probabilities already", -log_softmax(x)[_y]),
        ],
        "negative_log_likelihood_of_probabilities": [Variant("the logarithm is missing: this is −p_y", -p[_y])],
    }
