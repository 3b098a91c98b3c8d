"""The derivations that code is written from: only what the kernel has proved.

Main statements: `proved`, `NoCode`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derive.authoring.refusals import StepRefused, Unfinished
from derive.catalogue import find

if TYPE_CHECKING:
    from derive.authoring.derivation import Derivation


class NoCode(ValueError):
    """A formula that cannot be written with arrays, or that is not proved; the message says which part and why."""


def proved(name: str) -> Derivation:
    """The derivation of that name. Raises NotInCatalogue, or NoCode where one of its steps does not hold."""
    try:
        return find(name).derivation
    except StepRefused as refused:
        from derive.explain import explain

        why = explain(refused)
    except Unfinished as unfinished:
        why = str(unfinished)
    raise NoCode(f"{name} is not proved, and code is written from proved theorems only.\n{why}")
