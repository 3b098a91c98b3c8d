"""Writes the documents: for each derivation NAME.tex and NAME.md, and derivations.tex with all of them.

Main statement: `write_documents`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from derive.authoring.derivation import Derivation
from derive.publish.article import article as whole_article
from derive.publish.latex import fragment
from derive.publish.markdown import markdown

ARTICLE = "derivations.tex"


def write_documents(derivations: Sequence[Derivation], directory: Path, article: bool = True) -> list[Path]:
    """A LaTeX fragment and a Markdown page of each, and the article of all; the paths written, in that order."""
    directory.mkdir(parents=True, exist_ok=True)
    titles = {d.name: d.title for d in derivations}
    documents = {}
    for derivation in derivations:
        documents[f"{derivation.name}.tex"] = fragment(derivation)
        documents[f"{derivation.name}.md"] = markdown(derivation, titles)
    if article:
        documents[ARTICLE] = whole_article(derivations)
    for name, content in documents.items():
        (directory / name).write_text(content, encoding="utf-8")
    return [directory / name for name in documents]
