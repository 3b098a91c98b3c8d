"""A derivation as a reader wants to see it: in other letters, in brief, or with labels in another shape.

What was proved of it is that of the derivation it was made from.

Main statements: `Shown`, `shown`, `as_proved`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from derive.authoring.derivation import Derivation


@dataclass(frozen=True, slots=True)
class Shown(Derivation):
    """A derivation with some of its fields changed for a page; `proved` is the one that was proved."""

    proved: Derivation | None = None


def shown(derivation: Derivation, **changes: Any) -> Shown:
    """The derivation with these fields changed for a page."""
    kept = {field.name: getattr(derivation, field.name) for field in fields(Derivation)}
    return Shown(**(kept | changes), proved=as_proved(derivation))


def as_proved(derivation: Derivation) -> Derivation:
    """The derivation as it was proved."""
    found = derivation.proved if isinstance(derivation, Shown) else None
    return derivation if found is None else found
