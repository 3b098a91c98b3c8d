"""The words that stand in formulas, in the reader's language: "and", "if", "otherwise", "is continuous on".

Main statements: `and_word`, `if_word`, `otherwise_word`, `to_word`, `property_words`.
"""

from __future__ import annotations

import re

from derive.translation import _


def and_word() -> str:
    return _("and")


def if_word() -> str:
    """In front of the condition of a case."""
    return _("if")


def otherwise_word() -> str:
    """The condition of the last case."""
    return _("otherwise")


def to_word() -> str:
    """Between the ends of a range."""
    return _("to")


def property_words(name: str) -> tuple[str, str]:
    """What stands between a function and its domain, and behind the domain, where the function is `name` on it.

    "inside" is differentiable on an interval that has an end: at the end nothing is said of a derivative.
    """
    told = {
        "inside": _("{f} is differentiable inside {domain}"),
        "differentiable": _("{f} is differentiable on {domain}"),
        "continuous": _("{f} is continuous on {domain}"),
        "integrable": _("{f} is integrable on {domain}"),
    }[name]
    __, between, behind = re.split(r"\{f\}|\{domain\}", told)
    return between.strip(), behind.strip()
