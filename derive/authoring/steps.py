"""One step of a chain, or a fact on a line of its own: which kernel rule is asked, and with what.

The search for a rule and for factors happens here, outside the kernel; what it finds the kernel checks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from derive.authoring.reasons import Because, bring
from derive.kernel.propositions import parts
from derive.kernel.rules import algebra as rules
from derive.kernel.rules import logic
from derive.kernel.theorem import Refusal, Theorem, doubtful
from derive.terms.build import div, is_binder, is_op, is_relation, mul, term
from derive.terms.term import Operator, Term, free_variables


def is_equational(hypothesis: Term) -> bool:
    """Does it bring an equation? Such a hypothesis is used only in a step that names it."""
    while is_binder(hypothesis, "forall"):
        hypothesis = hypothesis.args[1]
    return any(is_op(p, "=") for p in parts(hypothesis))


def is_about(fact: Theorem, terms: Sequence[Term]) -> bool:
    """May the fact serve there? One about a variable whose range may be empty only where that variable stands."""
    return not doubtful(fact.conclusion).difference(*map(free_variables, terms))


def prove_fact(
    claim: Term, reasons: Sequence[Because], hypotheses: Sequence[Term], at_hand: Sequence[Theorem] = ()
) -> Theorem:
    """A proposition on a line of its own, under the hypotheses, or the kernel's refusal.

    It is what a reason brings, or a step like those of a chain, or evident from the reasons and from what is at hand.
    """
    using = [t for __, t in bring(reasons, hypotheses, at_hand)]
    for t in using:
        if t.conclusion == claim:
            return t
    if is_relation(claim):
        try:
            return prove_step(claim, reasons, hypotheses, at_hand)
        except Refusal:
            if any(r.claim is not None for r in reasons):  # a rule of its own has the last word
                raise
    return logic.evident(claim, hypotheses, [*using, *(t for t in at_hand if is_about(t, (claim, *hypotheses)))])


def prove_step(
    claim: Term, reasons: Sequence[Because], hypotheses: Sequence[Term], at_hand: Sequence[Theorem] = ()
) -> Theorem:
    """The theorem left R right under the hypotheses, or the kernel's refusal.

    `at_hand` are facts proved before; like the hypotheses they serve for side conditions unless they are equations,
    which a step has to name.
    """
    under = [h for h in hypotheses if not is_equational(h)]
    assert isinstance(claim.head, Operator)
    relation, (left, right) = claim.head.name, claim.args
    ambient = [t for t in at_hand if not is_equational(t.conclusion) and is_about(t, (claim, *hypotheses))]
    brought = bring(reasons, under, ambient)
    using = list(dict.fromkeys([*(t for _, t in brought), *ambient]))
    for because in reasons:
        if because.claim is not None:
            return because.claim(claim, under, using)
    for _, theorem in brought:
        if theorem.conclusion == claim:
            return theorem
    try:
        if relation == "=":
            return _equation(left, right, reasons, brought, under, using)
        return _inequality(left, relation, right, brought, under, using)
    except Refusal as refusal:
        _advise(refusal, left, relation, right, hypotheses, using)
        raise


def _equation(
    left: Term,
    right: Term,
    reasons: Sequence[Because],
    brought: Sequence[tuple[Term | None, Theorem]],
    under: Sequence[Term],
    using: Sequence[Theorem],
) -> Theorem:
    for because in reasons:
        if because.equation is not None:
            return because.equation(left, right, under, using)
    multiplied = _multiplied(left, right, brought, under, using)
    if multiplied is not None:
        return multiplied
    try:
        return rules.algebra(left, right, under, using)
    except Refusal as refusal:
        first = refusal
    equations = [(factor, t) for factor, t in brought if is_op(t.conclusion, "=")][:_MOST_EQUATIONS]
    for signs in product((1, -1), repeat=len(equations)) if equations else ():
        pairs = [(term(sign) if f is None else f, t) for sign, (f, t) in zip(signs, equations, strict=True)]
        try:
            return rules.combine(left, "=", right, pairs, under, using)
        except Refusal:
            continue
    raise first


_MOST_EQUATIONS = 3  # whose sums and differences are tried


def _multiplied(
    left: Term,
    right: Term,
    brought: Sequence[tuple[Term | None, Theorem]],
    under: Sequence[Term],
    using: Sequence[Theorem],
) -> Theorem | None:
    """The equation as the sum of those brought, each times the factor that the author gave, if that is all there is.

    Then nothing needs to be rewritten by an equation, which may take long: it is only added.
    """
    equations = [(factor, t) for factor, t in brought if is_equational(t.conclusion)]
    given = [(factor, t) for factor, t in equations if factor is not None and is_op(t.conclusion, "=")]
    if not equations or len(given) != len(equations):
        return None
    others = [t for t in using if not is_equational(t.conclusion)]
    try:
        return rules.combine(left, "=", right, given, under, others)
    except Refusal:
        return None


def _inequality(
    left: Term,
    relation: str,
    right: Term,
    brought: Sequence[tuple[Term | None, Theorem]],
    under: Sequence[Term],
    using: Sequence[Theorem],
) -> Theorem:
    try:
        return rules.order(left, relation, right, under, using)
    except Refusal as refusal:
        first = refusal
    addable = [(factor, t) for factor, t in brought if is_relation(t.conclusion)]
    for chosen in _subsets(addable):
        for factors in _factors([f for f, _ in chosen], left, right):
            pairs = [(f, t) for f, (_, t) in zip(factors, chosen, strict=True)]
            try:
                return rules.combine(left, relation, right, pairs, under, using)
            except Refusal as refusal:
                first = refusal if len(chosen) == len(addable) else first
    raise first


def _subsets(facts: Sequence[tuple[Term | None, Theorem]]) -> Iterator[tuple[tuple[Term | None, Theorem], ...]]:
    """All of the inequalities first, then fewer."""
    for size in range(len(facts), 0, -1):
        yield from combinations(facts, size)


def _factors(given: Sequence[Term | None], left: Term, right: Term) -> Iterator[list[Term]]:
    """The factors the author gave; for the others 1, or one and the same factor seen in the two sides."""
    yield [term(1) if f is None else f for f in given]
    if all(f is not None for f in given):
        return
    for candidate in dict.fromkeys([*_seen(left), *_seen(right)]):
        yield [candidate if f is None else f for f in given]


def _seen(t: Term) -> Iterator[Term]:
    """Factors and reciprocals of denominators that stand in a term's outer layers."""
    if is_op(t, "mul"):
        for size in range(1, len(t.args)):
            for chosen in combinations(t.args, size):
                together = chosen[0]
                for factor in chosen[1:]:
                    together = mul(together, factor)
                yield together
    if is_op(t, "xlogy"):
        yield t.args[0]
    if is_op(t, "div"):
        yield div(1, t.args[1])
    if is_op(t, "neg") or is_op(t, "add") or is_op(t, "mul") or is_op(t, "div"):
        for a in t.args:
            yield from _seen(a)


def _advise(
    refusal: Refusal,
    left: Term,
    relation: str,
    right: Term,
    hypotheses: Sequence[Term],
    using: Sequence[Theorem],
) -> None:
    """If naming an equation among the hypotheses would do, say so."""
    if relation != "=":
        return
    for h in hypotheses:
        if is_equational(h) and not any(h in t.hypotheses for t in using) and free_variables(h):
            try:
                rules.algebra(left, right, [*(g for g in hypotheses if not is_equational(g)), h], using)
            except Refusal:
                continue
            refusal.missing = (*refusal.missing, h)
            refusal.why += "; it does with a hypothesis that the step does not name"
            return
