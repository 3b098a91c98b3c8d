"""Rules for integrals: monotone, linear, the fundamental theorem, affine substitution, a vanishing integral.

An integral is defined over a closed bounded interval when its integrand is continuous there; otherwise (open or
infinite ends, no continuity) only where integrability is a hypothesis or a theorem.

Main statements: `integral_relation`, `integral_linear`, `fundamental`, `affine_substitution`, `vanishing_integral`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.kernel.assumptions import Assumptions
from derive.kernel.continuity import continuous_on
from derive.kernel.rules.checks import known_from, pointwise_relation, reading_twice, require, require_defined
from derive.kernel.theorem import Refusal, Theorem, make
from derive.terms.build import D, Eq, Lt, add, forall, integral, is_binder, is_op, mul, sub, term
from derive.terms.sorts import interior, interval, is_infinite, is_interval
from derive.terms.term import Operator, Term, fresh_variable, occurs, open_body, substitute


@reading_twice
def integral_relation(pointwise: Theorem, under: Sequence[Term] = (), using: Sequence[Theorem] = ()) -> Theorem:
    """Γ ⊢ ∀x ∈ I: f(x) ≤ g(x) gives Γ ⊢ ∫f ≤ ∫g (also =, ≥), both integrals being defined.

    < and > where I has more than one point and both functions are continuous on it.
    """
    rule = "integral"
    hypotheses, known = known_from(under, (pointwise, *using))
    x, relation = pointwise_relation(rule, pointwise, of_numbers=True, known=known)
    assert isinstance(relation.head, Operator)
    name, (f, g) = relation.head.name, relation.args
    if name == "≠":
        raise Refusal(rule, "functions that differ may have equal integrals", pointwise.conclusion)
    if name in ("<", ">"):
        _require_extent(rule, x.args[0], known)
        for side in (f, g):
            if not continuous_on(side, x, known):
                raise Refusal(rule, "a strict inequality between integrals needs continuous functions", relation)
    claim = Term(Operator(name), (integral(x, f), integral(x, g)))
    require_defined(rule, claim, known)
    return make(rule, hypotheses, claim, (pointwise, *using))


def _require_extent(rule: str, sort: Term, known: Assumptions) -> None:
    """The interval has more than one point."""
    lower, upper = sort.args
    if not is_infinite(lower) and not is_infinite(upper):
        require(rule, Lt(lower, upper), known, "the interval may have only one point")


@reading_twice
def integral_linear(
    whole: Term, parts: Sequence[tuple[Term, Term]], under: Sequence[Term] = (), using: Sequence[Theorem] = ()
) -> Theorem:
    """Γ ⊢ ∫f = c₁∫f₁ + … + cₖ∫fₖ where f = Σ cⱼfⱼ on I, the cⱼ do not depend on x and every integral is defined.

    `whole` is ∫f; `parts` are the pairs (cⱼ, ∫fⱼ), all over the same interval.
    """
    rule = "linearity of the integral"
    if not is_binder(whole, "integral") or any(not is_binder(i, "integral") for _, i in parts):
        raise Refusal(rule, "it takes integrals", whole)
    if any(i.args[0] != whole.args[0] for _, i in parts):
        raise Refusal(rule, "the integrals run over different intervals", whole)
    hypotheses, known = known_from(under, using)
    total: Term = term(0)
    for c, i in parts:
        total = add(total, mul(c, i))
    claim = Eq(whole, total)
    require_defined(rule, claim, known)
    x = fresh_variable("x", whole.args[0], (claim, *known.propositions))
    # The factors stand outside the integrals and hold no loose variable, so they cannot depend on x.
    combined: Term = term(0)
    for c, i in parts:
        combined = add(combined, mul(c, open_body(i, x)))
    pointwise = Eq(open_body(whole, x), combined)
    require(rule, pointwise, known, "the integrands do not add up", claim)
    return make(rule, hypotheses, claim, using)


@reading_twice
def fundamental(
    primitive: Term, x: Term, slope: Theorem, under: Sequence[Term] = (), using: Sequence[Theorem] = ()
) -> Theorem:
    """F continuous on [a, b], Γ ⊢ ∀x ∈ (a, b): F′(x) = f(x), f continuous on [a, b] give Γ ⊢ ∫ₐᵇ f = F(b) − F(a)."""
    rule = "fundamental theorem"
    domain = x.args[0]
    if not is_interval(domain) or domain != interval(*domain.args):
        raise Refusal(rule, f"{x!r} does not range over a closed bounded interval", primitive)
    hypotheses, known = known_from(under, (slope, *using))
    inner = fresh_variable("x", interior(domain), (primitive, slope.conclusion))
    statement = slope.conclusion
    if occurs(x, statement):  # the integral would bind it: x = ¼ ⊢ ∀t: t′ = 4x is no theorem about ∫ 4x dx
        raise Refusal(rule, f"the theorem about the derivative speaks of {x!r}, which the integral binds", statement)
    if not is_binder(statement, "forall") or statement.args[0] != interior(domain):
        raise Refusal(rule, "the theorem about the derivative does not speak of the inside of the interval", statement)
    equation = open_body(statement, inner)
    if not is_op(equation, "=") or equation.args[0] != D(substitute(primitive, {x: inner}), inner):
        raise Refusal(rule, "the theorem is not about the derivative of this function", statement)
    integrand = substitute(equation.args[1], {inner: x})
    point = fresh_variable("x", domain, (primitive, *known.propositions))
    value = substitute(primitive, {x: point})
    require_defined(rule, value, known)
    if not continuous_on(value, point, known):
        raise Refusal(rule, "the primitive is not known to be continuous on the closed interval", primitive)
    lower, upper = domain.args
    claim = Eq(integral(x, integrand), sub(substitute(primitive, {x: upper}), substitute(primitive, {x: lower})))
    require_defined(rule, claim, known)
    if not continuous_on(substitute(integrand, {x: point}), point, known):
        raise Refusal(rule, "the derivative is not known to be continuous on the closed interval", claim)
    return make(rule, hypotheses, claim, (slope, *using))


@reading_twice
def affine_substitution(
    whole: Term, onto: Term, slope: Term, offset: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = ()
) -> Theorem:
    """Γ ⊢ ∫_{al+b}^{au+b} f(y) dy = a ∫_l^u f(ax + b) dx for a > 0, l ≤ u, where both integrals are defined.

    `whole` is the first integral, `onto` the interval [l, u], `slope` is a and `offset` is b.
    """
    rule = "affine substitution"
    if not is_binder(whole, "integral"):
        raise Refusal(rule, "it takes an integral", whole)
    for domain in (whole.args[0], onto):
        if not is_interval(domain) or domain != interval(*domain.args) or any(is_infinite(end) for end in domain.args):
            raise Refusal(rule, "it is about integrals over closed bounded intervals", domain)
    hypotheses, known = known_from(under, using)
    x = fresh_variable("x", onto, (whole, slope, offset, *known.propositions))
    claim = Eq(whole, mul(slope, integral(x, open_body(whole, add(mul(slope, x), offset)))))
    require_defined(rule, claim, known)
    require(rule, Lt(0, slope), known, "the factor is not known to be positive", claim)
    for end, image in zip(onto.args, whole.args[0].args, strict=True):
        moved = add(mul(slope, end), offset)
        require(rule, Eq(moved, image), known, "the ends of the intervals do not correspond", claim)
    return make(rule, hypotheses, claim, using, told=(onto, slope, offset))


@reading_twice
def vanishing_integral(
    nonnegative: Theorem, zero: Theorem, under: Sequence[Term] = (), using: Sequence[Theorem] = ()
) -> Theorem:
    """f continuous on I with Γ ⊢ ∀x: f(x) ≥ 0 and Γ ⊢ ∫f ≤ 0 give Γ ⊢ ∀x ∈ I: f(x) = 0."""
    rule = "vanishing integral"
    hypotheses, known = known_from(under, (nonnegative, zero, *using))
    x, relation = pointwise_relation(rule, nonnegative, of_numbers=True, known=known)
    if not (is_op(relation, "≥") and relation.args[1] == term(0)):
        raise Refusal(rule, "the theorem about all numbers does not say ≥ 0", nonnegative.conclusion)
    _require_extent(rule, x.args[0], known)
    f = relation.args[0]
    if not continuous_on(f, x, known):
        raise Refusal(rule, "the function is not known to be continuous", nonnegative.conclusion)
    require(rule, integral(x, f) <= term(0), known, "the integral is not known to be ≤ 0")
    return make(rule, hypotheses, forall(x, Eq(f, 0)), (nonnegative, zero, *using))
