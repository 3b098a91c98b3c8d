"""The programs that a page offers to be copied: the statement for SymPy, and NumPy where it is the value of a loss.

Main statement: `programs_of`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

from derive.authoring.derivation import Derivation
from derive.notation.sympy_source import NoSource, sympy_source

Programs = Callable[[Derivation], tuple[tuple[str, str], ...]]


def programs_of(titles: Mapping[str, str]) -> Programs:
    """What gives the programs of a derivation, each with the name of its language."""
    from derive.code import NoCode, written
    from proofs.losses.table import LOSSES

    losses = {loss.value: loss.name for loss in reversed(LOSSES) if loss.value in titles}

    def programs(derivation: Derivation) -> tuple[tuple[str, str], ...]:
        found: list[tuple[str, str]] = []
        with suppress(NoSource):  # it holds something that SymPy has no word for
            found.append(("SymPy", sympy_source(derivation.statement)))
        if derivation.name in losses:
            with suppress(NoCode):
                found.append(("NumPy", written(losses[derivation.name]).text))
        return tuple(found)

    return programs
