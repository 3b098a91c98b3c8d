"""The recorded answers of SymPy: still what SymPy answers, and enough to check the catalogue without it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from derive.authoring.script import Script
from derive.catalogue import find, index
from derive.propose import recorded
from derive.terms.encoding import decode

ASKING = [name for name, listed in index().items() if "d.sympy(" in Path(listed.path).read_text(encoding="utf-8")]

WITHOUT_SYMPY = """
import sys
sys.modules["sympy"] = None  # to import it is an error now
from derive.catalogue import find, index
for name in index():
    assert find(name).derivation
"""


def questions_of(name: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[str, tuple[object, ...]]]:
    monkeypatch.setattr(recorded, "_asked", {})
    entry = find(name)
    entry.written_with(Script(name))
    return recorded.asked()


@pytest.mark.parametrize("name", ASKING)
def test_a_recorded_answer_is_what_sympy_answers(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    questions = questions_of(name, monkeypatch)
    assert questions
    for key, (kind, question) in questions.items():
        answer = recorded._record().get(key)
        assert answer is not None, f"{name} asks SymPy's {kind} something new: run python -m derive.record"
        assert decode(answer) == recorded.ask_sympy(kind, question)


def test_nothing_is_recorded_that_no_derivation_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {key for name in ASKING for key in questions_of(name, monkeypatch)}
    assert set(recorded._record()) == asked


def test_the_catalogue_is_checked_without_sympy() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT_SYMPY], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
