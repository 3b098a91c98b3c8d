"""Reasons that are rules of the kernel: summing, specialising, differentiating, the mean value theorem, …

Each function returns a reason; the rule itself is asked when the step that names the reason is checked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from derive.authoring.derivation import Reason
from derive.authoring.reasons import Because, from_facts, merged, the_theorem, words
from derive.kernel.rules import algebra, calculus, logic, maxima, numbers, sums
from derive.kernel.theorem import Theorem
from derive.terms.build import term, variable
from derive.terms.definition import Definition, unfold
from derive.terms.term import Term, Variable, occurs
from derive.translation import composed
from derive.translation import deferred as _


def summing(because: Because) -> Because:
    """From ∀i: a_i ≤ b_i to Σ a_i ≤ Σ b_i (also = and, over a range that is not empty, <)."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return sums.sum_relation(the_theorem(because, under, using), under, using)

    return Because(from_facts(_("summed over the index"), [because]), instance=instance)


def at(because: Because, *values: object) -> Because:
    """A universal statement at values."""
    terms = tuple(term(v) for v in values)

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        theorem = the_theorem(because, under, using)
        for value in terms:
            theorem = logic.specialise(theorem, value, using, under)
        return theorem

    places = ", ".join(f"{{{k + len(because.reason.terms)}}}" for k in range(len(terms)))
    text = composed(_("{fact} at {places}"), fact=because.reason.words, places=places)
    return Because(Reason(text, (*because.reason.terms, *terms), because.reason.cites), instance=instance)


def differentiating(because: Because, x: Term) -> Because:
    """From s = t, which holds for all x of an open interval, to ∂s/∂x = ∂t/∂x."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        moving = x if isinstance(x.head, Variable) else x.args[0]
        free = [h for h in under if not occurs(moving, h)]
        at_hand = [t for t in using if not any(occurs(moving, h) for h in t.hypotheses)]
        return calculus.differentiate(the_theorem(because, under, using), x, free, at_hand)

    return Because(from_facts(_("differentiated in {0}"), [because], x), instance=instance)


def mean_value(sign: Because, f: Callable[[Term], Term], on: Term, a: object, b: object) -> Because:
    """From ∀x: f′(x) ≥ 0 inside the interval to f(a) ≤ f(b) for a ≤ b in it (likewise ≤, <, >, =)."""
    x = variable("x", on)

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return calculus.mean_value(f(x), x, the_theorem(sign, under, using), term(a), term(b), under, using)

    between = words(_("mean value theorem between {0} and {1}"), term(a), term(b))
    return Because(merged([between, Because(sign.reason)]), instance=instance)


def archimedes(because: Because) -> Because:
    """From a ≤ b + c/m for every natural m to a ≤ b."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return numbers.archimedes(the_theorem(because, under, using))

    return Because(from_facts(_("Archimedes: it holds for every {0}"), [because], variable("m")), instance=instance)


def both_ways(one: Because, other: Because) -> Because:
    """From a ≤ b and b ≤ a to a = b."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return algebra.antisymmetry(the_theorem(one, under, using), the_theorem(other, under, using))

    return Because(merged([one, other]), instance=instance)


def contradiction(false: Because) -> Because:
    """Whatever is to be shown: a relation was proved whose opposite follows at once, so this case does not occur."""

    def impossible(claim: Term, under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        theorem = the_theorem(false, under, using)
        return logic.absurd(theorem.conclusion, claim, under, [theorem, *using])

    return Because(merged([false, words(_("which cannot be"))]), claim=impossible)


def vanishing(nonnegative: Because, zero: Because) -> Because:
    """From ∀i: a_i ≥ 0 and Σ a_i ≤ 0 to ∀i: a_i = 0."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return sums.vanishing_sum(the_theorem(nonnegative, under, using), the_theorem(zero, under, using), under, using)

    return Because(
        from_facts(_("a sum of non-negative terms that is 0 has only zeros"), [nonnegative, zero]), instance=instance
    )


def splitting(total: Term, m: object) -> Because:
    """Σ over lo..hi = Σ over lo..m + Σ over m+1..hi."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return sums.split(total, term(m), under, using)

    return Because(Reason(_("the sum split after {0}"), (term(m),)), instance=instance)


def term_of_sum(nonnegative: Because, index: Term) -> Because:
    """From ∀i: a_i ≥ 0 to a_k ≤ Σ a_i."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return sums.term_of_sum(the_theorem(nonnegative, under, using), index, under, using)

    return Because(from_facts(_("one term of a sum of non-negative terms"), [nonnegative]), instance=instance)


def strict_summing(pointwise: Because, strict: Because, index: Term) -> Because:
    """From ∀i: a_i ≤ b_i and a_k < b_k to Σ a_i < Σ b_i."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        first, second = the_theorem(pointwise, under, using), the_theorem(strict, under, using)
        return sums.strict_sum(first, second, index, under, using)

    return Because(from_facts(_("summed over the index, strict at {0}"), [pointwise, strict], index), instance=instance)


def triangle_inequality(total: Term) -> Because:
    """|Σ a_i| ≤ Σ |a_i|."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return sums.triangle(total, under, using)

    return Because(Reason(_("triangle inequality")), instance=instance)


def at_most_maximum(largest: Term, index: Term) -> Because:
    """a_k ≤ max_i a_i."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        whole = unfold(largest) if isinstance(largest.head, Definition) else largest
        return maxima.entry_at_most_maximum(whole, index, under, using)

    return Because(Reason(_("no entry exceeds the maximum")), instance=instance)


def maximum_at_most(because: Because) -> Because:
    """From ∀i: a_i ≤ b to max_i a_i ≤ b (also <)."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return maxima.maximum_at_most(the_theorem(because, under, using), under, using)

    return Because(from_facts(_("the maximum is one of the entries"), [because]), instance=instance)
