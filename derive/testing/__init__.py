"""What an engineer calls in a test: a loss, and its gradient, held against the proved formula.

    from derive.testing import assert_loss_matches

    def test_my_loss():
        assert_loss_matches(my_loss, "softmax_cross_entropy", gradient=my_gradient)

The formula is proved, the code is sampled: a test that passes says so of the inputs it tried and of no others.

A loss of your own is given as a term or a SymPy expression: `assert_gradient`; about formulas alone are
`assert_identity`, `assert_nonnegative` and `assert_convex`. They are imported when they are asked for: pytest loads
this package at every start, for the sake of its plugin.

Main statements: `assert_loss_matches`, `assert_gradient`, `assert_identity`, `assert_nonnegative`, `assert_convex`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from derive.testing.assertions import assert_loss_matches
    from derive.testing.outcome import Outcome
    from derive.testing.own import assert_convex, assert_gradient, assert_identity, assert_nonnegative

__all__ = [
    "Outcome",
    "assert_convex",
    "assert_gradient",
    "assert_identity",
    "assert_loss_matches",
    "assert_nonnegative",
]

_MODULES = {"Outcome": "outcome", "assert_loss_matches": "assertions"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_MODULES.get(name, 'own')}"), name)


def __dir__() -> list[str]:
    return __all__
