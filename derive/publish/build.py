"""Writes the documents: for each derivation NAME.tex and a Markdown page, and derivations.tex with all of them; on
demand PDFs, which need no TeX, derive.sty, slides and notebooks; and in a folder of their own the pictures.

All processors write pages. A file appears whole or not at all: it is written beside its place and then put there. What
else stands in the folder is left alone.

Main statements: `export` (some derivations), `build` (all of them, with the article); `names_of_files` of both.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from derive.authoring.derivation import Derivation
from derive.parallel import in_parallel
from derive.publish import latex, markdown
from derive.publish.article import article
from derive.publish.choices import Choices
from derive.publish.files import write
from derive.publish.macros import PACKAGE, Macros
from derive.publish.notebook import notebook
from derive.publish.pictures.drawing import Picture
from derive.publish.remembered import Asked, Documents
from derive.publish.slides import slides
from derive.publish.tex import compiled

ARTICLE = "derivations.tex"
PICTURES = "pictures"  # the folder
_DEFAULT = Choices()
Pictures = Mapping[str, Sequence[Picture]]  # of derivations, by name
_NONE: Pictures = {}
NOTHING_KNOWN = Documents({})
NO_FRAGMENTS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class _Document:
    """A file that is to be written: the derivations it says something of, and what else its text depends on."""

    path: Path
    names: Sequence[str]
    about: Sequence[str]
    make: Callable[[], str]


def export(
    derivations: Sequence[Derivation],
    directory: Path,
    choices: Choices = _DEFAULT,
    pdf: bool = False,
    pictures: Pictures = _NONE,
    documents: Documents = NOTHING_KNOWN,
) -> list[Path]:
    """A LaTeX fragment and a Markdown page of each, linked to each other, on demand a PDF; the paths written."""
    directory.mkdir(parents=True, exist_ok=True)
    written = _written(_pages(derivations, directory, choices), documents)
    if pdf:
        for derivation in derivations:
            written += _set(directory / f"{derivation.name}.pdf", [derivation], pictures, documents, whole=False)
    documents.save()
    return written + _slides_set(derivations, directory, choices)


def build(
    derivations: Sequence[Derivation],
    directory: Path,
    choices: Choices = _DEFAULT,
    pdf: bool = False,
    pictures: Pictures = _NONE,
    documents: Documents = NOTHING_KNOWN,
    fragments: Mapping[str, str] = NO_FRAGMENTS,
) -> list[Path]:
    """Everything: what `export` writes, the pictures, and the article, on demand as a PDF too. `fragments` are LaTeX
    that has been written before, by name."""
    (directory / PICTURES if pictures else directory).mkdir(parents=True, exist_ok=True)
    path = directory / ARTICLE
    whole = _Document(path, _names(derivations), ("article",), partial(article, derivations))
    written = _written([whole, *_pages(derivations, directory, choices, fragments)], documents)
    drawn = (picture for some in pictures.values() for picture in some)
    written += [write(directory / PICTURES / f"{picture.name}.svg", picture.svg) for picture in drawn]
    if pdf:
        written += _set(path.with_suffix(".pdf"), derivations, pictures, documents, whole=True)
    documents.save()
    return written + _slides_set(derivations, directory, choices)


def names_of_files(
    names: Sequence[str], choices: Choices, pdf: bool, whole: bool, pictures: Pictures = _NONE
) -> list[str]:
    """What `build` (`whole`) and `export` write for derivations of these names, relative to their folder."""
    endings = [".tex", choices.dialect.pages]
    endings += ["-slides.tex"] if choices.also & {"slides", "slides-pdf"} else []
    endings += ["-slides.pdf"] if "slides-pdf" in choices.also else []
    endings += [".ipynb"] if "notebook" in choices.also else []
    endings += [".pdf"] if pdf and not whole else []
    found = [f"{name}{ending}" for name in names for ending in endings]
    found += [PACKAGE] if choices.macros else []
    if whole:
        article_ = Path(ARTICLE)
        found += [ARTICLE, *([str(article_.with_suffix(end)) for end in (".pdf", ".typ")] if pdf else [])]
        found += [f"{PICTURES}/{picture.name}.svg" for some in pictures.values() for picture in some]
    return found


def _names(derivations: Sequence[Derivation]) -> list[str]:
    return [derivation.name for derivation in derivations]


def _written(wanted: Sequence[_Document], documents: Documents) -> list[Path]:
    asked = [Asked(document, document.names, *document.about) for document in wanted]
    texts = documents.all(asked, lambda document: document.make())
    return [write(document.path, text) for document, text in zip(wanted, texts, strict=True)]


def _pages(
    derivations: Sequence[Derivation], directory: Path, choices: Choices, fragments: Mapping[str, str] = NO_FRAGMENTS
) -> list[_Document]:
    """The pages of each, with links between them."""
    titles = {d.name: d.title for d in derivations}
    macros = Macros(derivations) if choices.macros else None
    fragment = macros.fragment if macros is not None else latex.fragment
    found: list[_Document] = []
    for derivation in derivations:
        name, dialect = derivation.name, choices.dialect
        linked = [f"{cited}: {titles[cited]}" for cited in derivation.cites if cited in titles]
        page = partial(markdown.page, derivation, titles, dialect)
        tex = partial(str, fragments[name]) if name in fragments and macros is None else partial(fragment, derivation)
        found += [
            _Document(directory / f"{name}.tex", (name,), ("fragment",), tex),
            _Document(directory / f"{name}{dialect.pages}", (name,), ("page", dialect.name, *linked), page),
        ]
        if choices.also & {"slides", "slides-pdf"}:
            deck = partial(slides, derivation)
            found.append(_Document(directory / f"{name}-slides.tex", (name,), ("slides",), deck))
        if "notebook" in choices.also:
            cells = partial(notebook, derivation, name in choices.own)
            found.append(_Document(directory / f"{name}.ipynb", (name,), ("notebook",), cells))
    if macros is not None:
        found.append(_Document(directory / PACKAGE, _names(derivations), ("macros",), macros.package))
    return found


def _slides_set(derivations: Sequence[Derivation], directory: Path, choices: Choices) -> list[Path]:
    """The PDFs of decks; last, so that everything else is there when TeX is missing. Raises TexMissing, TexFailed."""
    if "slides-pdf" not in choices.also:
        return []

    def set_in_type(name: str) -> list[Path]:
        source = (directory / f"{name}.tex").read_text(encoding="utf-8")
        return [write(directory / f"{name}.pdf", compiled(source, f"{name}.tex"))]

    decks = [f"{derivation.name}-slides" for derivation in derivations]
    return [path for paths in in_parallel(set_in_type, decks) for path in paths]


def _set(
    path: Path, derivations: Sequence[Derivation], pictures: Pictures, documents: Documents, whole: bool
) -> list[Path]:
    """The PDF of an article or of some derivations, and beside an article the Typst it was set from. Raises NoPdf.

    In this process: the compiler has threads of its own, which a fork would lack.
    """
    from derive.publish.typst.article import article, extract  # so that nobody else waits for the compiler
    from derive.publish.typst.pdf import fonts, pdf

    chosen = fonts()
    drawn = hashlib.sha256(repr([(name, [*some]) for name, some in pictures.items()]).encode()).hexdigest()
    asked = Asked(article if whole else extract, _names(derivations), f"set {whole}", drawn, *chosen.families)
    (source,) = documents.all([asked], lambda make: make(derivations, chosen.families, pictures))
    made = write(path, pdf(source, chosen.folders))
    return [write(path.with_suffix(".typ"), source), made] if whole else [made]
