"""A point at which the sorts and hypotheses of a theorem hold, proved in Coq: no certificate is vacuous.

The point is one that the numeric witness finds (a proposal, like everything that is given to Coq): sizes, numbers and
the entries of families. Of several the one that is written shortest is taken; where it finds none, the plainest values
of the sorts are proposed, unless numbers refute them.

Main statements: `model_of`, `NoModel`.
"""

from __future__ import annotations

from fractions import Fraction

from flint import fmpq

from derive.certify.inhabitants import inhabiting
from derive.certify.lemmas import Lemma
from derive.kernel.theorem import Theorem
from derive.notation.coq import coq_parts, coq_term
from derive.terms.build import term, vector
from derive.terms.term import Term, free_variables, substitute
from derive.witness import Point, sample_points
from derive.witness.hypotheses import holds_by_balls

_POINTS = 6  # so many are looked at
NAME = "hypotheses_can_be_met"


class NoModel(Exception):
    """No point was found at which the hypotheses hold."""


def model_of(theorem: Theorem) -> Lemma | None:
    """The lemma that the hypotheses and sorts of a theorem can be met; None where there are none. Raises NoModel."""
    statement = coq_parts(theorem.hypotheses, theorem.conclusion)
    variables = [v for v, _, _ in statement.variables]
    if not statement.assumptions:
        return None
    values = _values(variables, theorem.hypotheses)
    binders = "".join(f" ({name} : {kind})" for _, name, kind in statement.variables)
    facts = " /\\\n".join(f"({fact})" for fact in statement.assumptions)
    met = f"exists{binders},\n{facts}" if binders else facts
    proof = (*(f"exists {coq_term(values[v])}." for v in variables), "rule_model.")
    return Lemma(NAME, "model point", met, proof, (), theorem.hypotheses, theorem.conclusion)


def _values(variables: list[Term], hypotheses: tuple[Term, ...]) -> dict[Term, Term]:
    """A value for each variable, without variables in it."""
    found: list[tuple[int, dict[Term, Term]]] = []
    for point in sample_points(variables, hypotheses, _POINTS):
        values = {v: _written(point[v], point) for v in variables if v in point}
        if len(values) == len(variables) and not any(map(free_variables, values.values())):
            found.append((sum(len(coq_term(t)) for t in values.values()), values))
    if not found:  # where the witness has none the plainest one is tried: size 1, and 0 where that is in the sort
        plain = inhabiting(variables)
        if any(map(free_variables, plain.values())) or any(
            holds_by_balls(substitute(h, plain), {}) is False for h in hypotheses
        ):
            raise NoModel("no point was found at which the hypotheses hold")
        return plain
    return min(found, key=lambda pair: pair[0])[1]


def _written(value: object, point: Point) -> Term:
    """A value of a point as a term; it may have been given in terms of other variables."""
    if isinstance(value, tuple):
        return vector(*(_written(entry, point) for entry in value))
    if isinstance(value, fmpq):
        return term(Fraction(int(value.p), int(value.q)))
    assert isinstance(value, Term)
    return substitute(value, {v: _written(point[v], point) for v in free_variables(value) if v in point})
