"""What losses of two classes, and of overlaps, are taken for.

Main statements: `probability`, `logits`, `focal`, `overlaps`.
"""

from __future__ import annotations

from derive.terms.build import div, exp, index, log, maximum, minimum, neg, power, sum_, variable, xlogy
from derive.terms.sorts import family_sort, natural, real
from derive.terms.term import Term
from derive.testing.variants.variant import SMALL, THRESHOLD, Variant, clipped, softplus_of_torch
from derive.vocabulary.activations import sigmoid

_n = variable("n", natural)
_i = index("i", _n)


def probability() -> list[Variant]:
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
    for shown, tiny in SMALL:
        within = clipped(p, tiny)
        found.append(Variant(f"the probability is clipped to [{shown}, 1 − {shown}]", entropy(within, 1 - within)))
        found.append(Variant(f"{shown} is added inside the logarithm", entropy(p + tiny, 1 - p + tiny)))
        at_least = entropy(maximum(p, tiny), maximum(1 - p, tiny))
        found.append(Variant(f"the logarithm's argument is kept above {shown}", at_least))
    return found


def logits() -> list[Variant]:
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
        Variant(THRESHOLD, c * y * softplus_of_torch(-x) + (1 - y) * softplus_of_torch(x)),
        Variant(THRESHOLD, softplus_of_torch(x) - x * y),
        Variant(THRESHOLD, (1 - y) * x + (1 + (c - 1) * y) * softplus_of_torch(-x)),
        *[
            Variant(f"{shown} is added inside the logarithm", neg(y * log(s + e)) - (1 - y) * log(sigmoid(-x) + e))
            for shown, e in SMALL
        ],
    ]


def focal() -> list[Variant]:
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
        Variant(
            "the modulating factor (1 − p_t)^γ is taken for a constant: its derivative is missing (was it detached?)",
            neg(weight * base),
            neg(weight * power(1 - p, gamma) * (2 * y - 1) * (1 - p)),
        ),
        *[
            Variant(
                f"the probability is clipped to [{shown}, 1 − {shown}]",
                neg(weight * power(1 - clipped(p, e), gamma) * log(clipped(p, e))),
            )
            for shown, e in SMALL
        ],
    ]


def overlaps() -> dict[str, list[Variant]]:
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
