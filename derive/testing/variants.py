"""What a loss is taken for: other losses and other conventions, as terms and as changes of the options.

A variant is a term in the variables of a contract; its gradient is taken by the rules of differentiation. They are
used for words only: which mistake explains what the code returned. Nothing is decided by them.

Main statements: `Variant`, `variants_of`, `NEUTRAL`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

from derive.kernel.field.differentiation import derivative, partial_derivative
from derive.terms.build import (
    cosh,
    delta,
    div,
    exp,
    function,
    index,
    log,
    maximum,
    minimum,
    neg,
    pi,
    piecewise,
    power,
    sqrt,
    sum_,
    variable,
    xlogy,
)
from derive.terms.sorts import family_sort, natural, nonnegative, positive, real
from derive.terms.term import Term
from derive.testing.formula import Formula, NotComputable
from derive.vocabulary.activations import log_softmax, sigmoid, softmax

_n = variable("n", natural)
_i, _y = index("i", _n), index("y", _n)
_z, _t = variable("z", family_sort(_n, real)), variable("t", family_sort(_n, nonnegative))
_a, _T = variable("a", real), variable("T", positive)

NEUTRAL = {"a": 0.0, "T": 1.0, "c": 1.0, "gamma": 0.0, "m": 0.0}  # values at which a parameter has no effect


@dataclass(frozen=True, slots=True)
class Variant:
    """Another loss, with the words for it: "this is …"."""

    words: str
    term: Term

    def formula(self) -> Formula:
        return Formula(self.term)

    def gradient(self, argument: str, family: bool) -> Formula | None:
        """Its gradient in a variable, as far as the rules of differentiation carry."""
        for v in _variables(self.term):
            if v.head.name == argument:  # type: ignore[attr-defined]
                try:
                    if family:
                        k = index("k", _n)
                        return Formula(partial_derivative(self.term, v, (k,))[0], (k,))
                    return Formula(derivative(self.term, v)[0])
                except (NotComputable, ValueError, TypeError, ArithmeticError):
                    return None
                except Exception as refused:
                    if type(refused).__name__ == "Unsupported":
                        return None
                    raise
        return None


def _variables(term: Term) -> list[Term]:
    from derive.terms.term import free_variables

    return sorted(free_variables(term), key=repr)


def _smoothed(z: Term, weight: Callable[[Term], Term]) -> Term:
    return neg(sum_(_i, weight(_i) * log_softmax(z)[_i]))


def _softmax_labels() -> list[Variant]:
    p = softmax(_z)
    twice = softmax(function(_i, p[_i]))
    return [
        Variant(
            "softmax is applied twice: the function expects logits and takes their softmax itself", -log(twice[_y])
        ),
        Variant("this is the mean over the classes too: it is divided by K", div(neg(log_softmax(_z)[_y]), _n)),
        Variant("the logarithm is missing: this is 1 − p_y", 1 - p[_y]),
        Variant("the logarithm is missing: this is −p_y", -p[_y]),
        *[Variant(f"{shown} is added inside the logarithm", -log(p[_y] + tiny)) for shown, tiny in _SMALL],
        Variant("this is the sum of the squared errors of softmax", sum_(_i, power(p[_i] - delta(_i, _y), 2))),
    ]


def _smoothing() -> list[Variant]:
    others = _smoothed(_z, lambda i: (1 - _a) * delta(i, _y) + div(_a, _n - 1) * (1 - delta(i, _y)))
    return [
        Variant("this is label smoothing with a/(K−1) on the other classes; a/K on every class is expected", others),
        Variant(
            "the smoothing is added without taking a off the label: q = y + a/K",
            _smoothed(_z, lambda i: delta(i, _y) + div(_a, _n)),
        ),
        Variant("the roles of a and 1 − a are swapped", _smoothed(_z, lambda i: _a * delta(i, _y) + div(1 - _a, _n))),
    ]


def _softmax_targets() -> list[Variant]:
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
            for shown, tiny in _SMALL
        ],
    ]


def _plus(p: Term, tiny: Term, i: Term) -> Term:
    return p[i] + tiny


def _against(target: Term, prediction: Callable[[Term], Term]) -> Term:
    return neg(sum_(_i, target[_i] * log(prediction(_i))))


def _small() -> list[tuple[str, Term]]:
    powers = [(f"1e-{k}", div(1, power(10, k))) for k in (5, 6, 7, 8, 9, 10, 12, 15, 16)]
    return powers + [(f"the format's ε = {2.0**-k:.2g}", div(1, power(2, k))) for k in (52, 23, 10, 7)]


_SMALL = _small()


def _binary_probability() -> list[Variant]:
    y, p = variable("y", real), variable("p_hat", real)

    def entropy(first: Term, second: Term) -> Term:
        return neg(y * log(first)) - (1 - y) * log(second)

    lowest = exp(neg(100))
    found = [
        Variant(
            "the logarithm is clamped at −100, as PyTorch does; the exact loss grows without bound",
            entropy(maximum(p, lowest), maximum(1 - p, lowest)),
        ),
        Variant(
            "the arguments are swapped: the target comes where the prediction is expected",
            neg(xlogy(p, y)) - xlogy(1 - p, 1 - y),
        ),
        Variant("the term of the negative class is missing: this is −y log p", neg(y * log(p))),
        Variant(
            "a sigmoid is applied: the function takes logits, not probabilities", entropy(sigmoid(p), 1 - sigmoid(p))
        ),
    ]
    in_float32 = maximum(minimum(p, 1 - div(1, power(2, 23))), div(1, power(10, 7)))  # 1 − 1e-7 is 1 − 2⁻²³ there
    found.append(
        Variant("the probability is clipped to [1e-7, 1 − 1e-7], in float32", entropy(in_float32, 1 - in_float32))
    )
    for shown, tiny in _SMALL:
        clipped = _clipped(p, tiny)
        found.append(Variant(f"the probability is clipped to [{shown}, 1 − {shown}]", entropy(clipped, 1 - clipped)))
        found.append(Variant(f"{shown} is added inside the logarithm", entropy(p + tiny, 1 - p + tiny)))
        at_least = entropy(maximum(p, tiny), maximum(1 - p, tiny))
        found.append(Variant(f"the logarithm's argument is kept above {shown}", at_least))
    return found


def _binary_logits() -> list[Variant]:
    y, x, c = variable("y", real), variable("x", real), variable("c", real)
    s = sigmoid(x)

    def loss(of: Term, weight: Term | int = 1) -> Term:
        return neg(weight * y * log(sigmoid(of))) - (1 - y) * log(sigmoid(-of))

    return [
        Variant("the sigmoid is applied twice: the function expects logits", loss(s)),
        Variant("the term of the negative class is missing: this is −y log σ(x)", neg(y * log(s))),
        Variant("the labels are the wrong way round: this is the loss of 1 − y", loss(-x)),
        Variant("pos_weight multiplies both classes; it belongs to y = 1 only", c * loss(x)),
        Variant("pos_weight multiplies the negative class", neg(y * log(s)) - c * (1 - y) * log(sigmoid(-x))),
        Variant("this is the squared error of σ(x)", power(s - y, 2)),
        *[
            Variant(f"{shown} is added inside the logarithm", neg(y * log(s + e)) - (1 - y) * log(sigmoid(-x) + e))
            for shown, e in _SMALL
        ],
    ]


def _clipped(p: Term, tiny: Term) -> Term:
    return maximum(minimum(p, 1 - tiny), tiny)


def _focal() -> list[Variant]:
    y, x, alpha, gamma = (variable(name, real) for name in ("y", "x", "alpha", "gamma"))
    p = y * sigmoid(x) + (1 - y) * sigmoid(-x)
    weight = alpha * y + (1 - alpha) * (1 - y)
    base = power(1 - p, gamma) * log(p)
    return [
        Variant("α is missing", neg(base)),
        Variant("α multiplies both classes; the negative class has 1 − α", neg(alpha * base)),
        Variant("α and 1 − α are swapped", neg((1 - weight) * base)),
        Variant("the modulating factor is p_t^γ; (1 − p_t)^γ is expected", neg(weight * power(p, gamma) * log(p))),
        Variant("the modulating factor (1 − p_t)^γ is missing: this is α_t times cross-entropy", neg(weight * log(p))),
        *[
            Variant(
                f"the probability is clipped to [{shown}, 1 − {shown}]",
                neg(weight * power(1 - _clipped(p, e), gamma) * log(_clipped(p, e))),
            )
            for shown, e in _SMALL
        ],
    ]


def _divergence(first: str, second: str) -> list[Variant]:
    p, q = (variable(name, family_sort(_n, nonnegative)) for name in (first, second))

    def kl(a: Term, b: Term) -> Term:
        return sum_(_i, xlogy(a[_i], a[_i]) - xlogy(a[_i], b[_i]))

    return [
        Variant(f"this is KL({second}‖{first}): the arguments are swapped", kl(q, p)),
        Variant(
            "the entropy of the first argument is missing: this is the cross-entropy",
            neg(sum_(_i, xlogy(p[_i], q[_i]))),
        ),
        Variant("this is the symmetric KL(p‖q) + KL(q‖p)", kl(p, q) + kl(q, p)),
        Variant("this is divided by K: the mean over the classes too", div(kl(p, q), _n)),
        *[
            Variant(
                f"both arguments are kept above {shown}",
                kl(function(_i, maximum(p[_i], e)), function(_i, maximum(q[_i], e))),
            )
            for shown, e in _SMALL
        ],
    ]


def _divergence_of_logarithms() -> list[Variant]:
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


def _jensen_shannon() -> list[Variant]:
    p, t = (variable(name, family_sort(_n, nonnegative)) for name in ("p", "t"))
    m = function(_i, div(p[_i] + t[_i], 2))

    def kl(a: Term, b: Term) -> Term:
        return sum_(_i, xlogy(a[_i], a[_i]) - xlogy(a[_i], b[_i]))

    js = div(kl(p, m) + kl(t, m), 2)
    return [
        Variant("this is the square root, the Jensen–Shannon distance", sqrt(js)),
        Variant("the factor ½ is missing", 2 * js),
        Variant("this is KL(p‖t)", kl(p, t)),
        Variant("the symmetric KL(p‖t) + KL(t‖p) is no Jensen–Shannon divergence", kl(p, t) + kl(t, p)),
    ]


def _regression() -> dict[str, list[Variant]]:
    x, y, m, v, s, d = (variable(name, real) for name in ("x", "y", "m", "v", "s", "delta"))
    error, gauss = x - y, m - y
    two_pi = div(log(2 * pi), 2)
    huber = minimum(abs(error), d) * (abs(error) - div(minimum(abs(error), d), 2))
    return {
        "squared_error": [
            Variant("this is ½e²: half the squared error", div(power(error, 2), 2)),
            Variant("this is |e|", abs(error)),
        ],
        "half_squared_error": [Variant("this is e²: twice as much", power(error, 2))],
        "huber": [
            Variant("this is smooth L1, which is Huber's loss over δ", div(huber, d)),
            Variant(
                "½ is missing in the quadratic part", minimum(abs(error), d) * (2 * abs(error) - minimum(abs(error), d))
            ),
        ],
        "smooth_l1": [Variant("this is Huber's loss, which is δ times smooth L1", huber)],
        "log_cosh": [Variant("this is log cosh without taking off log 2", log(2 * cosh(error)))],
        "gaussian_negative_log_likelihood": [
            Variant("it has the constant ½ log 2π", div(log(v) + div(power(gauss, 2), v), 2) + two_pi),
            Variant("the variance is taken for a standard deviation", log(v) + div(power(gauss, 2), 2 * power(v, 2))),
            Variant("the variance is taken for its logarithm", div(v + power(gauss, 2) * exp(-v), 2)),
            Variant("the factor ½ is missing", log(v) + div(power(gauss, 2), v)),
            Variant("½ stands at the logarithm only", div(log(v), 2) + div(power(gauss, 2), v)),
            Variant("the logarithm of the variance is missing", div(power(gauss, 2), 2 * v)),
            *[
                Variant(
                    f"the variance is kept above {shown}",
                    div(log(maximum(v, e)) + div(power(gauss, 2), maximum(v, e)), 2),
                )
                for shown, e in _SMALL
            ],
        ],
        "gaussian_negative_log_likelihood_with_log_variance": [
            Variant("the logarithm is taken for the variance itself", div(log(s) + div(power(gauss, 2), s), 2)),
        ],
        "poisson_negative_log_likelihood": [
            Variant("the rate is taken for its logarithm", exp(variable("r", real)) - y * variable("r", real)),
            *[
                Variant(
                    f"{shown} is added inside the logarithm", variable("r", real) - y * log(variable("r", real) + e)
                )
                for shown, e in _SMALL
            ],
        ],
        "poisson_negative_log_likelihood_with_log_rate": [
            Variant("the logarithm of the rate is taken for the rate", x - y * log(x)),
            Variant(
                "Stirling's approximation of log y! is added for y > 1",
                exp(x) - y * x + piecewise((xlogy(y, y) - y + div(log(2 * pi * maximum(y, 1)), 2), y > 1), otherwise=0),
            ),
        ],
    }


def _margins() -> dict[str, list[Variant]]:
    x, y, m = (variable(name, real) for name in ("x", "y", "m"))
    z, c = _z, _y
    signed = 2 * y - 1
    gap = maximum(m - z[c] + z[_i], 0)
    return {
        "hinge": [
            Variant("labels 0 and 1 are expected by the function, and moved to ±1", maximum(1 - signed * x, 0)),
            Variant("this is the squared hinge loss", power(maximum(1 - y * x, 0), 2)),
            Variant("the margin 1 is missing: this is max(−yx, 0)", maximum(-(y * x), 0)),
        ],
        "squared_hinge": [
            Variant("this is the hinge loss, not its square", maximum(1 - y * x, 0)),
            Variant("this is half the squared hinge loss", div(power(maximum(1 - y * x, 0), 2), 2)),
        ],
        "soft_margin": [Variant("the sign of yx is turned", log(1 + exp(y * x)))],
        "multi_margin": [
            Variant("it is not divided by the number of classes", sum_(_i, (1 - delta(_i, c)) * gap)),
            Variant("the right class counts too: its term is the margin m", div(sum_(_i, gap), _n)),
            Variant("it is divided by K − 1", div(sum_(_i, (1 - delta(_i, c)) * gap), _n - 1)),
        ],
        "squared_multi_margin": [
            Variant("it is not divided by the number of classes", sum_(_i, (1 - delta(_i, c)) * power(gap, 2))),
            Variant("the margins are not squared", div(sum_(_i, (1 - delta(_i, c)) * gap), _n)),
        ],
    }


def _overlap() -> dict[str, list[Variant]]:
    y, p = (variable(name, family_sort(_n, real)) for name in ("y", "p"))
    alpha, beta = variable("alpha", real), variable("beta", real)
    hit = sum_(_i, y[_i] * p[_i])
    false, missed = sum_(_i, (1 - y[_i]) * p[_i]), sum_(_i, y[_i] * (1 - p[_i]))

    def overlap(a: Term, b: Term, smooth: int) -> Term:
        return 1 - div(hit + smooth, hit + a * false + b * missed + smooth)

    total = sum_(_i, y[_i]) + sum_(_i, p[_i])
    return {
        "tversky": [
            Variant("α and β are swapped: α belongs to the false positives", overlap(beta, alpha, 0)),
            Variant("1 is added above and below", overlap(alpha, beta, 1)),
        ],
        "dice": [
            Variant("1 is added above and below", 1 - div(2 * hit + 1, total + 1)),
            Variant("the factor 2 is missing", 1 - div(hit, total)),
            Variant("this is 1 minus the index of Jaccard", 1 - div(hit, total - hit)),
            Variant(
                "the sums below are of squares", 1 - div(2 * hit, sum_(_i, power(y[_i], 2)) + sum_(_i, power(p[_i], 2)))
            ),
        ],
    }


def _negative_log_likelihood() -> dict[str, list[Variant]]:
    x, p = variable("x", family_sort(_n, real)), variable("p", family_sort(_n, real))
    return {
        "negative_log_likelihood": [
            Variant("it takes a logarithm: log-probabilities are expected, and have it already", -log(-x[_y])),
            Variant("it takes log softmax of what are log-probabilities already", -log_softmax(x)[_y]),
        ],
        "negative_log_likelihood_of_probabilities": [Variant("the logarithm is missing: this is −p_y", -p[_y])],
    }


@lru_cache(maxsize=1)
def _all() -> dict[str, list[Variant]]:
    binary = _binary_logits()
    return {
        "softmax_cross_entropy_with_integer_labels": _softmax_labels(),
        "label_smoothing_cross_entropy": [*_smoothing(), *_softmax_labels()],
        "softmax_cross_entropy": _softmax_targets(),
        "binary_cross_entropy": _binary_probability(),
        "binary_cross_entropy_with_logits": [v for v in binary if "pos_weight" not in v.words],
        "weighted_binary_cross_entropy_with_logits": binary,
        "sigmoid_focal": _focal(),
        "kl_divergence": _divergence("p", "q"),
        "generalised_kl_divergence": _divergence("t", "q"),
        "kl_divergence_with_log_input": _divergence_of_logarithms(),
        "jensen_shannon": _jensen_shannon(),
        **_regression(),
        **_margins(),
        **_overlap(),
        **_negative_log_likelihood(),
    }


def variants_of(name: str) -> list[Variant]:
    """The variants of the loss of that name."""
    return _all().get(name, [])
