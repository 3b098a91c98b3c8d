"""A derivation as bytes, to be remembered, and back.

Only the classes that a derivation is made of are ever read back: bytes that name anything else are no derivation.

Main statements: `as_bytes`, `from_bytes`, `NoDerivation`.
"""

from __future__ import annotations

import io
import pickle
from typing import Any

from derive.authoring import derivation as parts
from derive.authoring.derivation import Derivation
from derive.terms import definition, term

_KNOWN = {
    ("fractions", "Fraction"),
    ("derive.translation", "Sentence"),
    *((parts.__name__, name) for name in ("Chain", "Derivation", "Reason", "Said", "Scope", "Stated", "Step")),
    *((definition.__name__, name) for name in ("Definition", "Notation")),
    *((term.__name__, name) for name in ("Binder", "Bound", "Constant", "Interval", "Number", "Operator", "Term")),
    (term.__name__, "Variable"),
}


class NoDerivation(ValueError):
    """These bytes are no derivation."""


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _KNOWN:
            raise NoDerivation(f"{module}.{name} is no part of a derivation.")
        return super().find_class(module, name)


def as_bytes(derivation: Derivation) -> bytes:
    """Raises RecursionError for formulas that are nested too deeply."""
    return pickle.dumps(derivation)


def from_bytes(data: bytes) -> Derivation:
    """What `as_bytes` gave. Raises NoDerivation."""
    try:
        found = _Reader(io.BytesIO(data)).load()
    except NoDerivation:
        raise
    except Exception as error:  # bytes that were cut off or changed fail in many ways
        raise NoDerivation(str(error)) from None
    if not isinstance(found, Derivation):
        raise NoDerivation("These bytes are something else.")
    return found
