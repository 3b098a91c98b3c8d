"""Writes the documents: for each derivation NAME.tex and a Markdown page, and derivations.tex with all of them; on
demand PDFs, which need no TeX.

A file appears whole or not at all: it is written beside its place and then put there. What else stands in the folder
is left alone.

Main statements: `export` (some derivations), `build` (all of them, with the article), `write`.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from derive.authoring.derivation import Derivation
from derive.publish import latex, markdown
from derive.publish.article import article
from derive.publish.choices import Choices

ARTICLE = "derivations.tex"
_DEFAULT = Choices()


def export(
    derivations: Sequence[Derivation], directory: Path, choices: Choices = _DEFAULT, pdf: bool = False
) -> list[Path]:
    """A LaTeX fragment and a Markdown page of each, linked to each other, on demand a PDF; the paths written."""
    directory.mkdir(parents=True, exist_ok=True)
    titles = {d.name: d.title for d in derivations}
    written = []
    for derivation in derivations:
        page = markdown.page(derivation, titles, choices.dialect)
        written.append(write(directory / f"{derivation.name}.tex", latex.fragment(derivation)))
        written.append(write(directory / f"{derivation.name}{choices.dialect.pages}", page))
        if pdf:
            written += _set(directory / f"{derivation.name}.pdf", [derivation], whole=False)
    return written


def build(
    derivations: Sequence[Derivation], directory: Path, choices: Choices = _DEFAULT, pdf: bool = False
) -> list[Path]:
    """Everything: what `export` writes, and the article, on demand as a PDF too."""
    written = [*export(derivations, directory, choices), write(directory / ARTICLE, article(derivations))]
    return written + (_set((directory / ARTICLE).with_suffix(".pdf"), derivations, whole=True) if pdf else [])


def _set(path: Path, derivations: Sequence[Derivation], whole: bool) -> list[Path]:
    """The PDF of an article or of some derivations, and beside an article the Typst it was set from. Raises NoPdf."""
    from derive.publish.typst.article import article, extract  # so that nobody else waits for the compiler
    from derive.publish.typst.pdf import fonts, pdf

    chosen = fonts()
    source = (article if whole else extract)(derivations, chosen.families)
    made = write(path, pdf(source, chosen.folders, tagged=not whole))  # its structure would treble a long one's size
    return [write(path.with_suffix(".typ"), source), made] if whole else [made]


def write(path: Path, content: str | bytes) -> Path:
    """Puts a file there whole: an interrupted build leaves what was there before."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return path
