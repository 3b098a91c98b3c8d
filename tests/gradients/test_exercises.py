"""Losses and textbook exercises: the derivative is the one by hand, and no larger; and the numbers agree."""

from __future__ import annotations

import pytest

from derive.authoring.derivation import Chain
from derive.gradients.gradient import derive_gradient
from derive.gradients.size import size
from derive.notation.formula_reader import read_together
from derive.terms.build import Eq
from derive.witness import Agreement
from tests.gradients.exercises import EXERCISES, Exercise


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.name)
def test_the_form_by_hand_is_reached(exercise: Exercise) -> None:
    (loss, x, by_hand), hypotheses = read_together([exercise.formula, exercise.wrt, exercise.simplest], exercise.where)
    found = derive_gradient(loss, x, hypotheses)
    assert found.theorem.conclusion == Eq(found.statement.args[0], found.value)
    chain = found.derivation.blocks[-1]
    assert isinstance(chain, Chain)
    assert chain.start == found.statement.args[0]
    assert chain.steps[-1].term == found.value
    verdict = found.check(by_hand)
    assert verdict.status in ("proved", "enclosed"), str(verdict)
    assert size(found.value) <= size(verdict.claim.args[1])
    points = found.witness()  # ball arithmetic, which shares no code with the normal form
    assert isinstance(points, Agreement)
    assert points.points >= 4
