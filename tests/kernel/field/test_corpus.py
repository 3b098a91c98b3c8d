"""Every identity of the corpus is proved, and none of the false twins."""

from __future__ import annotations

import pytest

from derive.kernel.field import Field
from tests.kernel.field.corpus import GAUSSIAN_INTEGRALS, IDENTITIES, Identity
from tests.kernel.field.unseen import UNSEEN

ALL = [*IDENTITIES, *GAUSSIAN_INTEGRALS, *UNSEEN]


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.name)
def test_a_true_identity_is_proved(entry: Identity) -> None:
    field = Field(entry.assumptions)
    assert field.equal(entry.left, entry.right), field.refusal


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.name)
def test_a_false_twin_is_not_proved(entry: Identity) -> None:
    assert not Field(entry.assumptions).equal(entry.left, entry.twin)


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.name)
def test_questions_do_not_disturb_each_other(entry: Identity) -> None:
    field = Field(entry.assumptions)
    assert not field.equal(entry.left, entry.twin)
    assert field.equal(entry.left, entry.right), field.refusal
    assert not field.equal(entry.left, entry.twin)
