"""True identities of information theory and of classification losses, each with a false twin that looks like it.

An entry is (name, left, right, twin, assumptions): left = right holds wherever the assumptions do and both sides
are defined; left = twin does not. Twins have the errors people make: a lost factor, a sign, the other argument.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from derive.terms.build import (
    D,
    Gt,
    Lt,
    cosh,
    delta,
    e,
    exp,
    index,
    integral,
    log,
    maximum,
    pi,
    sqrt,
    sum_,
    tanh,
    term,
    variable,
)
from derive.terms.sorts import family_sort, natural, open_probability, positive, real
from derive.terms.term import Term


@dataclass(frozen=True)
class Identity:
    name: str
    left: Term
    right: Term
    twin: Term
    assumptions: tuple[Term, ...] = ()


IDENTITIES: list[Identity] = []


def identity(name: str, left: object, right: object, twin: object, *assumptions: Term) -> None:
    IDENTITIES.append(Identity(name, term(left), term(right), term(twin), assumptions))


half, third = Fraction(1, 2), Fraction(1, 3)
x, y, b, c, w, gamma, s1, s2, alpha, T = (
    variable(n, positive) for n in ["x", "y", "b", "c", "w", "gamma", "s1", "s2", "alpha", "T"]
)
p, q, t, eps = (variable(n, open_probability) for n in ["p", "q", "t", "eps"])
a, z, d, m, mu1, mu2, u = (variable(n, real) for n in ["a", "z", "d", "m", "mu1", "mu2", "u"])
p1, p2, p3, q1, q2, q3 = (variable(n, positive) for n in ["p1", "p2", "p3", "q1", "q2", "q3"])
r11, r12, r21, r22 = (variable(n, positive) for n in ["r11", "r12", "r21", "r22"])
y1, y2, y3 = (variable(n, real) for n in ["y1", "y2", "y3"])


def sigmoid(v: Term) -> Term:
    return 1 / (1 + exp(-v))


def softplus(v: Term) -> Term:
    return log(1 + exp(v))


def binary_entropy(v: Term) -> Term:
    return -v * log(v) - (1 - v) * log(1 - v)


def bce(target: Term, probability: Term) -> Term:
    return -target * log(probability) - (1 - target) * log(1 - probability)


def total(parts: list[Term]) -> Term:
    result = parts[0]
    for part in parts[1:]:
        result = result + part
    return result


def entropy(*masses: Term) -> Term:
    return -total([v * log(v) for v in masses])


def kl(first: tuple[Term, ...], second: tuple[Term, ...]) -> Term:
    return total([v * log(v / w) for v, w in zip(first, second, strict=True)])


# ---- logarithms and exponentials

identity("log of a product", log(x * y), log(x) + log(y), log(x) * log(y))
identity("log of a quotient", log(x / y), log(x) - log(y), log(x) / log(y))
identity("log of a power", log(x**a), a * log(x), a * log(x) ** 2)
identity("log of a reciprocal", log(1 / x), -log(x), 1 / log(x))
identity(
    "change of base",
    log(x) / log(b),
    (log(x) / log(c)) / (log(b) / log(c)),
    (log(x) / log(c)) / (log(c) / log(b)),
)
identity("logs to bases 8 and 2", log(x, 8), log(x, 2) / 3, log(x, 2) / 4)
identity("a power as an exponential", x**y, exp(y * log(x)), exp(x * log(y)))
identity("two to the log", term(2) ** log(x, 2), x, term(2) ** log(x))
identity("log of a root", log(sqrt(x * y)), (log(x) + log(y)) / 2, log((x + y) / 2))
identity("log of a sum, one term out", log(x + y), log(x) + log(1 + y / x), log(x) + log(1 + x / y))
identity("exp of a sum", exp(a + z), exp(a) * exp(z), exp(a * z))
identity("surprisal in bits", -log(x) / log(2), log(1 / x, 2), log(1 / x) * log(2))
identity("log of a share", log(x / (x + y)), -log(1 + y / x), -log(1 + x / y))

# ---- sigmoid, softplus, softmax

s = sigmoid
Z3 = exp(a) + exp(z) + exp(d)
S1, S2, S3 = exp(a) / Z3, exp(z) / Z3, exp(d) / Z3
identity("sigmoid, other form", s(z), exp(z) / (1 + exp(z)), exp(-z) / (1 + exp(z)))
identity("sigmoid of the negative", 1 - s(z), s(-z), s(z) - 1)
identity("sigmoid, slope", D(s(z), z), s(z) * (1 - s(z)), s(z) * (1 + s(z)))
identity("sigmoid, second derivative", D(s(z), z, 2), s(z) * (1 - s(z)) * (1 - 2 * s(z)), s(z) * (1 - s(z)) * s(z))
identity("logit of the sigmoid", log(s(z) / (1 - s(z))), z, -z)
identity("sigmoid of the logit", s(log(p / (1 - p))), p, 1 - p)
identity("tanh by the sigmoid", tanh(z), 2 * s(2 * z) - 1, 2 * s(z) - 1)
identity("sigmoid by tanh", s(z), (1 + tanh(z / 2)) / 2, (1 + tanh(z)) / 2)
identity("softplus, slope", D(softplus(z), z), s(z), s(-z))
identity("softplus, odd part", softplus(z) - softplus(-z), z, -z)
identity("minus log sigmoid", -log(s(z)), softplus(-z), softplus(z))
identity("softplus, stable", softplus(z), maximum(z, 0) + log(1 + exp(-abs(z))), maximum(z, 0) + log(1 + exp(-z)))
identity("log sigmoid", log(s(z)), z - softplus(z), -z - softplus(z))
identity("sigmoid slope by cosh", s(z) * (1 - s(z)), 1 / (4 * cosh(z / 2) ** 2), 1 / (2 * cosh(z / 2) ** 2))
identity("softmax of two", exp(a) / (exp(a) + exp(z)), s(a - z), s(z - a))
identity(
    "softmax, shift",
    exp(a + d) / (exp(a + d) + exp(z + d)),
    exp(a) / (exp(a) + exp(z)),
    exp(a * d) / (exp(a * d) + exp(z * d)),
)
identity("softmax of three, diagonal", D(S1, a), S1 * (1 - S1), S1 * (1 - S2))
identity("softmax of three, off diagonal", D(S1, z), -S1 * S2, S1 * S2)
identity(
    "log-sum-exp, shift",
    log(Z3),
    m + log(exp(a - m) + exp(z - m) + exp(d - m)),
    m + log(exp(a - m) + exp(z - m) + exp(d)),
)
identity("log-sum-exp, gradient", D(log(Z3), a), S1, S1 * (1 - S1))
identity("log-sum-exp, Hessian", D(D(log(Z3), a), z), -S1 * S2, -S1 * (1 - S2))
identity("log-sum-exp of equals", log(exp(a) + exp(a) + exp(a)), a + log(3), a * log(3))
identity("log softmax", log(S1), a - log(Z3), a - log(S1))

# ---- losses

identity(
    "two-class cross-entropy",
    -t * log(exp(z) / (1 + exp(z))) - (1 - t) * log(1 / (1 + exp(z))),
    bce(t, s(z)),
    bce(1 - t, s(z)),
)
identity("BCE by softplus", bce(t, s(z)), softplus(z) - t * z, softplus(z) + t * z)
identity("BCE, slope in p", D(bce(t, p), p), (p - t) / (p * (1 - p)), (t - p) / (p * (1 - p)))
identity(
    "BCE, curvature in p", D(bce(t, p), p, 2), t / p**2 + (1 - t) / (1 - p) ** 2, t / p**2 - (1 - t) / (1 - p) ** 2
)
identity("BCE, slope in the logit", D(bce(t, s(z)), z), s(z) - t, s(z) - 1 + t)
identity("BCE, curvature in the logit", D(bce(t, s(z)), z, 2), s(z) * (1 - s(z)), s(z) ** 2 * (1 - s(z)))
identity(
    "BCE, stable", bce(t, s(z)), maximum(z, 0) - z * t + log(1 + exp(-abs(z))), maximum(z, 0) - z * t + log(1 + exp(-z))
)
identity(
    "weighted BCE, slope",
    D(-w * t * log(s(z)) - (1 - t) * log(1 - s(z)), z),
    (1 - t) * s(z) - w * t * (1 - s(z)),
    w * (s(z) - t),
)
identity(
    "focal loss, slope in p",
    D(-((1 - p) ** gamma) * log(p), p),
    gamma * (1 - p) ** (gamma - 1) * log(p) - (1 - p) ** gamma / p,
    -gamma * (1 - p) ** (gamma - 1) * log(p) - (1 - p) ** gamma / p,
)
identity(
    "focal loss, slope in the logit",
    D(-((1 - s(z)) ** gamma) * log(s(z)), z),
    (1 - s(z)) ** gamma * (gamma * s(z) * log(s(z)) + s(z) - 1),
    (1 - s(z)) ** gamma * (gamma * s(z) * log(s(z)) - s(z) + 1),
)
identity(
    "focal loss, exponent 2",
    D(-((1 - s(z)) ** 2) * log(s(z)), z),
    (1 - s(z)) ** 2 * (2 * s(z) * log(s(z)) + s(z) - 1),
    (1 - s(z)) ** 2 * (2 * s(z) * log(s(z)) + s(z)),
)
_targets, _masses = (y1, y2, y3), (p1, p2, p3)
identity(
    "label smoothing",
    -total([((1 - eps) * v + eps / 3) * log(r) for v, r in zip(_targets, _masses, strict=True)]),
    -(1 - eps) * total([v * log(r) for v, r in zip(_targets, _masses, strict=True)]) - eps / 3 * log(p1 * p2 * p3),
    -(1 - eps) * total([v * log(r) for v, r in zip(_targets, _masses, strict=True)]) - eps * log(p1 * p2 * p3),
)
identity(
    "label smoothing, slope",
    D(-(1 - eps) * log(S1) - eps / 3 * (log(S1) + log(S2) + log(S3)), a),
    S1 - (1 - eps) - eps / 3,
    S1 - (1 - eps) - eps,
)
_ce3 = -y1 * log(S1) - y2 * log(S2) - (1 - y1 - y2) * log(S3)
identity("cross-entropy of three, slope", D(_ce3, a), S1 - y1, S1 - y1 * S1)
identity("cross-entropy of three, Hessian", D(D(_ce3, a), z), -S1 * S2, -S1 * S2 * y1)
identity("squared error of a sigmoid", D((s(z) - t) ** 2 / 2, z), (s(z) - t) * s(z) * (1 - s(z)), (s(z) - t) * s(z))
identity("Bernoulli likelihood", -log(p**t * (1 - p) ** (1 - t)), bce(t, p), bce(p, t))
_tempered = exp(a / T) / (exp(a / T) + exp(z / T))
identity("temperature", D(log(exp(a / T) + exp(z / T)), a), _tempered / T, _tempered)

# ---- entropies and divergences

P3, Q3 = (p1, p2, p3), (q1, q2, q3)
_cross = -total([v * log(r) for v, r in zip(P3, Q3, strict=True)])
identity("D is cross-entropy minus entropy", kl(P3, Q3), _cross - entropy(*P3), _cross + entropy(*P3))
identity("two-class D", kl((p, 1 - p), (q, 1 - q)), bce(p, q) - binary_entropy(p), bce(q, p) - binary_entropy(p))
identity("binary entropy, slope", D(binary_entropy(p), p), log((1 - p) / p), log(p / (1 - p)))
identity("binary entropy, curvature", D(binary_entropy(p), p, 2), -1 / (p * (1 - p)), -1 / (p * (1 - p)) ** 2)
M3 = tuple((v + r) / 2 for v, r in zip(P3, Q3, strict=True))
identity(
    "Jensen–Shannon of three",
    kl(P3, M3) / 2 + kl(Q3, M3) / 2,
    entropy(*M3) - entropy(*P3) / 2 - entropy(*Q3) / 2,
    entropy(*M3) - entropy(*P3) - entropy(*Q3),
)
_mid = (p + q) / 2
identity(
    "Jensen–Shannon of two",
    kl((p, 1 - p), (_mid, 1 - _mid)) / 2 + kl((q, 1 - q), (_mid, 1 - _mid)) / 2,
    binary_entropy(_mid) - binary_entropy(p) / 2 - binary_entropy(q) / 2,
    binary_entropy(_mid) - (binary_entropy(p) + binary_entropy(q)) / 4,
)
_R = (r11, r12, r21, r22)
_rows, _columns = entropy(r11 + r12, r21 + r22), entropy(r11 + r21, r12 + r22)
_given = -r12 * log(r12 / (r11 + r12)) - r21 * log(r21 / (r21 + r22)) - r22 * log(r22 / (r21 + r22))
identity(
    "chain rule of entropy",
    entropy(*_R),
    _rows - r11 * log(r11 / (r11 + r12)) + _given,
    _rows - r11 * log(r11 / (r11 + r21)) + _given,
)
_independent = (
    (r11 + r12) * (r11 + r21),
    (r11 + r12) * (r12 + r22),
    (r21 + r22) * (r11 + r21),
    (r21 + r22) * (r12 + r22),
)
identity("mutual information", kl(_R, _independent), _rows + _columns - entropy(*_R), _rows + _columns + entropy(*_R))
_rest = 1 - p1 - p2
_split = entropy(p2 / (1 - p1), _rest / (1 - p1))
identity(
    "grouping",
    entropy(p1, p2, _rest),
    entropy(p1, 1 - p1) + (1 - p1) * _split,
    entropy(p1, 1 - p1) + p1 * _split,
    Lt(p1 + p2, 1),
)
identity(
    "D to the uniform",
    kl((p1, p2, _rest), (term(third), term(third), term(third))),
    log(3) - entropy(p1, p2, _rest),
    log(3) + entropy(p1, p2, _rest),
    Gt(_rest, 0),
)
identity(
    "power sum, slope in the exponent",
    D(p1**alpha + p2**alpha, alpha),
    p1**alpha * log(p1) + p2**alpha * log(p2),
    alpha * p1 ** (alpha - 1) + alpha * p2 ** (alpha - 1),
)
identity("D, slope in q", D(kl((p, 1 - p), (q, 1 - q)), q), (q - p) / (q * (1 - q)), (p - q) / (q * (1 - q)))
identity("perplexity", exp(entropy(*P3)), p1 ** (-p1) * p2 ** (-p2) * p3 ** (-p3), p1**p1 * p2**p2 * p3**p3)
identity(
    "Jeffreys",
    kl(P3, Q3) + kl(Q3, P3),
    total([(v - r) * log(v / r) for v, r in zip(P3, Q3, strict=True)]),
    total([(v + r) * log(v / r) for v, r in zip(P3, Q3, strict=True)]),
)
identity(
    "D of sigmoids as a Bregman divergence",
    kl((s(a), 1 - s(a)), (s(z), 1 - s(z))),
    softplus(z) - softplus(a) - s(a) * (z - a),
    softplus(z) - softplus(a) - s(z) * (z - a),
)
identity("D, slope in the logit", D(kl((p, 1 - p), (s(z), 1 - s(z))), z), s(z) - p, p - s(z))
identity(
    "Fisher information of a coin",
    p * D(log(p), p) ** 2 + (1 - p) * D(log(1 - p), p) ** 2,
    1 / (p * (1 - p)),
    1 / (p * (1 + p)),
)
identity("Rényi of order 2", -log(p**2 + (1 - p) ** 2), -log(1 - 2 * p * (1 - p)), -log(1 - p * (1 - p)))
identity(
    "Hellinger",
    ((sqrt(p) - sqrt(q)) ** 2 + (sqrt(1 - p) - sqrt(1 - q)) ** 2) / 2,
    1 - sqrt(p * q) - sqrt((1 - p) * (1 - q)),
    1 - sqrt(p * q) + sqrt((1 - p) * (1 - q)),
)
identity("D, curvature in p", D(kl((p, 1 - p), (q, 1 - q)), p, 2), 1 / p + 1 / (1 - p), 1 / q + 1 / (1 - q))

# ---- normal distributions


def normal_density(v: Term, mean: Term, deviation: Term) -> Term:
    return exp(-((v - mean) ** 2) / (2 * deviation**2)) / (deviation * sqrt(2 * pi))


_N = normal_density(u, mu1, s1)
_log_ratio = log(s2 / s1) - (u - mu1) ** 2 / (2 * s1**2) + (u - mu2) ** 2 / (2 * s2**2)
_kl_normal = log(s2 / s1) + (s1**2 + (mu1 - mu2) ** 2) / (2 * s2**2) - half
GAUSSIAN_INTEGRALS: list[Identity] = []


def gaussian(name: str, left: object, right: object, twin: object) -> None:
    GAUSSIAN_INTEGRALS.append(Identity(name, term(left), term(right), term(twin)))


gaussian("normal, entropy", integral(u, -_N * log(_N)), log(2 * pi * e * s1**2) / 2, log(2 * pi * s1**2) / 2)
gaussian(
    "normal, D",
    integral(u, _N * _log_ratio),
    _kl_normal,
    log(s2 / s1) + (s1**2 + (mu1 - mu2) ** 2) / (2 * s1**2) - half,
)
identity(
    "normal, surprisal",
    -log(_N),
    log(s1) + log(2 * pi) / 2 + (u - mu1) ** 2 / (2 * s1**2),
    log(s1) + log(2 * pi) + (u - mu1) ** 2 / (2 * s1**2),
)
identity("normal, score", D(-log(_N), mu1), (mu1 - u) / s1**2, (u - mu1) / s1**2)
identity(
    "normal, D in the deviation",
    D(_kl_normal, s2),
    1 / s2 - (s1**2 + (mu1 - mu2) ** 2) / s2**3,
    1 / s2 - (s1**2 + (mu1 - mu2) ** 2) / (2 * s2**3),
)

# ---- any number of classes

n = variable("n", natural)
i, j, k = index("i", n), index("j", n), index("k", n)
P, Q = variable("P", family_sort(n, positive)), variable("Q", family_sort(n, positive))
Z, Y = variable("Z", family_sort(n, real)), variable("Y", family_sort(n, real))
_lse = log(sum_(k, exp(Z[k])))
_soft_j = exp(Z[j]) / sum_(k, exp(Z[k]))
identity(
    "D is cross-entropy minus entropy, n classes",
    sum_(i, P[i] * log(P[i] / Q[i])),
    -sum_(i, P[i] * log(Q[i])) + sum_(i, P[i] * log(P[i])),
    -sum_(i, P[i] * log(Q[i])) - sum_(i, P[i] * log(P[i])),
)
identity("linearity", sum_(i, x * P[i] + Q[i]), x * sum_(i, P[i]) + sum_(i, Q[i]), x * sum_(i, P[i]) * sum_(i, Q[i]))
identity("entropy of the uniform", -sum_(i, log(1 / n) / n), log(n), -log(n))
identity(
    "another bound name",
    sum_(i, P[i] * log(Q[i])),
    sum_(k, P[k] * log(Q[k])),
    sum_(k, P[k] * log(Q[k])) - P[j] * log(Q[j]),
)
identity("Kronecker's delta", sum_(i, delta(i, j) * P[i]), P[j], P[i])
identity("log-sum-exp, gradient, n classes", D(log(sum_(i, exp(Z[i]))), Z[j]), _soft_j, exp(Z[j]) * sum_(i, exp(Z[i])))
identity(
    "cross-entropy, gradient, n classes",
    D(-sum_(i, Y[i] * (Z[i] - _lse)), Z[j]),
    sum_(i, Y[i]) * _soft_j - Y[j],
    _soft_j - sum_(i, Y[i]) * Y[j],
)
identity(
    "Jensen–Shannon, n classes",
    sum_(i, P[i] * log(2 * P[i] / (P[i] + Q[i]))) / 2 + sum_(i, Q[i] * log(2 * Q[i] / (P[i] + Q[i]))) / 2,
    -sum_(i, (P[i] + Q[i]) / 2 * log((P[i] + Q[i]) / 2)) + (sum_(i, P[i] * log(P[i])) + sum_(i, Q[i] * log(Q[i]))) / 2,
    -sum_(i, (P[i] + Q[i]) / 2 * log((P[i] + Q[i]) / 2)) + sum_(i, P[i] * log(P[i])) + sum_(i, Q[i] * log(Q[i])),
)
