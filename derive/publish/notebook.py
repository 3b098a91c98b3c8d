"""A derivation as a Jupyter notebook (nbformat 4.5): its page, and cells that check it anew where they are run.

The cells ask for the theorem, show its derivation, let `derive.check` look for a proof of its own, and compare both
sides in numbers. The notebook is written without outputs; running it makes them.

Main statement: `notebook`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from derive.authoring.derivation import Derivation
from derive.publish import markdown
from derive.publish.dialects import NOTEBOOK
from derive.publish.document import Heading, Paragraph, Words, credits, sentence
from derive.translation import _, language


def notebook(derivation: Derivation, own: bool = False) -> str:
    """The text of NAME.ipynb; `own` where the derivation stands in a file of the user's, not in the catalogue."""
    cells = [_cell(k, kind, source) for k, (kind, source) in enumerate(_cells(derivation, own))]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    book = {
        "cells": cells,
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(book, ensure_ascii=False, indent=1) + "\n"


def _cell(number: int, kind: str, source: str) -> dict[str, Any]:
    cell: dict[str, Any] = {"cell_type": kind, "id": f"cell-{number}", "metadata": {}, "source": source}
    return cell if kind == "markdown" else cell | {"execution_count": None, "outputs": []}


def _cells(derivation: Derivation, own: bool) -> Iterator[tuple[str, str]]:
    """Kind and source of each cell."""
    title = Heading(sentence(_(derivation.title)))
    about = [Paragraph(credits(derivation))]
    if derivation.summary:
        about.append(Paragraph(sentence(_(derivation.summary))))
    yield "markdown", "\n".join(markdown.lines([title, *about], NOTEBOOK)).replace("###", "#", 1).strip()
    yield "markdown", _told(_("The theorem. Asking for it checks its derivation, step by step."))
    yield "code", f"{_asking(derivation, own)}\ntheorem"
    yield "markdown", _told(_("The derivation: what is shown is what was checked."))
    yield "code", "theorem.derivation"
    yield (
        "markdown",
        _told(
            _(
                "derive.check is told the statement and its hypotheses, not the derivation, and looks for a proof by "
                "itself. A verdict is true in a test when it is proved or enclosed; sampled and unknown only say that "
                "no proof was found."
            )
        ),
    )
    yield "code", "derive.check(theorem.statement, *theorem.hypotheses)"
    yield (
        "markdown",
        _told(
            _(
                "Both sides at points that satisfy the hypotheses, in digits that are certain. Numbers prove nothing; "
                "they show what the statement says."
            )
        ),
    )
    yield "code", "theorem.samples(5)"
    yield "markdown", _told(_("What it rests on, and the statement for a paper."))
    yield "code", "print(*theorem.rests_on, sep='\\n')\nprint(theorem.latex())"


def _told(words: str) -> str:
    return "\n".join(markdown.lines([Paragraph((Words(words),))], NOTEBOOK)).strip()


def _asking(derivation: Derivation, own: bool) -> str:
    """How a cell comes by the theorem, by name or out of the user's file; it shows it in the reader's language."""
    lines, asked = ["import derive"], f"derive.theorem({derivation.name!r})"
    if own:
        file = Path(derivation.path).resolve().as_posix()
        lines, asked = [*lines, "from derive.named import in_file"], f"in_file({file!r}, {derivation.name!r})"
    if language() == "en":
        return "\n".join([*lines, "", f"theorem = {asked}"])
    lines += ["from derive.translation import use_language", "", f"use_language([{language()!r}])"]
    return "\n".join([*lines, f"theorem = {asked}"])
