"""Writing the list of what is certified, and knowing again the certificates that failed.

The list is written by `derive certify --record` after a run over the whole catalogue. A certificate that it says has
failed is not tried again as long as its text is the same: a run does not spend its time on what is known to fail.
Nothing in the list makes a derivation certified in a run.

Main statements: `known_failures`, `record_keys`, `write_record`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple

from derive.certify.certificate import Certificate
from derive.certify.recorded import Recorded, record_file, recorded


def known_failures() -> dict[str, Recorded]:
    """What the list says is not certified, by name."""
    return {name: entry for name, entry in recorded().items() if not entry.certified}


def write_record(entries: Mapping[str, Recorded], seconds: int) -> None:
    """Write the list anew, in the order of the names, each on a line; and how many seconds Coq had for a sentence."""
    rows = (f"  {json.dumps(n)}: {json.dumps(astuple(e), ensure_ascii=False)}" for n, e in sorted(entries.items()))
    text = f'{{\n "seconds": {seconds},\n "derivations": {{\n' + ",\n".join(rows) + "\n }\n}\n"
    record_file().write_text(text, encoding="utf-8")
    recorded.cache_clear()


def record_keys(certificates: Iterable[Certificate]) -> dict[str, str]:
    """For each certificate a digest of its text and of those it needs, whatever the library is."""
    keys: dict[str, str] = {}
    for c in certificates:
        digest = hashlib.sha256()
        for text in (c.module, *(body for _, body in c.definitions), *(keys.get(n, n) for n in c.needs)):
            digest.update(text.encode() + b"\0")
        keys[c.name] = digest.hexdigest()[:16]
    return keys
