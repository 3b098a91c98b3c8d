"""The programs that a page offers to be copied: NumPy, where the theorem is the value of a loss.

Main statement: `programs_of`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

Programs = Callable[[str], tuple[tuple[str, str], ...]]


def programs_of(titles: Mapping[str, str]) -> Programs:
    """For the name of a derivation, its programs, each with the name of its language."""
    from derive.code import NoCode, written
    from proofs.losses.table import LOSSES

    losses = {loss.value: loss.name for loss in reversed(LOSSES) if loss.value in titles}

    def programs(name: str) -> tuple[tuple[str, str], ...]:
        if name not in losses:
            return ()
        try:
            return (("NumPy", written(losses[name]).text),)
        except NoCode:
            return ()

    return programs
