"""Reasons from analysis that are rules of the kernel: integrals, limits, induction, regularity.

Like those of rules.py they are asked when the step that names them is checked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from derive.authoring.derivation import Reason
from derive.authoring.reasons import Because, from_facts, the_theorem
from derive.kernel.rules import calculus, integrals, limits, numbers, primitives
from derive.kernel.theorem import Theorem
from derive.terms.build import term, variable
from derive.terms.term import Term
from derive.translation import deferred as _


def integrating(because: Because) -> Because:
    """From ∀x ∈ I: f(x) ≤ g(x) to ∫f ≤ ∫g (also =, ≥, and, for continuous functions, <)."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return integrals.integral_relation(the_theorem(because, under, using), under, using)

    return Because(from_facts(_("integrated"), [because]), instance=instance)


def linearity_of_integral(whole: Term, *parts: tuple[object, Term]) -> Because:
    """∫f = c₁∫f₁ + … + cₖ∫fₖ: `whole` is ∫f, the parts are pairs (cⱼ, ∫fⱼ) over the same interval."""
    pairs = [(term(c), i) for c, i in parts]

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return integrals.integral_linear(whole, pairs, under, using)

    return Because(Reason(_("linearity of the integral")), instance=instance)


def fundamental_theorem(slope: Because, primitive: Callable[[Term], Term], on: Term) -> Because:
    """From ∀x ∈ (a, b): F′(x) = f(x) to ∫ₐᵇ f = F(b) − F(a); `on` is the closed interval."""
    x = variable("x", on)

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return integrals.fundamental(primitive(x), x, the_theorem(slope, under, using), under, using)

    return Because(from_facts(_("fundamental theorem of calculus"), [slope]), instance=instance)


def substituting(whole: Term, onto: Term, slope: object, offset: object = 0) -> Because:
    """∫f(y) dy = a∫f(ax + b) dx: `whole` is the first integral, `onto` the interval of x, a > 0 the slope."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return integrals.affine_substitution(whole, onto, term(slope), term(offset), under, using)

    image = term(slope) * variable("x", onto)
    image = image if term(offset) == term(0) else image + offset
    return Because(Reason(_("substituting {0}"), (image,)), instance=instance)


def vanishing_integral(nonnegative: Because, zero: Because) -> Because:
    """From ∀x: f(x) ≥ 0 with f continuous and ∫f ≤ 0 to ∀x: f(x) = 0."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        first, second = the_theorem(nonnegative, under, using), the_theorem(zero, under, using)
        return integrals.vanishing_integral(first, second, under, using)

    return Because(
        from_facts(_("a continuous non-negative function whose integral is 0 vanishes"), [nonnegative, zero]),
        instance=instance,
    )


def continuity_at(limit: Term, domain: Term) -> Because:
    """lim_{x→a} f(x) = f(a) for f continuous on a domain that holds a and the interval of the limit."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return limits.limit_of_continuous(limit, domain, under, using)

    return Because(Reason(_("continuity")), instance=instance)


def difference_quotient(body: Term, x: Term, along: Term, point: object, side: str = "") -> Because:
    """lim_{u→a} (f(u) − f(a))/(u − a) = f′(a) for f = (x ↦ body); `along` is u, `side` is "+" or "-" for one side."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return limits.difference_quotient(body, x, along, term(point), "limit" + side, under, using)

    return Because(Reason(_("limit of the difference quotient")), instance=instance)


def squeezed(limit: Term, lower: Because, upper: Because, lower_limit: Because, upper_limit: Because) -> Because:
    """From ∀x: g ≤ f ≤ h (for x ≠ a, if so stated), lim g = L and lim h = L to lim f = L."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        bounds = [the_theorem(b, under, using) for b in (lower, upper, lower_limit, upper_limit)]
        return limits.squeeze(limit, *bounds)

    return Because(
        from_facts(_("squeezed between two bounds with one limit"), [lower, upper, lower_limit, upper_limit]),
        instance=instance,
    )


def difference_of_limits(first: Because, second: Because) -> Because:
    """From lim f = A and lim g = B to lim (f − g) = A − B."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return limits.limit_arithmetic("sub", the_theorem(first, under, using), the_theorem(second, under, using))

    return Because(from_facts(_("difference of limits"), [first, second]), instance=instance)


def equal_limit(limit: Term, equal: Because, known: Because) -> Because:
    """From ∀x: f = g (for x ≠ a, if so stated) and lim g = L to lim f = L."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return limits.equal_limit(limit, the_theorem(equal, under, using), the_theorem(known, under, using))

    return Because(from_facts(_("limits of equal functions"), [equal, known]), instance=instance)


def by_induction(base: Because, step: Because, m: Term, statement: Term) -> Because:
    """From φ(first m) and ∀m: φ(m) ⇒ φ(m + 1) to ∀m: φ(m)."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return numbers.induction(the_theorem(base, under, using), the_theorem(step, under, using), m, statement)

    return Because(from_facts(_("induction on {0}"), [base, step], m), instance=instance)


def regularity(proposition: Term) -> Because:
    """That a function literal is differentiable or continuous on an interval, read off its form."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return calculus.smooth(proposition, under, using)

    return Because(Reason(_("by its form")), instance=instance)


def differentiable_as(equation: Because) -> Because:
    """From ∀x: f(x) = g(x) on an open interval, g differentiable by its form, to "f is differentiable"."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return primitives.differentiable_as(the_theorem(equation, under, using), under, using)

    return Because(from_facts(_("the right side is differentiable"), [equation]), instance=instance)


def integrable_as(equation: Because) -> Because:
    """From ∀x: f(x) = g(x) on a closed interval, g continuous by its form, to "x ↦ f(x) is integrable"."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return primitives.integrable_as(the_theorem(equation, under, using), under, using)

    return Because(from_facts(_("the right side is continuous"), [equation]), instance=instance)
