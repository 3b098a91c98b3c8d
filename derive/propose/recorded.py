"""What SymPy answered, recorded: so that a derivation of the catalogue is checked again without SymPy.

`proposal(kind, …)` gives the recorded answer to a question, and asks SymPy where none is recorded (a derivation of
the user's own). `python -m derive.record` asks SymPy all questions of the catalogue anew and writes the
record. An answer is a proposal and nothing more: the kernel checks the step it stands in.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from derive.terms.encoding import decode, encode, fingerprint
from derive.terms.term import Term

RECORD = Path(__file__).with_name("recorded.json")
_asked: dict[str, tuple[str, tuple[Term, ...]]] = {}


@lru_cache(maxsize=1)
def _record() -> dict[str, list[object]]:
    record: dict[str, list[object]] = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    return record


def proposal(kind: str, *question: Term) -> Term:
    """SymPy's answer to a question of one of the kinds diff, dsolve, limit, integrate, solve."""
    key = f"{kind} {fingerprint(*question)}"
    _asked[key] = (kind, question)
    answer = _record().get(key)
    return decode(answer) if answer is not None else ask_sympy(kind, question)


def ask_sympy(kind: str, question: tuple[Term, ...]) -> Term:
    from derive.propose.solvers import ANSWERS

    return ANSWERS[kind](*question)


def asked() -> dict[str, tuple[str, tuple[Term, ...]]]:
    """The questions that have been asked in this process, by their keys."""
    return dict(_asked)


def write_record(answers: dict[str, Term]) -> None:
    data = {key: encode(answer) for key, answer in sorted(answers.items())}
    RECORD.write_text(json.dumps(data, ensure_ascii=False, indent=None, separators=(",", ":")) + "\n", encoding="utf-8")
