"""Information theory: surprisal, entropy, cross-entropy, divergence.

Without a base in the name a quantity is in nats (natural logarithm); the names that end in `_bits` divide by log 2.
In sums "a log b" is xlogy(a, b), which is 0 for a = b = 0; a term with a > 0 and b = 0 is undefined, so a
cross-entropy or a divergence speaks of P ≪ Q only (see `predicates.absolutely_continuous`).

Families run over 1, …, n and need not be normalised: what needs Σ p_i = 1 says so as a hypothesis.
"""

from __future__ import annotations

from derive.terms.build import (
    div,
    exp,
    function,
    index,
    integral,
    log,
    neg,
    sum_,
    variable,
    xlogy,
)
from derive.terms.definition import Definition, Notation, define
from derive.terms.sorts import family_sort, function_sort, interval, natural, nonnegative, probability, real
from derive.terms.term import Term

_n = variable("n", natural)
_i = index("i", _n)
_p = variable("p", family_sort(_n, nonnegative))
_q = variable("q", family_sort(_n, nonnegative))
_x = variable("x", interval(0, 1, left_open=True))
_r = variable("r", probability)

surprisal = define(
    "surprisal",
    (_x,),
    neg(log(_x)),
    Notation(r"I({0})", "I({0})"),
    "I(p) := −log p, the information of an event of probability p ∈ (0, 1], in nats.",
)

surprisal_bits = define(
    "surprisal_bits",
    (_x,),
    neg(log(_x, 2)),
    Notation(r"I_2({0})", "I₂({0})"),
    "I₂(p) := −log₂ p, the information of an event of probability p ∈ (0, 1], in bits.",
)

entropy = define(
    "entropy",
    (_p,),
    neg(sum_(_i, xlogy(_p[_i], _p[_i]))),
    Notation(r"H({0})", "H({0})"),
    "H(p) := −Σ_i p_i log p_i in nats, for p_i ≥ 0, with 0 log 0 = 0.",
)

entropy_bits = define(
    "entropy_bits",
    (_p,),
    neg(sum_(_i, div(xlogy(_p[_i], _p[_i]), log(2)))),
    Notation(r"H_2({0})", "H₂({0})"),
    "H₂(p) := −Σ_i p_i log p_i / log 2, the entropy in bits, for p_i ≥ 0.",
)

cross_entropy = define(
    "cross_entropy",
    (_p, _q),
    neg(sum_(_i, xlogy(_p[_i], _q[_i]))),
    Notation(r"H({0}, {1})", "H({0}, {1})"),
    "H(p, q) := −Σ_i p_i log q_i in nats, for p_i, q_i ≥ 0 where q_i = 0 only if p_i = 0.",
)

cross_entropy_bits = define(
    "cross_entropy_bits",
    (_p, _q),
    neg(sum_(_i, div(xlogy(_p[_i], _q[_i]), log(2)))),
    Notation(r"H_2({0}, {1})", "H₂({0}, {1})"),
    "H₂(p, q) := −Σ_i p_i log q_i / log 2, the cross-entropy in bits, on the domain of H(p, q).",
)

kl_divergence = define(
    "kl_divergence",
    (_p, _q),
    sum_(_i, xlogy(_p[_i], _p[_i]) - xlogy(_p[_i], _q[_i])),
    Notation(r"D({0} \parallel {1})", "D({0} ‖ {1})"),
    "D(p ‖ q) := Σ_i (p_i log p_i − p_i log q_i) in nats, for p_i, q_i ≥ 0 where q_i = 0 only if p_i = 0.",
)

kl_divergence_bits = define(
    "kl_divergence_bits",
    (_p, _q),
    sum_(_i, div(xlogy(_p[_i], _p[_i]) - xlogy(_p[_i], _q[_i]), log(2))),
    Notation(r"D_2({0} \parallel {1})", "D₂({0} ‖ {1})"),
    "D₂(p ‖ q) := Σ_i (p_i log p_i − p_i log q_i) / log 2, the divergence in bits, on the domain of D(p ‖ q).",
)

binary_entropy = define(
    "binary_entropy",
    (_r,),
    neg(xlogy(_r, _r)) - xlogy(1 - _r, 1 - _r),
    Notation(r"H_{{\mathrm{{b}}}}({0})", "H_b({0})"),
    "H_b(p) := −p log p − (1 − p) log(1 − p) in nats, for p ∈ [0, 1]: the entropy of (p, 1 − p).",
)


def mixture(p: Term, q: Term, size: Term | int) -> Term:
    """The family i ↦ (p_i + q_i)/2 over 1, …, size."""
    i = index("i", size)
    return function(i, div(p[i] + q[i], 2))


jensen_shannon = define(
    "jensen_shannon",
    (_p, _q),
    div(kl_divergence(_p, mixture(_p, _q, _n)), 2) + div(kl_divergence(_q, mixture(_p, _q, _n)), 2),
    Notation(r"\operatorname{{JS}}({0}, {1})", "JS({0}, {1})"),
    "JS(p, q) := D(p ‖ m)/2 + D(q ‖ m)/2 in nats with m_i = (p_i + q_i)/2, for p_i, q_i ≥ 0: always defined. "
    "Some libraries return its square root under this name.",
)

perplexity = define(
    "perplexity",
    (_p,),
    exp(entropy(_p)),
    Notation(r"\operatorname{{PP}}({0})", "PP({0})"),
    "PP(p) := exp H(p), with H in nats: the number of equally likely outcomes of the same entropy.",
)

cross_perplexity = define(
    "cross_perplexity",
    (_p, _q),
    exp(cross_entropy(_p, _q)),
    Notation(r"\operatorname{{PP}}({0}, {1})", "PP({0}, {1})"),
    "PP(p, q) := exp H(p, q), with H in nats: the perplexity of the model q under p.",
)


def _differential(name: str, domain: Term, where: str) -> tuple[Definition, Definition, Definition]:
    """Differential entropy, cross-entropy and divergence of densities on one domain."""
    x = variable("x", domain)
    p = variable("p", function_sort(domain, nonnegative))
    q = variable("q", function_sort(domain, nonnegative))
    support = " and ".join(("p(x) log p(x)", "p(x) log q(x)"))
    return (
        define(
            "differential_entropy" + name,
            (p,),
            neg(integral(x, xlogy(p(x), p(x)))),
            Notation(r"h({0})", "h({0})"),
            f"h(p) := −∫ p(x) log p(x) dx over {where} in nats, for a density p ≥ 0 whose p(x) log p(x) is integrable. "
            "It may be negative and depends on the unit of x.",
        ),
        define(
            "differential_cross_entropy" + name,
            (p, q),
            neg(integral(x, xlogy(p(x), q(x)))),
            Notation(r"h({0}, {1})", "h({0}, {1})"),
            f"h(p, q) := −∫ p(x) log q(x) dx over {where} in nats, for densities where p(x) log q(x) is integrable.",
        ),
        define(
            "differential_kl_divergence" + name,
            (p, q),
            integral(x, xlogy(p(x), p(x)) - xlogy(p(x), q(x))),
            Notation(r"D({0} \parallel {1})", "D({0} ‖ {1})"),
            f"D(p ‖ q) := ∫ (p(x) log p(x) − p(x) log q(x)) dx over {where} in nats, where {support} are defined.",
        ),
    )


_a, _b = variable("a", real), variable("b", real)

differential_entropy, differential_cross_entropy, differential_kl_divergence = _differential(
    "", interval(_a, _b), "a closed interval [a, b]"
)
differential_entropy_line, differential_cross_entropy_line, differential_kl_divergence_line = _differential(
    "_line", real, "the real line"
)
differential_entropy_half_line, differential_cross_entropy_half_line, differential_kl_divergence_half_line = (
    _differential("_half_line", nonnegative, "[0, ∞)")
)
