"""Derivations of information theory and classification losses, checked step by step.

The public names, each imported when it is first used:

- `check(lhs, "=", rhs, *hypotheses)`: a formula in anybody's test; gives a `Verdict`.
- `gradient(expression, x, *hypotheses)`: the derivation of somebody's own derivative; gives a `Gradient`.
- `theorem(name)`: a theorem of the catalogue, with `.sympy`, `.hypotheses`, `.latex()`, `.rests_on`.

Derivations are written with `derive.authoring`; the command line is `derive`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from derive.checking import Verdict, check
    from derive.gradients.gradient import Gradient, GradientError, gradient
    from derive.named import NamedTheorem, theorem

_HOMES = {
    "check": "derive.checking",
    "Verdict": "derive.checking",
    "gradient": "derive.gradients.gradient",
    "Gradient": "derive.gradients.gradient",
    "GradientError": "derive.gradients.gradient",
    "theorem": "derive.named",
    "NamedTheorem": "derive.named",
}

__all__ = ["Gradient", "GradientError", "NamedTheorem", "Verdict", "check", "gradient", "theorem"]


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'derive' has no attribute {name!r}")
