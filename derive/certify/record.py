"""Which derivations of the catalogue are not certified, and why: the list proofs/coq/uncertified.json.

It is written by `derive certify --record` after a run over everything. A derivation in the list is not tried again as
long as its certificate is the very one that failed: a run over the whole catalogue does not spend its time on what is
known to fail. Nothing in the list makes a derivation certified.

Main statements: `known_failures`, `write_record`, `record_key`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from derive.certify.certificate import Certificate
from derive.certify.coq import source_folder


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a derivation is not certified, and the certificate of which that was said ("" where there is none)."""

    why: str
    key: str


def record_file() -> Path:
    return source_folder() / "uncertified.json"


@lru_cache(maxsize=1)
def known_failures() -> dict[str, Failure]:
    """The list, by name."""
    file = record_file()
    if not file.is_file():
        return {}
    data = json.loads(file.read_text(encoding="utf-8"))
    return {name: Failure(entry["why"], entry["certificate"]) for name, entry in data.items()}


def write_record(failures: Mapping[str, Failure]) -> None:
    """Write the list anew, in the order of the names."""
    data = {name: {"why": f.why, "certificate": f.key} for name, f in sorted(failures.items())}
    record_file().write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    known_failures.cache_clear()


def record_keys(certificates: Iterable[Certificate]) -> dict[str, str]:
    """For each certificate a digest of its text and of those it needs, whatever the library is."""
    keys: dict[str, str] = {}
    for c in certificates:
        digest = hashlib.sha256()
        for text in (c.module, *(body for _, body in c.definitions), *(keys.get(n, n) for n in c.needs)):
            digest.update(text.encode() + b"\0")
        keys[c.name] = digest.hexdigest()[:24]
    return keys
