"""Writes the documents: for each derivation NAME.tex and a Markdown page, and derivations.tex with all of them; on
demand PDFs, which need no TeX, derive.sty, slides and notebooks.

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
from derive.publish.macros import PACKAGE, Macros
from derive.publish.notebook import notebook
from derive.publish.slides import slides
from derive.publish.tex import compiled

ARTICLE = "derivations.tex"
_DEFAULT = Choices()


def export(
    derivations: Sequence[Derivation], directory: Path, choices: Choices = _DEFAULT, pdf: bool = False
) -> list[Path]:
    """A LaTeX fragment and a Markdown page of each, linked to each other, on demand a PDF; the paths written."""
    directory.mkdir(parents=True, exist_ok=True)
    titles = {d.name: d.title for d in derivations}
    macros = Macros(derivations) if choices.macros else None
    fragment = macros.fragment if macros is not None else latex.fragment
    written = [write(directory / PACKAGE, macros.package())] if macros is not None else []
    for derivation in derivations:
        page = markdown.page(derivation, titles, choices.dialect)
        written.append(write(directory / f"{derivation.name}.tex", fragment(derivation)))
        written.append(write(directory / f"{derivation.name}{choices.dialect.pages}", page))
        written += _further(derivation, directory, choices)
        if pdf:
            written += _set(directory / f"{derivation.name}.pdf", [derivation], whole=False)
    return written + (_slides_set(derivations, directory) if "slides-pdf" in choices.also else [])


def _further(derivation: Derivation, directory: Path, choices: Choices) -> list[Path]:
    """The slides and the notebook of a derivation, where they are asked for."""
    written = []
    if choices.also & {"slides", "slides-pdf"}:
        written.append(write(directory / f"{derivation.name}-slides.tex", slides(derivation)))
    if "notebook" in choices.also:
        written.append(
            write(directory / f"{derivation.name}.ipynb", notebook(derivation, derivation.name in choices.own))
        )
    return written


def _slides_set(derivations: Sequence[Derivation], directory: Path) -> list[Path]:
    """The PDFs of decks; last, so that everything else is there when TeX is missing. Raises TexMissing, TexFailed."""
    names = [f"{derivation.name}-slides" for derivation in derivations]
    sources = [(directory / f"{name}.tex").read_text(encoding="utf-8") for name in names]
    return [
        write(directory / f"{name}.pdf", compiled(source, f"{name}.tex"))
        for name, source in zip(names, sources, strict=True)
    ]


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
