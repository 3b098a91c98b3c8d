"""What a reader chooses of the pages that are printed or written: the notation, the detail, the dialect of Markdown.

Main statements: `Choices`, `Chosen`, `as_chosen`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass

from derive.authoring.derivation import Derivation
from derive.publish.detail import brief
from derive.publish.dialects import GITHUB, Dialect
from derive.publish.profile import Profile, in_notation
from derive.publish.renaming import Renaming


@dataclass(frozen=True, slots=True)
class Choices:
    r"""`dialect` is that of Markdown pages; `notation` the reader's own, `detail` "full" or "brief".

    `macros`: LaTeX fragments say \deriveEntropy{p}, and derive.sty stands beside them. `also` names further files of
    each derivation: "slides", "slides-pdf", "notebook". `own` are the names that stand in files of the user's; `force`:
    files are overwritten that Derive has not written.
    """

    dialect: Dialect = GITHUB
    notation: Profile | None = None
    detail: str = "full"
    macros: bool = False
    also: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    force: bool = False

    @property
    def alters(self) -> bool:
        """Are the pages to be other than the derivations were written?"""
        return self.notation is not None or self.detail != "full"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Derivations as a reader wants them, each with all of its steps in `whole`; `renaming` is that of the notation."""

    derivations: Sequence[Derivation]
    whole: Sequence[Derivation]
    renaming: Renaming | None = None

    def __iter__(self) -> Iterator[Derivation]:
        return iter(self.derivations)


@contextmanager
def as_chosen(derivations: Sequence[Derivation], choices: Choices) -> Iterator[Chosen]:
    """The derivations as the reader wants them; what is written while this lasts is in their notation.

    Raises ProfileError where that notation would say something else.
    """
    with nullcontext() if choices.notation is None else in_notation(choices.notation, derivations) as renamed:
        whole = list(derivations if renamed is None else renamed)
        shown = [brief(derivation) for derivation in whole] if choices.detail == "brief" else whole
        yield Chosen(shown, whole, None if renamed is None else renamed.renaming)
