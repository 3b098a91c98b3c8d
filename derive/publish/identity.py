"""What was found for a derivation before, known by identity.

Derivations are equal that write their definitions in other notations; what is to be printed of them differs.

Main statement: `by_identity`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from derive.authoring.derivation import Derivation

_LIMIT = 2_000
_Answer = TypeVar("_Answer")


def by_identity(ask: Callable[[Derivation], _Answer]) -> Callable[[Derivation], _Answer]:
    """The same question, asked once of each derivation."""
    known: dict[int, tuple[Derivation, _Answer]] = {}  # the derivation is kept, so that no other takes its identity

    def asked(derivation: Derivation) -> _Answer:
        found = known.get(id(derivation))
        if found is None:
            if len(known) >= _LIMIT:
                known.clear()
            found = known[id(derivation)] = derivation, ask(derivation)
        return found[1]

    asked.__doc__ = ask.__doc__
    return asked
