"""Formulas that were written before: the same term object among the same variables is written the same again.

Terms that are equal may have other names for what they bind, so a formula is known by identity.

Main statement: `Written`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from derive.notation.style import Style, current
from derive.terms.term import Term
from derive.translation import language

_LIMIT = 20_000


class Written:
    """The formulas of one notation, in the style and the language they were written in."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, ...], tuple[Term, Sequence[Term], Style, str, str]] = {}

    def get(self, term: Term, avoid: Sequence[Term], write: Callable[[], str]) -> str:
        """The formula; `write` is asked where it is new."""
        key = (id(term), *map(id, avoid))
        style, words = current(), language()
        found = self._known.get(key)
        if found is None or found[2] is not style or found[3] != words:
            if len(self._known) >= _LIMIT:
                self._known.clear()
            # The terms are kept too: none is gone whose identity stands for it here.
            found = self._known[key] = (term, avoid, style, words, write())
        return found[4]
