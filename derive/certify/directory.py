"""A folder of certificates that compiles on its own, with Coq's own tools and without Derive.

It holds the library, the definitions that the certificates share (Vocabulary.v), a file for each certificate, and
_CoqProject, which names them all.

Main statement: `write_directory`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from derive.certify.certificate import LIBRARY, VOCABULARY, Certificate, defined, vocabulary
from derive.certify.coq import required_files
from derive.certify.gathering import gathered

if TYPE_CHECKING:
    from derive.authoring.theorem import Entry


def write_directory(entries: Sequence[Entry], folder: Path) -> int:
    """The certificates of these derivations and of all that they need; how many there are."""
    certificates = [c for c in gathered(entries).values() if isinstance(c, Certificate)]
    files = {f"{stem}.v": text for stem, text in required_files().items()}
    shared = map(defined, vocabulary(certificates).items())
    files[f"{VOCABULARY}.v"] = "\n\n".join((_VOCABULARY + LIBRARY, *shared)) + "\n"
    files |= {f"{c.name}.v": c.file for c in certificates}
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    project = "\n".join(("-Q . Derive", "-arg -w -arg none", *files))
    (folder / "_CoqProject").write_text(project + "\n", encoding="utf-8")
    return len(certificates)


_VOCABULARY = """(** * The definitions that certificates share

    Each abbreviates its body. What has to be defined for it to have a value, the certificates say. *)

"""
