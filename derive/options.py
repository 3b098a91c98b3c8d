"""Options that several commands share: how pages look, whichever they are.

Main statements: `with_choices`, `with_files`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from derive.commands import Mistake

if TYPE_CHECKING:
    from derive.publish.choices import Choices

DIALECTS = ("github", "myst", "quarto", "obsidian")


def with_choices(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options for the look of pages; the command gets them as `choices`."""

    @click.option(
        "--dialect",
        type=click.Choice(DIALECTS),
        default="github",
        show_default=True,
        help="Of Markdown pages; obsidian also suits MkDocs.",
    )
    @click.option(
        "--notation",
        "house",
        metavar="RULES|FILE",
        help=r"Your own notation: 'p=y, q=\hat y, n=K, log=\ln, D=KL', or a file with a rule on each line.",
    )
    @click.option(
        "--detail",
        type=click.Choice(("full", "brief")),
        default="full",
        show_default=True,
        help="brief folds steps that only rewrite into one.",
    )
    @wraps(command)
    def chosen(
        *arguments: Any,
        dialect: str,
        house: str | None,
        detail: str,
        files: Mapping[str, Any] | None = None,
        **others: Any,
    ) -> Any:
        from derive.publish.profile import ProfileError

        try:
            choices = replace(_choices(dialect, house, detail), **(files or {}))
            return command(*arguments, choices=choices, **others)
        except ProfileError as error:
            raise Mistake(str(error)) from None

    return chosen


def with_files(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options for further files of each derivation; they go into the choices of `with_choices` below it."""

    @click.option("--macros", is_flag=True, help="LaTeX in the macros of derive.sty, which is written beside.")
    @click.option("--slides", is_flag=True, help="Beamer slides too, which uncover step by step.")
    @click.option("--slides-pdf", is_flag=True, help="Slides, and their PDF by pdflatex.")
    @click.option("--notebook", is_flag=True, help="A Jupyter notebook too.")
    @click.option(
        "--force", is_flag=True, help="Overwrite files that Derive has not written, or that were changed since."
    )
    @wraps(command)
    def chosen(
        *arguments: Any, macros: bool, slides: bool, slides_pdf: bool, notebook: bool, force: bool, **others: Any
    ) -> Any:
        asked = {"slides": slides, "slides-pdf": slides_pdf, "notebook": notebook}
        files = {"macros": macros, "also": frozenset(name for name, wanted in asked.items() if wanted), "force": force}
        return command(*arguments, files=files, **others)

    return chosen


def _choices(dialect: str, house: str | None, detail: str) -> Choices:
    from derive.publish.choices import Choices
    from derive.publish.dialects import DIALECTS as KNOWN
    from derive.publish.profile import read_profile

    return Choices(KNOWN[dialect], None if house is None else read_profile(house), detail)
