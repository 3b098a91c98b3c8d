"""The proofs of true steps prove no false ones."""

import pytest

from derive.catalogue import find
from derive.certify.certificate import Certificate
from derive.certify.coq import Library
from derive.certify.gathering import gathered
from derive.certify.mutants import false_mutants, try_mutants


def certificates(*names: str) -> list[Certificate]:
    return [c for c in gathered([find(name) for name in names]).values() if isinstance(c, Certificate)]


def test_no_false_statement_passes_with_the_proof_of_a_true_one(coq_library: Library) -> None:
    outcome = try_mutants(certificates("binary_cross_entropy_gradient", "log_le_sub_one"))
    assert outcome.passed == []
    assert outcome.tried >= 20


def test_mutants_change_signs_relations_and_hypotheses() -> None:
    (c,) = certificates("binary_cross_entropy_gradient")
    told = {how for lemma in c.lemmas if lemma.rule == "algebra" for how, _, _ in false_mutants(lemma)}
    assert "= made ≠" in told
    assert len(told) > 2


@pytest.mark.slow
def test_no_false_statement_about_sums_passes(coq_library: Library) -> None:
    outcome = try_mutants(certificates("gibbs_inequality", "softmax_cross_entropy_gradient"))
    assert outcome.passed == []
    assert outcome.tried >= 40
