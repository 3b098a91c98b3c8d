"""What came of certifying the catalogue: the list proofs/coq/certificates.json, which comes with it.

For every derivation it says whether Coq accepted its certificate, and if not why not. What pages say of certificates
they say from this list, so that they need no Coq. An entry speaks of one statement under its hypotheses, not of a
name: once either is changed, nothing is said until the list has been written anew.

Main statements: `Recorded`, `recorded`, `recorded_seconds`, `certificate_of`, `known_of`, `record_file`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from derive.terms.encoding import fingerprint
from derive.terms.term import Term


@dataclass(frozen=True, slots=True)
class Recorded:
    """Why a derivation is not certified ("" where it is), what it states, the certificate that was tried, how many
    lemmas that has, how many of these failed, and how many were not tried when the time was up."""

    why: str
    statement: str
    certificate: str
    steps: int
    failed: int
    untried: int = 0

    @property
    def certified(self) -> bool:
        return not self.why


def record_file() -> Path:
    import proofs

    return Path(next(iter(proofs.__path__))) / "coq" / "certificates.json"


@lru_cache(maxsize=1)
def recorded() -> Mapping[str, Recorded]:
    """The list, by name; empty where there is none."""
    return {name: Recorded(*fields) for name, fields in _read().get("derivations", {}).items()}


def recorded_seconds() -> int | None:
    """How many seconds Coq had for a sentence of a proof when the list was made."""
    return _read().get("seconds")


def _read() -> dict[str, Any]:
    file = record_file()
    found = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    assert isinstance(found, dict)
    return found


def statement_key(hypotheses: tuple[Term, ...], statement: Term) -> str:
    """What an entry of the list speaks of."""
    return fingerprint(*hypotheses, statement)[:16]


def known_of(name: str) -> str:
    """All that the list says of a derivation, in one line: what is said of it changes with this."""
    found = recorded().get(name)
    return "" if found is None else f"{found.statement} {found.why}"


def certificate_of(name: str, statement: str) -> Recorded | None:
    """What the list says of the derivation of that name, if it speaks of that statement (its key)."""
    found = recorded().get(name)
    return found if found is not None and found.statement == statement else None
