"""How a run goes about it: what it asks Coq, what it keeps, and what it never asks again. Coq is played."""

import math
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from derive.catalogue import find
from derive.certify import recorded as list_
from derive.certify import run, steps
from derive.certify.accepting import Refused
from derive.certify.certificate import Certificate
from derive.certify.coq import NOT_TRIED, Answer, Attempt
from derive.certify.recorded import Recorded
from derive.certify.run import Outcome, Trial, certified

NAMES = ("log_le_sub_one", "gibbs_termwise", "gibbs_inequality")  # each cites the one before it
AGAIN = Trial(again=True, seconds=2)


class Played:
    """Coq, which proves all but the lemmas that are `hard`; for some the time is too short below so many seconds."""

    def __init__(self) -> None:
        self.hard: dict[str, float] = {}
        self.files: list[list[str]] = []
        self.asked: list[str] = []

    def accepted(self, certificates: Sequence[Certificate], seconds: int) -> dict[str, str] | Refused:
        self.files.append([c.name for c in certificates])
        for c in certificates:
            if any(f"{c.name}.{x.name}" in self.hard for x in c.lemmas):
                return Refused(c.name)
        return {c.name: "" for c in certificates}

    def try_lemmas(
        self, opening: str, attempts: Sequence[Attempt], seconds: int, wanted: Callable[[str, Mapping[str, bool]], bool]
    ) -> list[Answer]:
        proved: dict[str, bool] = {}
        answers = []
        for attempt in attempts:
            if attempt.place and not wanted(attempt.place, proved):
                answers.append(NOT_TRIED)
            elif attempt.place:
                self.asked.append(attempt.place)
                needs = self.hard.get(attempt.place, 0)
                proved[attempt.place] = needs <= seconds
                error = "" if needs <= seconds else "Tactic failure." if needs == math.inf else "Timeout!"
                answers.append(Answer(not error, error, 0.1))
        return answers


@pytest.fixture
def coq(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Played:
    """No list, nothing remembered, one process."""
    played = Played()
    monkeypatch.setenv("DERIVE_CACHE", str(tmp_path / "verdicts.json"))
    monkeypatch.setattr(run, "compiled_library", lambda done, to_do: None)
    monkeypatch.setattr(steps, "library", lambda: None)
    for module in (run, steps):
        monkeypatch.setattr(module, "library_digest", lambda: "the library")
        monkeypatch.setattr(module, "in_parallel", lambda work, items, done: [work(item) for item in items])
    monkeypatch.setattr(run, "accepted", played.accepted)
    monkeypatch.setattr(steps, "try_lemmas", played.try_lemmas)
    listed(monkeypatch, {})
    return played


def listed(monkeypatch: pytest.MonkeyPatch, entries: Mapping[str, Recorded]) -> None:
    monkeypatch.setattr("derive.certify.recording.recorded", lambda: entries)
    monkeypatch.setattr(run, "recorded", lambda: entries)
    monkeypatch.setattr(list_, "recorded", lambda: entries)


def outcomes(trial: Trial | None = None) -> dict[str, Outcome]:
    found = certified([find(name) for name in NAMES], trial=trial)
    return {outcome.name: outcome for outcome in found.outcomes}


def test_what_is_not_known_to_fail_goes_into_whole_files(coq: Played) -> None:
    assert all(outcome.certified for outcome in outcomes().values())
    assert len(coq.files) <= 2  # one for each processor
    assert coq.asked == []
    coq.files.clear()
    assert all(outcome.certified for outcome in outcomes().values())
    assert coq.files == []  # nothing is asked twice


def test_only_that_at_which_coq_stops_is_tried_step_by_step(coq: Played) -> None:
    coq.hard["gibbs_termwise.step_1"] = math.inf
    found = outcomes()
    assert found["log_le_sub_one"].certified
    assert found["gibbs_termwise"].why == "Coq was not led to a proof of step 1 (assume)"
    assert (found["gibbs_termwise"].failed, found["gibbs_termwise"].untried) == (1, 0)
    assert found["gibbs_inequality"].why == "it rests on gibbs_termwise, which is not certified"
    assert not any(place.startswith("log_le_sub_one.") for place in coq.asked)


def test_a_run_over_everything_leaves_a_certificate_at_its_first_failure_and_counts_at_the_end(coq: Played) -> None:
    coq.hard |= {"log_le_sub_one.step_2": math.inf, "log_le_sub_one.step_3": math.inf}
    found = outcomes(AGAIN)
    assert found["log_le_sub_one"].failed == 2
    assert found["log_le_sub_one"].untried == 0
    place = coq.asked.index("log_le_sub_one.step_2")
    assert coq.asked.index("log_le_sub_one.step_3") > place + 1  # others came first
    assert sorted(coq.asked) == sorted(set(coq.asked))  # each once


def test_what_was_interrupted_goes_on_where_it_stopped(coq: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(certificates: Sequence[Certificate], seconds: int) -> dict[str, str] | Refused:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(run, "accepted", interrupted)
        with pytest.raises(KeyboardInterrupt):
            outcomes(AGAIN)
    before = list(coq.asked)
    assert before
    assert all(outcome.certified for outcome in outcomes(AGAIN).values())
    assert coq.asked == before


def test_what_there_was_no_time_for_is_said_to_be_untried_and_is_tried_the_next_time(coq: Played) -> None:
    found = outcomes(Trial(again=True, seconds=2, until=time.monotonic() - 1))
    assert found["log_le_sub_one"].why == "it has not been tried to the end"
    assert all(outcome.untried == outcome.steps for outcome in found.values())
    assert coq.asked == []
    assert all(outcome.certified for outcome in outcomes(AGAIN).values())


def test_a_step_that_ran_out_of_time_is_tried_again_only_with_more(coq: Played) -> None:
    coq.hard["log_le_sub_one.step_2"] = 5
    assert not outcomes(AGAIN)["log_le_sub_one"].certified
    coq.asked.clear()
    assert not outcomes(AGAIN)["log_le_sub_one"].certified
    assert coq.asked == []
    outcomes(Trial(again=True, seconds=5))
    assert coq.asked == ["log_le_sub_one.step_2"]


def test_a_step_that_fails_is_not_tried_again_with_more_time(coq: Played) -> None:
    coq.hard["log_le_sub_one.step_2"] = math.inf
    outcomes(AGAIN)
    coq.asked.clear()
    outcomes(Trial(again=True, seconds=60))
    assert coq.asked == []


def test_what_another_library_proved_is_believed_only_until_the_file(
    coq: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Steps that were proved by another library go into a whole file at once; where that is refused, they are tried."""
    coq.hard["log_le_sub_one.step_2"] = math.inf
    outcomes(AGAIN)
    for module in (run, steps):
        monkeypatch.setattr(module, "library_digest", lambda: "another library")
    coq.hard = {"gibbs_termwise.step_1": math.inf}
    coq.asked.clear()
    found = outcomes(AGAIN)
    assert found["log_le_sub_one"].certified
    assert coq.asked.count("log_le_sub_one.step_2") == 1  # it had failed
    assert "log_le_sub_one.step_1" not in coq.asked  # the whole file was accepted
    assert found["gibbs_termwise"].failed == 1
    assert "gibbs_termwise.step_1" in coq.asked


def test_what_is_listed_as_failing_is_not_tried_unless_all_is(coq: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    key = outcomes()["log_le_sub_one"].certificate
    for module in (run, steps):
        monkeypatch.setattr(module, "library_digest", lambda: "another library")
    listed(monkeypatch, {"log_le_sub_one": Recorded("Coq was not led to a proof of step 9 (sign)", "", key, 9, 1)})
    coq.files.clear()
    found = outcomes()["log_le_sub_one"]
    assert (found.why, found.expected) == ("Coq was not led to a proof of step 9 (sign)", True)
    assert outcomes(AGAIN)["log_le_sub_one"].certified


def test_what_is_asked_of_the_text_is_asked_again_of_what_coq_once_accepted(
    coq: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what Coq said is remembered: where Derive's own code has learnt to refuse a text, it is refused."""
    assert outcomes()["gibbs_inequality"].certified
    monkeypatch.setattr(run, "_known", lambda entries: ({}, {}))  # as after any change of the code
    coq.files.clear()
    assert outcomes()["gibbs_inequality"].certified
    monkeypatch.setattr(run, "objection", lambda c: "it is refused" if c.name == "gibbs_inequality" else None)
    found = outcomes()
    assert (found["gibbs_inequality"].certified, found["gibbs_inequality"].why) == (False, "it is refused")
    assert found["gibbs_termwise"].certified
    assert coq.files == []
