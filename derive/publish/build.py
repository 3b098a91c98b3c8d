"""Writes the documents: for each derivation NAME.tex and a Markdown page, and derivations.tex with all of them; on
demand PDFs, which need no TeX, derive.sty, slides and notebooks; and in a folder of their own the pictures.

All processors write pages. A file appears whole or not at all: it is written beside its place and then put there. What
else stands in the folder is left alone.

Main statements: `export` (some derivations), `build` (all of them, with the article), `write`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from derive.authoring.derivation import Derivation
from derive.parallel import in_parallel
from derive.publish import latex, markdown
from derive.publish.article import article
from derive.publish.choices import Choices
from derive.publish.macros import PACKAGE, Macros
from derive.publish.notebook import notebook
from derive.publish.pictures.drawing import Picture
from derive.publish.slides import slides
from derive.publish.tex import compiled

ARTICLE = "derivations.tex"
PICTURES = "pictures"  # the folder
_DEFAULT = Choices()
Pictures = Mapping[str, Sequence[Picture]]  # of derivations, by name
_NONE: Pictures = {}

Job = Callable[[], list[Path]]  # writes files and says which


def export(
    derivations: Sequence[Derivation],
    directory: Path,
    choices: Choices = _DEFAULT,
    pdf: bool = False,
    pictures: Pictures = _NONE,
) -> list[Path]:
    """A LaTeX fragment and a Markdown page of each, linked to each other, on demand a PDF; the paths written."""
    directory.mkdir(parents=True, exist_ok=True)
    written = _done(_pages(derivations, directory, choices))
    if pdf:
        written += [p for d in derivations for p in _set(directory / f"{d.name}.pdf", [d], pictures, whole=False)]
    return written + _slides_set(derivations, directory, choices)


def build(
    derivations: Sequence[Derivation],
    directory: Path,
    choices: Choices = _DEFAULT,
    pdf: bool = False,
    pictures: Pictures = _NONE,
) -> list[Path]:
    """Everything: what `export` writes, the pictures, and the article, on demand as a PDF too."""
    (directory / PICTURES if pictures else directory).mkdir(parents=True, exist_ok=True)
    path = directory / ARTICLE
    written = _done([lambda: [write(path, article(derivations))], *_pages(derivations, directory, choices)])
    drawn = (picture for some in pictures.values() for picture in some)
    written += [write(directory / PICTURES / f"{picture.name}.svg", picture.svg) for picture in drawn]
    if pdf:
        written += _set(path.with_suffix(".pdf"), derivations, pictures, whole=True)
    return written + _slides_set(derivations, directory, choices)


def _done(jobs: Sequence[Job]) -> list[Path]:
    return [path for paths in in_parallel(lambda job: job(), jobs) for path in paths]


def _pages(derivations: Sequence[Derivation], directory: Path, choices: Choices) -> list[Job]:
    """The pages of each, with links between them."""
    titles = {d.name: d.title for d in derivations}
    macros = Macros(derivations) if choices.macros else None
    fragment = macros.fragment if macros is not None else latex.fragment

    def pages_of(derivation: Derivation) -> list[Path]:
        page = markdown.page(derivation, titles, choices.dialect)
        return [
            write(directory / f"{derivation.name}.tex", fragment(derivation)),
            write(directory / f"{derivation.name}{choices.dialect.pages}", page),
            *_further(derivation, directory, choices),
        ]

    jobs: list[Job] = [partial(pages_of, derivation) for derivation in derivations]
    if macros is not None:
        jobs.append(lambda: [write(directory / PACKAGE, macros.package())])
    return jobs


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


def _slides_set(derivations: Sequence[Derivation], directory: Path, choices: Choices) -> list[Path]:
    """The PDFs of decks; last, so that everything else is there when TeX is missing. Raises TexMissing, TexFailed."""
    if "slides-pdf" not in choices.also:
        return []

    def set_in_type(name: str) -> list[Path]:
        source = (directory / f"{name}.tex").read_text(encoding="utf-8")
        return [write(directory / f"{name}.pdf", compiled(source, f"{name}.tex"))]

    return _done([partial(set_in_type, f"{derivation.name}-slides") for derivation in derivations])


def _set(path: Path, derivations: Sequence[Derivation], pictures: Pictures, whole: bool) -> list[Path]:
    """The PDF of an article or of some derivations, and beside an article the Typst it was set from. Raises NoPdf.

    In this process: the compiler has threads of its own, which a fork would lack.
    """
    from derive.publish.typst.article import article, extract  # so that nobody else waits for the compiler
    from derive.publish.typst.pdf import fonts, pdf

    chosen = fonts()
    source = (article if whole else extract)(derivations, chosen.families, pictures)
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
