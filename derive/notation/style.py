r"""The reader's house notation, where it is no part of a term: how functions are called, and the letters of sentences.

Variables are renamed in the terms themselves, so that nothing is captured and every emitter sees one name for one
thing. What remains is said here, for as long as `using` lasts: that log is written ln, and which letters that a
sentence mentions in passing have other names now.

Main statements: `Style`, `current`, `using`; `latex_function`, `FUNCTIONS`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

FUNCTIONS = ("log", "sinh", "cosh", "tanh", "atanh")
COMMANDS = frozenset({"log", "ln", "lg", "sinh", "cosh", "tanh", "coth", "arg"})  # words that TeX and Typst know


@dataclass(frozen=True, slots=True)
class Style:
    """`functions`: the name of log, … in this notation; `names`: of variables; `symbols`: of what stands before the
    arguments of a definition, such as D. Keys and values are names as `names.split` takes them apart.

    `widths`: how wide the macros of a LaTeX package are, in em, without their arguments."""

    functions: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    symbols: Mapping[str, str] = field(default_factory=dict)
    widths: Mapping[str, float] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.functions or self.names or self.symbols)


_PLAIN = Style()
_style: ContextVar[Style] = ContextVar("style", default=_PLAIN)


def current() -> Style:
    return _style.get()


@contextmanager
def using(style: Style) -> Iterator[None]:
    """Everything that is written meanwhile is in this style."""
    token = _style.set(style)
    try:
        yield
    finally:
        _style.reset(token)


def latex_function(name: str) -> str:
    r"""A function's name as LaTeX sets it: \ln, \operatorname{arth}."""
    return f"\\{name}" if name in COMMANDS else rf"\operatorname{{{name}}}"
