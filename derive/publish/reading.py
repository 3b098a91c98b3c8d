"""In which order one reads: subject by subject, and each derivation after those it rests on.

Main statements: `subject`, `subject_word`, `reading_order`, `SUBJECTS`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Protocol, TypeVar

from derive.translation import _

_LOSSES = ("losses", "activations", "softmax", "binary", "divergence", "regression", "margin")


SUBJECTS = ("calculus", "information", "coding", *_LOSSES)  # in the order in which one reads them


class Listed(Protocol):
    """What is known of a derivation in a list: a `Derivation`, or a record of its page."""

    @property
    def name(self) -> str: ...

    @property
    def cites(self) -> tuple[str, ...]: ...

    @property
    def path(self) -> str: ...


_Listed = TypeVar("_Listed", bound=Listed)


def subject(derivation: Listed) -> str:
    """The part of the catalogue a derivation belongs to: the folder its file is in ("information"), or ""."""
    folder = PurePath(derivation.path.replace("\\", "/")).parent.name
    return "" if folder in ("", "proofs") else folder


def subject_word(name: str) -> str:
    """A heading from a folder's name."""
    known = {
        "information": _("Information"),
        "coding": _("Coding"),
        "losses": _("Losses"),
        "activations": _("Losses: activations"),
        "softmax": _("Losses: classes"),
        "binary": _("Losses: binary labels"),
        "margin": _("Losses: margins"),
        "regression": _("Losses: regression"),
        "divergence": _("Losses: divergences"),
        "calculus": _("Calculus"),
        "": _("Other derivations"),
    }
    return known.get(name) or name.replace("_", " ").capitalize()


def reading_order(derivations: Sequence[_Listed]) -> list[_Listed]:
    """Subject by subject, what others build on first, and within a subject each after those it cites."""
    by_name = {d.name: d for d in derivations}
    placed: dict[str, _Listed] = {}

    def place(derivation: _Listed) -> None:
        if derivation.name not in placed:
            for name in derivation.cites:
                if name in by_name and name != derivation.name:
                    place(by_name[name])
            placed[derivation.name] = derivation

    for derivation in derivations:
        place(derivation)
    subjects = list(dict.fromkeys([*SUBJECTS, *map(subject, placed.values())]))
    return sorted(placed.values(), key=lambda d: subjects.index(subject(d)))
