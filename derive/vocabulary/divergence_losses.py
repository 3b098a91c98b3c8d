"""Losses that compare a distribution with a target: negative log-likelihood, divergences, the KL term of a VAE.

Everything is per item: the sum over the classes belongs to the loss, the reduction over a batch does not. Logarithms
are natural. `kl_divergence` and `jensen_shannon` of two families of probabilities are in `information`.
"""

from __future__ import annotations

from derive.terms.build import div, exp, index, log, neg, op, piecewise, power, sqrt, sum_, variable, xlogy
from derive.terms.definition import Notation, define
from derive.terms.sorts import family_sort, natural, nonnegative, positive, real
from derive.vocabulary.information import jensen_shannon

_n = variable("n", natural)
_i, _y = index("i", _n), index("y", _n)
_t, _q = variable("t", family_sort(_n, nonnegative)), variable("q", family_sort(_n, nonnegative))
_p, _sigma = variable("p", family_sort(_n, positive)), variable("sigma", family_sort(_n, positive))
_x, _s, _mu = (variable(name, family_sort(_n, real)) for name in ("x", "s", "mu"))
_a, _b = variable("p", nonnegative), variable("t", nonnegative)
_positive = variable("p", positive)
_mean, _relative = div(_a + _b, 2), div(_a - _b, _a + _b)


def _loss(name: str) -> Notation:
    """ℓ with the name of the loss as its index, applied to two arguments."""
    return Notation(rf"\ell_{{{{\text{{{{{name}}}}}}}}}({{0}}, {{1}})", f"ℓ_{name.replace(' ', '_')}({{0}}, {{1}})")


negative_log_likelihood = define(
    "negative_log_likelihood",
    (_x, _y),
    neg(_x[_y]),
    _loss("NLL"),
    "ℓ(x, y) := −x_y in nats, for a class y and log-probabilities x: what libraries call NLL expects logarithms.",
)

negative_log_likelihood_of_probabilities = define(
    "negative_log_likelihood_of_probabilities",
    (_p, _y),
    neg(log(_p[_y])),
    _loss("NLL prob"),
    "ℓ(p, y) := −log p_y in nats, for a class y and positive probabilities p.",
)

kl_divergence_with_log_input = define(
    "kl_divergence_with_log_input",
    (_t, _x),
    sum_(_i, xlogy(_t[_i], _t[_i]) - _t[_i] * _x[_i]),
    _loss("KL log"),
    "ℓ(t, x) := Σ_i (t_i log t_i − t_i x_i) in nats, for a target t_i ≥ 0 and log-probabilities x, with 0 log 0 = 0.",
)

kl_divergence_with_log_target = define(
    "kl_divergence_with_log_target",
    (_s, _x),
    sum_(_i, exp(_s[_i]) * (_s[_i] - _x[_i])),
    _loss("KL log target"),
    "ℓ(s, x) := Σ_i e^{s_i} (s_i − x_i) in nats: target and prediction are both given by their logarithms.",
)

generalised_kl_divergence = define(
    "generalised_kl_divergence",
    (_t, _q),
    sum_(_i, xlogy(_t[_i], _t[_i]) - xlogy(_t[_i], _q[_i]) - _t[_i] + _q[_i]),
    _loss("gen KL"),
    "ℓ(t, q) := Σ_i (t_i log t_i − t_i log q_i − t_i + q_i) in nats, for t_i, q_i ≥ 0 where q_i = 0 only if t_i = 0; "
    "neither needs the sum 1.",
)

jensen_shannon_distance = define(
    "jensen_shannon_distance",
    (_t, _q),
    sqrt(jensen_shannon(_t, _q)),
    Notation(r"d_{{\mathrm{{JS}}}}({0}, {1})", "d_JS({0}, {1})"),
    "d_JS(p, q) := √JS(p, q), a distance: what some libraries call Jensen–Shannon.",
)

divergence_from_mean = define(
    "divergence_from_mean",
    (_a, _b),
    xlogy(_a, _a) - xlogy(_a, _mean) + xlogy(_b, _b) - xlogy(_b, _mean),
    Notation(r"j({0}, {1})", "j({0}, {1})"),
    "j(p, t) := p log p − p log m + t log t − t log m, where m = (p + t)/2: a term of 2 JS(p, t).",
)

divergence_from_mean_by_differences = define(
    "divergence_from_mean_by_differences",
    (_a, _b),
    _mean * (_relative * (log(1 + _relative) - log(1 - _relative)) + log(1 - power(_relative, 2))),
    Notation(r"j_\Delta({0}, {1})", "j_Δ({0}, {1})"),
    "j_Δ(p, t) := m (u log(1 + u) − u log(1 − u) + log(1 − u²)), where m = (p + t)/2 and u = (p − t)/(p + t), for "
    "p, t > 0: j(p, t) with no digits lost where p ≈ t.",
)

divergence_from_mean_by_sums = define(
    "divergence_from_mean_by_sums",
    (_a, _b),
    xlogy(_a, 2 * _a) - xlogy(_a, _a + _b) + xlogy(_b, 2 * _b) - xlogy(_b, _a + _b),
    Notation(r"j_\Sigma({0}, {1})", "j_Σ({0}, {1})"),
    "j_Σ(p, t) := p log 2p − p log(p + t) + t log 2t − t log(p + t): j(p, t) without the mean, which may be rounded to "
    "0 where p + t is not.",
)

stable_divergence_from_mean = define(
    "stable_divergence_from_mean",
    (_a, _b),
    piecewise(
        (divergence_from_mean_by_differences(_a, _b), op("abs", _a - _b) < div(_a + _b, 3)),
        otherwise=divergence_from_mean_by_sums(_a, _b),
    ),
    Notation(r"J({0}, {1})", "J({0}, {1})"),
    "J(p, t) := j_Δ(p, t) where |p − t| < (p + t)/3, otherwise j_Σ(p, t): the better of two forms of j(p, t).",
)

log_ratio_to_mean = define(
    "log_ratio_to_mean",
    (_positive, _b),
    piecewise(
        (log(1 + div(_positive - _b, _positive + _b)), _b < 2 * _positive),
        otherwise=log(div(_positive, div(_positive + _b, 2))),
    ),
    Notation(r"r({0}, {1})", "r({0}, {1})"),
    "r(p, t) := log(p/m), where m = (p + t)/2, for p > 0 and t ≥ 0: computed as log(1 + (p − t)/(p + t)) where t < 2p, "
    "so that no digits are lost where p ≈ t.",
)

gaussian_kl = define(
    "gaussian_kl",
    (_mu, _sigma),
    div(sum_(_i, power(_mu[_i], 2) + power(_sigma[_i], 2) - 1 - log(power(_sigma[_i], 2))), 2),
    _loss("Gauss KL"),
    "ℓ(μ, σ) := ½ Σ_i (μ_i² + σ_i² − 1 − log σ_i²) in nats, the divergence of the normal distribution with means μ and "
    "standard deviations σ > 0, coordinate by coordinate, from the standard one.",
)

gaussian_kl_with_log_variance = define(
    "gaussian_kl_with_log_variance",
    (_mu, _s),
    div(sum_(_i, power(_mu[_i], 2) + exp(_s[_i]) - 1 - _s[_i]), 2),
    _loss("Gauss KL log"),
    "ℓ(μ, s) := ½ Σ_i (μ_i² + e^{s_i} − 1 − s_i) in nats: s_i is the logarithm of the variance.",
)
