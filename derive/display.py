"""Objects that a notebook shows as typeset mathematics.

A page is Markdown: JupyterLab, VS Code, Colab and GitHub typeset the mathematics in it, while they differ about
mathematics in HTML, and VS Code prefers text/latex to text/markdown, which can hold no sentences. A lone formula is
LaTeX. Where nothing can be written, None makes the notebook fall back on `repr`. In a terminal print() writes text.

The writers stand floors above the objects, which know them by name only and call them when a notebook asks.

Main statements: `Page`, `Formula`.
"""

from __future__ import annotations

from importlib import import_module

_WRITERS = "derive.jupyter"
_TEXT = "derive.notation.text"


class Page:
    """Shows itself as a page."""

    __slots__ = ()

    def _repr_markdown_(self) -> str | None:
        found: str | None = import_module(_WRITERS).page_of(self)
        return found


class Formula:
    """Shows itself as a formula; print() writes it as on a terminal's page. `repr` is the tree."""

    __slots__ = ()

    def __str__(self) -> str:
        try:
            written: str = import_module(_TEXT).text(self)
        except ValueError:  # a part that no notation writes, such as an index without its binder
            return repr(self)
        return written

    def _repr_latex_(self) -> str | None:
        found: str | None = import_module(_WRITERS).formula_of(self)
        return found
