"""The proofs of true steps prove no false ones."""

import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from derive.catalogue import find
from derive.certify import mutants
from derive.certify.certificate import LIBRARY, Certificate
from derive.certify.coq import Library, opened_session
from derive.certify.false_statements import FalseStatement, false_statements
from derive.certify.gathering import gathered
from derive.certify.mutants import Search, drawn, try_mutants


def certificates(*names: str) -> Mapping[str, Certificate]:
    return {n: c for n, c in gathered([find(name) for name in names]).items() if isinstance(c, Certificate)}


@pytest.fixture
def nothing_remembered(coq_library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What was refused before is not known here; the library, which is compiled already, is."""
    monkeypatch.setenv("DERIVE_CACHE", str(tmp_path / "verdicts.json"))


@pytest.mark.usefixtures("nothing_remembered")
def test_no_false_statement_passes_with_the_proof_of_a_true_one() -> None:
    found = certificates("binary_cross_entropy_gradient", "log_le_sub_one")
    outcome = try_mutants(list(found.values()), found, Search(each=4, seconds=0.2))
    assert outcome.passed == []
    assert outcome.unproved == []
    assert outcome.tried.total() >= 30
    assert outcome.out_of_time.total() < outcome.tried.total()  # some Coq refused outright


@pytest.mark.usefixtures("nothing_remembered")
def test_a_true_statement_passes_so_that_the_test_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a false statement one that Coq accepts, it would be seen: here it is the true one."""
    monkeypatch.setattr(
        mutants, "false_statements", lambda x, seed: iter([FalseStatement("none", x.statement, x.proof, "no point")])
    )
    found = certificates("binary_cross_entropy_gradient")
    outcome = try_mutants(list(found.values()), found)
    assert len(outcome.passed) == outcome.tried.total() == 5


@pytest.mark.usefixtures("nothing_remembered")
def test_a_hole_in_a_tactic_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a tactic that proves everything the false statements of its rule pass, today and when they are asked again;
    the others do not."""
    found = certificates("binary_cross_entropy_gradient")
    with_hole = f"{LIBRARY}\nAxiom hole : False.\nLtac rule_algebra ::= destruct hole."
    with monkeypatch.context() as planted:
        planted.setattr(mutants, "LIBRARY", with_hole)
        for _ in range(2):
            outcome = try_mutants(list(found.values()), found, Search(each=2))
            passed = {where for where, *_ in outcome.passed}
            lemmas = found["binary_cross_entropy_gradient"].lemmas
            assert passed == {f"binary_cross_entropy_gradient.{x.name}" for x in lemmas if x.rule == "algebra"}
            assert passed


@pytest.mark.usefixtures("nothing_remembered")
def test_a_step_that_is_not_proved_counts_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were all refused because something is missing, that would not be taken for soundness."""
    monkeypatch.setattr(mutants, "LIBRARY", f"{LIBRARY}\nLtac rule_algebra ::= fail.")
    c = certificates("binary_cross_entropy_gradient")
    outcome = try_mutants(list(c.values()), c, Search(each=1))
    algebra = [f"{name}.{x.name}" for name in c for x in c[name].lemmas if x.rule == "algebra"]
    assert outcome.unproved == algebra
    assert outcome.tried["algebra"] == 0
    assert "were not proved again" in outcome.summary()


@pytest.mark.usefixtures("nothing_remembered")
def test_what_was_refused_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    found = certificates("binary_cross_entropy_gradient")
    some = Search(each=1, seconds=0.3)
    assert try_mutants(list(found.values()), found, replace(some, until=time.monotonic() - 1)).tried.total() == 0
    first = try_mutants(list(found.values()), found, some)
    assert first.tried.total() == 5
    with monkeypatch.context() as without_coq:
        without_coq.setattr(mutants, "opened_session", None)
        again = try_mutants(list(found.values()), found, some)
    assert again.table() == first.table()
    more = try_mutants(list(found.values()), found, replace(some, each=2))
    assert more.tried.total() == 10


def test_coq_is_stopped_at_what_takes_too_long_and_goes_on(coq_library: Library) -> None:
    session = opened_session(LIBRARY)
    endless = "Lemma a : 1 = 2.\nProof.\n  repeat (pose proof I as H; clear H).\nQed."
    came = session.tries("a", endless, 0.3)
    assert came.stopped
    assert not came.proved
    assert 0.3 <= came.seconds < 10
    came = session.tries("b", "Lemma b : 1 = 1.\nProof.\n  reflexivity.\nQed.", 60)
    assert (came.proved, came.stopped, session.ended) == (True, False, False)
    assert not session.tries("c", "Lemma c : 1 = 2.\nProof.\n  reflexivity.\nQed.", 60).proved
    session.end()


def test_statements_are_made_false_by_signs_relations_and_hypotheses() -> None:
    c = certificates("binary_cross_entropy_gradient")["binary_cross_entropy_gradient"]
    told = {false.how for lemma in c.lemmas if lemma.rule == "algebra" for false in false_statements(lemma)}
    assert {"= made ≠", "dropped", "inverted"} <= told
    cited = certificates("gibbs_inequality")
    told = {false.how for c in cited.values() for lemma in c.lemmas for false in false_statements(lemma)}
    assert "hypothesis dropped" in told
    assert "range" in told


def test_the_same_seed_draws_the_same_steps_and_statements() -> None:
    assert drawn(60, 1) == drawn(60, 1) != drawn(60, 2)
    assert sum(map(len, drawn(60, 1).values())) == 60
    lemma = certificates("log_le_sub_one")["log_le_sub_one"].theorem
    assert list(false_statements(lemma, "a")) == list(false_statements(lemma, "a"))


@pytest.mark.slow
@pytest.mark.usefixtures("nothing_remembered")
def test_no_false_statement_of_a_sample_of_the_catalogue_passes() -> None:
    draw = drawn(60, 1)
    found = certificates(*draw)
    outcome = try_mutants([found[name] for name in draw], found, Search(each=1, seed=1, draw=draw))
    assert outcome.passed == []
    assert len(outcome.unproved) <= 3  # some tactics look at the clock: on a busy machine they give up
    assert outcome.tried.total() >= 50
    assert outcome.out_of_time.total() < outcome.tried.total()
