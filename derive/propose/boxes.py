"""Claims about numbers between given ends, settled by balls: the box is halved until each part shows the claim.

A strict inequality with some room is found so whatever stands in it; one that is tight somewhere never is.

Main statement: `by_boxes`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.kernel.field.bounds import relation_bounds, sort_bounds
from derive.kernel.propositions import parts
from derive.kernel.rules import enclosure
from derive.kernel.theorem import Refusal, Theorem
from derive.propose.budget import Budget, size
from derive.terms.build import TURNED, is_relation, literal, term
from derive.terms.sorts import is_interval
from derive.terms.term import Operator, Term, free_variables

_BOXES = 400
_COST = 10  # of a box, in questions of the size of the claim


def by_boxes(claim: Term, hypotheses: Sequence[Term], budget: Budget) -> Theorem:
    """Γ ⊢ s < t (≤, >, ≥), where Γ and the sorts put every variable between two numbers."""
    box = {v: _ends(v, hypotheses, claim) for v in sorted(free_variables(claim), key=repr)}
    boxes = min(_BOXES, budget.left // (_COST * size(claim)))
    return enclosure.enclosure_on_box(claim, box, hypotheses, limit=max(boxes, 1))


def _ends(v: Term, hypotheses: Sequence[Term], claim: Term) -> tuple[Term, Term]:
    """The closest numbers between which the variable is said to lie."""
    if not is_interval(v.args[0]):
        raise Refusal("enclosure", "the box does not bound every variable of the claim", claim)
    bounds = sort_bounds(v.args[0])
    for h in (part for hypothesis in hypotheses for part in parts(hypothesis)):
        if not is_relation(h):
            continue
        assert isinstance(h.head, Operator)
        left, right = h.args
        for one, other, name in ((left, right, h.head.name), (right, left, TURNED.get(h.head.name, ""))):
            value = literal(other)
            if one == v and value is not None and name in ("<", "≤", ">", "≥"):
                bounds = bounds.meet(relation_bounds(name, value))
    if bounds.lower is None or bounds.upper is None:
        raise Refusal("enclosure", "the box does not bound every variable of the claim", claim)
    return term(bounds.lower), term(bounds.upper)
