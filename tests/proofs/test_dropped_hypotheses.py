"""Each hypothesis of each theorem is left out in turn: the derivation must then not come out.

A derivation that comes out all the same shows that the hypothesis is superfluous, or that a rule forgot it.
"""

import pytest

from derive.authoring import Eq, StepRefused, theorem, variable
from derive.authoring.mutation import without
from derive.authoring.script import Script
from derive.catalogue import find, index
from derive.notation.text import text
from derive.terms.sorts import positive

EXPECTATION = "what is drawn has a distribution: the sum holds for any weights, but is an expectation only for these"

# What a statement does not need and a reader does. Nothing is added here without a reason.
SUPERFLUOUS = {
    "cross_entropy_as_expectation": ({"Σᵢ₌₁ⁿ pᵢ = 1"}, EXPECTATION),
    "differential_entropy_as_expectation": ({"∫ₐᵇ p(x) dx = 1"}, EXPECTATION),
    "entropy_as_expectation": ({"Σᵢ₌₁ⁿ pᵢ = 1"}, EXPECTATION),
    "entropy_is_expected_surprisal": ({"Σᵢ₌₁ⁿ pᵢ = 1"}, EXPECTATION),
}


@pytest.mark.parametrize("name", sorted(index()))
def test_every_hypothesis_is_needed(name):
    entry = find(name)
    left = {text(h) for h in entry.derivation.hypotheses if without(entry, h) is not None}
    assert left == SUPERFLUOUS.get(name, (set(), ""))[0]


def test_the_list_of_superfluous_hypotheses_names_derivations():
    assert SUPERFLUOUS.keys() <= index().keys()


@theorem("A hypothesis that nothing needs")
def needless(d):
    x = d.positive("x")
    d.suppose(Eq(x, 2))
    d.show(x + x > 0)
    d.have(x + x > 0, d.hypothesis(Eq(x, 2)))


def test_a_superfluous_hypothesis_is_found():
    (hypothesis,) = needless.derivation.hypotheses
    found = without(needless, hypothesis)
    assert found is not None
    assert found.hypotheses == ()


def test_a_step_that_uses_what_is_not_supposed_is_refused():
    """A fact that was assumed on the quiet stays a hypothesis of what the step proves."""
    from derive.authoring.derivation import Reason
    from derive.authoring.reasons import Because
    from derive.kernel.rules.logic import assume

    x = variable("x", positive)
    d = Script("quiet")
    d.show(Eq(x, 2))
    with pytest.raises(StepRefused, match="rests on what is not supposed here"):
        d.have(Eq(x, 2), Because(Reason("quietly"), (assume(Eq(x, 2)),)))
