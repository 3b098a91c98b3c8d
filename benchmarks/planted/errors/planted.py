"""What a planted error is.

Main statement: `Planted`.
"""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.planted.correct import Function


@dataclass(frozen=True)
class Planted:
    """One error; `value` and `gradient` are the code that has it."""

    name: str
    value: Function
    gradient: Function
