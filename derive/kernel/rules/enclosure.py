"""Enclosure: a claim about given numbers, or about all points of a box, settled by rigorous ball arithmetic.

What rests on it is `enclosed`, not `proved`: it trusts the ball arithmetic library beside the rules of the kernel.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flint import fmpq

from derive.kernel import ball_boxes, balls
from derive.kernel.ball_evaluation import Undefined
from derive.kernel.ball_values import Undecided
from derive.kernel.kinds import misplaced_part
from derive.kernel.rules.checks import known_from, reading_twice, require
from derive.kernel.theorem import Refusal, Theorem, make
from derive.kernel.wellformed import malformed_part
from derive.terms.build import is_relation
from derive.terms.term import Term, free_variables


def enclosure(claim: Term) -> Theorem:
    """⊢ s < t (≤, ≠ …) between terms without variables: the balls around both sides decide it."""
    if free_variables(claim):
        raise Refusal("enclosure", "the claim has free variables; give a box for them", claim)
    _require_well_formed(claim)
    try:
        answer = balls.decide(claim, {})
    except Undefined as error:
        raise Refusal("enclosure", f"a part of the claim is undefined: {error}", claim) from None
    if answer is not True:
        why = "the numbers say the opposite" if answer is False else "the balls overlap at every precision tried"
        raise Refusal("enclosure", why, claim)
    return make("enclosure", (), claim)


def _require_well_formed(claim: Term) -> None:
    """Balls see whether a part is undefined, but not whether it is a term at all."""
    part = malformed_part(claim)
    if part is not None:
        raise Refusal("enclosure", f"{part!r} has the wrong number of arguments or is a derivative of order 0", claim)
    misplaced = misplaced_part(claim)
    if misplaced is not None:
        raise Refusal("enclosure", misplaced, claim)


@reading_twice
def enclosure_on_box(
    claim: Term,
    box: Mapping[Term, tuple[Term, Term]],
    under: Sequence[Term] = (),
    using: Sequence[Theorem] = (),
    limit: int = 20_000,
) -> Theorem:
    """Γ ⊢ s < t, where Γ puts every variable of the claim between the ends of a box on which balls decide it."""
    rule = "enclosure"
    if not is_relation(claim) or free_variables(claim) - set(box):
        raise Refusal(rule, "the box does not bound every variable of the claim", claim)
    _require_well_formed(claim)
    hypotheses, known = known_from(under, using)
    for v, (lower, upper) in box.items():
        for bound in (v >= lower, v <= upper):
            require(rule, bound, known, "a variable is not known to lie in the box", claim)
    ends = {v: (_rational(rule, a), _rational(rule, b)) for v, (a, b) in box.items()}
    answer = ball_boxes.settle_on_box(claim, ends, limit)
    if answer.holds is not True:
        raise Refusal(rule, "the claim is not settled on the box", claim)
    return make(rule, hypotheses, claim, using)


def _rational(rule: str, end: Term) -> fmpq:
    try:
        value = balls.exact_value(end, {})
    except (Undecided, Undefined):
        value = None
    if not isinstance(value, fmpq):
        raise Refusal(rule, "the ends of a box are rational numbers", end)
    return value
