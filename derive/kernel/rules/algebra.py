"""Equations and inequalities between elementary expressions.

Main statements: `algebra` (an exact normal form), `order` (a sign read off that form), `combine` (a non-negative
combination of inequalities), `chain` (transitivity), `turn`, `antisymmetry`, `unfolding`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.kernel.assumptions import is_read_by_conditions
from derive.kernel.field import Sign
from derive.kernel.rules.checks import known_from, reading_twice, require_defined
from derive.kernel.theorem import Refusal, Theorem, hypotheses_of, make
from derive.terms.build import TURNED, Eq, Ge, Le, add, is_op, is_relation, mul, sub, term
from derive.terms.definition import Definition
from derive.terms.term import Binder, Operator, Term, subterms


@reading_twice
def algebra(
    left: Term, right: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = (), rule: str = "algebra"
) -> Theorem:
    """Γ ⊢ s = t, where both are defined under Γ and have one normal form there."""
    hypotheses, known = known_from(under, using)
    claim = Eq(left, right)
    require_defined(rule, claim, known)
    if not known.field.equal(left, right):
        why = known.field.refusal or "the difference of the two sides does not cancel"
        left_over = known.field.reduced(sub(left, right))
        difference = sub(left, right) if left_over is None else left_over
        raise Refusal(rule, why, claim, under=known.propositions, difference=difference)
    return make(rule, hypotheses, claim, using)


@reading_twice
def unfolding(left: Term, right: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = ()) -> Theorem:
    """Γ ⊢ s = t by the definitions that stand in s and t (at least one does)."""
    if not any(isinstance(s.head, Definition) or _is_expectation(s) for side in (left, right) for s in subterms(side)):
        raise Refusal("definition", "neither side holds a defined name", Eq(left, right))
    return algebra(left, right, under, using, rule="definition")


def _is_expectation(t: Term) -> bool:
    return isinstance(t.head, Binder) and t.head.name == "expectation"


_SIGNS = {
    "<": (Sign.POSITIVE,),
    "≤": (Sign.POSITIVE, Sign.NONNEGATIVE, Sign.ZERO),
    "≠": (Sign.POSITIVE, Sign.NEGATIVE, Sign.NONZERO),
    "=": (Sign.ZERO,),
}


@reading_twice
def order(left: Term, relation: str, right: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = ()) -> Theorem:
    """Γ ⊢ s ≤ t (<, ≥, >, ≠, =), where the sign of t − s can be read off its normal form."""
    hypotheses, known = known_from(under, using)
    claim = Term(Operator(relation), (left, right))
    require_defined("sign", claim, known)
    if not known.entails(claim):
        raise Refusal(
            "sign",
            "the sign of the difference cannot be read off its normal form",
            claim,
            under=known.propositions,
            difference=sub(right, left),
        )
    return make("sign", hypotheses, claim, using)


@reading_twice
def combine(
    left: Term,
    relation: str,
    right: Term,
    parts: Sequence[tuple[Term, Theorem]],
    under: Sequence[Term] = (),
    using: Sequence[Theorem] = (),
) -> Theorem:
    """Γ ⊢ s ≤ t, since t − s = Σ cₖ (tₖ − sₖ) + r with theorems Γ ⊢ sₖ ≤ tₖ, factors cₖ ≥ 0 and r ≥ 0.

    The signs of cₖ and r are read off their normal forms. For s < t one of them must be strict: r > 0, or cₖ > 0 with
    sₖ < tₖ. A theorem that is an equation may have any factor. s = t follows from equations alone, with r = 0.
    """
    rule = "combine"
    theorems = [t for _, t in parts]
    # Equations that are added up need not be rewritten by as well; who wants that puts them among `using`, too.
    added = theorems if relation != "=" else [t for t in theorems if not is_op(t.conclusion, "=")]
    hypotheses, known = known_from(hypotheses_of(theorems, under), (*using, *added))
    claim = Term(Operator(relation), (left, right))
    require_defined(rule, claim, known)
    if relation in (">", "≥"):
        small, large, strict_wanted = right, left, relation == ">"
    elif relation in ("<", "≤", "="):
        small, large, strict_wanted = left, right, relation == "<"
    else:
        raise Refusal(rule, f"{relation} cannot be reached by adding inequalities", claim)
    total: Term = term(0)
    strict = False
    for factor, theorem in parts:
        require_defined(rule, factor, known)
        gap, gap_strict, equation = _gap(theorem.conclusion, claim)
        if is_read_by_conditions(gap):  # that it is defined does not say that the normal form reads it rightly
            require_defined(rule, gap, known)
        if not equation:
            if relation == "=":
                raise Refusal(rule, "an equation does not follow from inequalities by adding", claim)
            sign = known.field.sign(factor)
            if sign not in (Sign.POSITIVE, Sign.NONNEGATIVE, Sign.ZERO):
                raise Refusal(rule, "a factor of an inequality is not known to be ≥ 0", claim, (factor >= term(0),))
            strict = strict or (gap_strict and sign is Sign.POSITIVE)
        total = add(total, mul(factor, gap))
    rest = sub(sub(large, small), total)
    sign = known.field.sign(rest)
    if relation == "=":
        fits = sign is Sign.ZERO
    else:
        fits = sign in (Sign.POSITIVE, Sign.NONNEGATIVE, Sign.ZERO)
        fits = fits and (strict or not strict_wanted or sign is Sign.POSITIVE)
    if not fits:
        why = "what remains after the given inequalities is not of the right sign"
        raise Refusal(rule, why, claim, under=known.propositions, difference=rest)
    return make(rule, hypotheses, claim, (*theorems, *using), told=[factor for factor, _ in parts])


def _gap(conclusion: Term, claim: Term) -> tuple[Term, bool, bool]:
    """(larger side − smaller side, is it strict, is it an equation) of a theorem s ≤ t."""
    if is_relation(conclusion):
        assert isinstance(conclusion.head, Operator)
        name, (a, b) = conclusion.head.name, conclusion.args
        if name in ("<", "≤", "="):
            return sub(b, a), name == "<", name == "="
        if name in (">", "≥"):
            return sub(a, b), name == ">", False
    raise Refusal("combine", "only equations and inequalities can be added", claim, (conclusion,))


_COMPOSED = {
    ("=", "="): "=",
    ("=", "<"): "<",
    ("=", "≤"): "≤",
    ("<", "="): "<",
    ("≤", "="): "≤",
    ("<", "<"): "<",
    ("<", "≤"): "<",
    ("≤", "<"): "<",
    ("≤", "≤"): "≤",
    ("=", "≠"): "≠",
    ("≠", "="): "≠",
}
_COMPOSED |= {(TURNED[a], TURNED[b]): TURNED[c] for (a, b), c in _COMPOSED.items()}


def chain(*links: Theorem) -> Theorem:
    """Γ ⊢ s₀ R₁ s₁ and Δ ⊢ s₁ R₂ s₂ … give Γ, Δ … ⊢ s₀ R sₙ, R the strictest that follows; < and > do not mix."""
    if not links:
        raise Refusal("chain", "there are no links")
    for link in links:
        if not is_relation(link.conclusion):
            raise Refusal("chain", "a link is not a relation between two terms", link.conclusion)
    first = links[0].conclusion
    assert isinstance(first.head, Operator)
    relation, (start, end) = first.head.name, first.args
    for link in links[1:]:
        assert isinstance(link.conclusion.head, Operator)
        name, (a, b) = link.conclusion.head.name, link.conclusion.args
        if a != end:
            raise Refusal("chain", "a link does not begin where the one before ended", link.conclusion, (Eq(end, a),))
        composed = _COMPOSED.get((relation, name))
        if composed is None:
            raise Refusal("chain", f"{relation} and {name} cannot be chained", link.conclusion)
        relation, end = composed, b
    return make("chain", hypotheses_of(links), Term(Operator(relation), (start, end)), links)


def turn(theorem: Theorem) -> Theorem:
    """Γ ⊢ s ≤ t gives Γ ⊢ t ≥ s; likewise for the other relations."""
    statement = theorem.conclusion
    if not is_relation(statement):
        raise Refusal("turn", "only a relation between two terms can be turned round", statement)
    assert isinstance(statement.head, Operator)
    turned = Term(Operator(TURNED[statement.head.name]), (statement.args[1], statement.args[0]))
    return make("turn", theorem.hypotheses, turned, (theorem,))


def antisymmetry(one: Theorem, other: Theorem) -> Theorem:
    """Γ ⊢ s ≤ t and Δ ⊢ t ≤ s (or s ≥ t) give Γ, Δ ⊢ s = t."""
    rule = "antisymmetry"
    first, second = one.conclusion, other.conclusion
    if not is_op(first, "≤"):
        raise Refusal(rule, "the first theorem does not say ≤", first)
    if second not in (Le(*first.args[::-1]), Ge(*first.args)):
        raise Refusal(rule, "the second theorem is not the opposite inequality", second, (Ge(*first.args),))
    return make(rule, hypotheses_of((one, other)), Eq(*first.args), (one, other))
