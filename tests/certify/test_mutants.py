"""The proofs of true steps prove no false ones."""

from collections.abc import Mapping

import pytest

from derive.catalogue import find
from derive.certify.certificate import Certificate
from derive.certify.coq import Library
from derive.certify.gathering import gathered
from derive.certify.mutants import drawn, false_mutants, try_mutants


def certificates(*names: str) -> Mapping[str, Certificate]:
    return {n: c for n, c in gathered([find(name) for name in names]).items() if isinstance(c, Certificate)}


def test_no_false_statement_passes_with_the_proof_of_a_true_one(coq_library: Library) -> None:
    found = certificates("binary_cross_entropy_gradient", "log_le_sub_one")
    outcome = try_mutants(list(found.values()), found)
    assert outcome.passed == []
    assert sum(outcome.tried.values()) >= 30


def test_a_true_statement_passes_so_that_the_test_can_fail(
    coq_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were a false statement one that Coq accepts, it would be seen: here the mutants are the statements themselves."""
    monkeypatch.setattr(
        "derive.certify.mutants.false_mutants",
        lambda lemma, seed: iter([("nothing done", lemma.hypotheses, lemma.conclusion, "no point")]),
    )
    found = certificates("binary_cross_entropy_gradient")
    outcome = try_mutants(list(found.values()), found)
    assert len(outcome.passed) == sum(outcome.tried.values()) == 5


def test_mutants_change_signs_relations_and_hypotheses() -> None:
    c = certificates("binary_cross_entropy_gradient")["binary_cross_entropy_gradient"]
    told = {how for lemma in c.lemmas if lemma.rule == "algebra" for how, *_ in false_mutants(lemma)}
    assert {"= made ≠", "dropped", "inverted"} <= told
    cited = certificates("gibbs_inequality")
    told = {how for c in cited.values() for lemma in c.lemmas for how, *_ in false_mutants(lemma)}
    assert "hypothesis dropped" in told
    assert "range" in told


def test_the_same_seed_draws_the_same_steps_and_mutants() -> None:
    assert drawn(60, 1) == drawn(60, 1) != drawn(60, 2)
    assert sum(map(len, drawn(60, 1).values())) == 60
    lemma = certificates("log_le_sub_one")["log_le_sub_one"].theorem
    assert list(false_mutants(lemma, "a")) == list(false_mutants(lemma, "a"))


@pytest.mark.slow
def test_no_false_statement_of_a_sample_of_the_catalogue_passes(coq_library: Library) -> None:
    draw = drawn(60, 1)
    found = certificates(*draw)
    outcome = try_mutants([found[name] for name in draw], found, seed=1, draw=draw)
    assert outcome.passed == []
    assert sum(outcome.tried.values()) >= 30
    assert sum(outcome.out_of_time.values()) < sum(outcome.tried.values())  # some Coq refused outright
