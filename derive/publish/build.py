"""Writes the documents: for each derivation NAME.tex and NAME.md, and derivations.tex with all of them.

Main statements: `export` (some derivations), `build` (all of them, with the article).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from derive.authoring.derivation import Derivation
from derive.publish import latex, markdown
from derive.publish.article import article

ARTICLE = "derivations.tex"


def export(derivations: Sequence[Derivation], directory: Path) -> list[Path]:
    """A LaTeX fragment and a Markdown page of each, linked to each other; the paths written."""
    directory.mkdir(parents=True, exist_ok=True)
    titles = {d.name: d.title for d in derivations}
    written = []
    for derivation in derivations:
        written.append(_write(directory / f"{derivation.name}.tex", latex.fragment(derivation)))
        written.append(_write(directory / f"{derivation.name}.md", markdown.page(derivation, titles)))
    return written


def build(derivations: Sequence[Derivation], directory: Path) -> list[Path]:
    """Everything: what `export` writes, and the article."""
    return [*export(derivations, directory), _write(directory / ARTICLE, article(derivations))]


def _write(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path
