"""What a search may cost, counted in the sizes of the questions it asks, so that it stops at the same place everywhere.

Main statements: `Budget`, `Prover`.
"""

from __future__ import annotations

from collections.abc import Callable

from derive.kernel.theorem import Refusal, Theorem
from derive.terms.term import Term

_WORK = 60_000  # a question costs about 20 µs for each of its parts: one to two seconds in all
_LARGEST = 2_000


class Budget:
    """The work that is left. A question that is too large, or one too many, is a refusal."""

    __slots__ = ("left", "whole")

    def __init__(self, work: int = _WORK, whole: Budget | None = None) -> None:
        self.left = work
        self.whole = whole

    def share(self, among: int = 2) -> Budget:
        """A part of what is left for one of several attempts; what it does not use stays for the others."""
        return Budget(self.left // among, self)

    def spend(self, *question: Term) -> None:
        cost = 10 + sum(size(t) for t in question)
        self._take(cost)
        if cost > _LARGEST:
            raise Refusal("search", "the terms grew too large for the search")

    def _take(self, cost: int) -> None:
        self.left -= cost
        if self.whole is not None:
            self.whole._take(cost)
        if self.left < 0:
            raise Refusal("search", "no proof was found within the work that one search may take")


def size(t: Term) -> int:
    """The number of subterms, counted up to a bound well above what any search works on."""
    stack, count = [t], 0
    while stack and count < 2 * _LARGEST:
        count += 1
        stack.extend(stack.pop().args)
    return count


Prover = Callable[[Term, tuple[Term, ...], Budget], Theorem]  # of a claim, under hypotheses, within a budget
