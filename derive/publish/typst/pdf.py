"""The compiler: a document in Typst becomes a PDF, on any machine, without a network and without TeX.

The PDF is PDF/A-2b: a character that no font has fails the build, where it would otherwise be printed as nothing or
as a box. And it is PDF/UA-1: a formula without words for a screen reader does the same, or a picture without a
description. Only the fonts that come with Typst and those that are named are used, so that the same document gives the
same pages everywhere. A document that was set before is remembered.

Main statements: `pdf`, `NoPdf`, `require_compiler`; `Fonts`, `fonts`.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

from derive.cache import cache_file
from derive.publish.typst.compact import compact
from derive.translation import _, language

STANDARDS = ("a-2b", "ua-1")
_KEPT = 8  # so many PDFs are remembered


class NoPdf(Exception):
    """There is no PDF: what is missing, and what to do."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """Families of fonts, the first choice first, and the folders of those that do not come with Typst."""

    families: tuple[str, ...] = ("New Computer Modern", "Libertinus Serif")
    folders: tuple[Path, ...] = ()


def fonts() -> Fonts:
    """The fonts for the reader's language: publish/fonts/LANGUAGE holds those that Typst lacks."""
    folder = Path(__file__).parents[1] / "fonts" / language()
    if not folder.is_dir():
        return Fonts()
    own = _compiler().Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]).families()
    return Fonts((*Fonts().families, *own), (folder,))


def pdf(source: str, folders: Sequence[Path] = (), standards: Sequence[str] = STANDARDS) -> bytes:
    """The document, with its structure for screen readers. Raises NoPdf."""
    typst = _compiler()
    key = hashlib.sha256(
        f"{version('typst')}\0{standards}\0{[str(f) for f in folders]}\0{source}".encode()
    ).hexdigest()[:40]
    known = _remembered(key)
    if known is not None:
        return known
    try:
        made = typst.compile(
            source.encode("utf-8"),
            format="pdf",
            pdf_standards=list(standards),
            font_paths=list(folders),
            ignore_system_fonts=True,
            timestamp=int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()),
        )
    except typst.TypstError as error:
        raise NoPdf(_explained(error.diagnostic or error.message)) from None
    assert isinstance(made, bytes)
    made = compact(made)
    _remember(key, made)
    return made


def require_compiler() -> None:
    """Raises NoPdf where the compiler is missing, before anybody waits for pages that it cannot set."""
    _compiler()


def _compiler() -> ModuleType:
    """The module typst, which need not be there."""
    try:
        import typst
    except ImportError:
        raise NoPdf(
            _(
                "The PDF is set by the Python package typst, and that is not installed. "
                "`pip install typst` installs it; it brings its compiler and its fonts along."
            )
        ) from None
    return typst


def _explained(diagnostic: str) -> str:
    """The lines of the compiler's complaint that matter."""
    texts = re.findall(r'the text `"(.*?)"` could not be displayed', diagnostic)
    if texts:
        characters = sorted({c for text in texts for c in text})
        told = ", ".join(f"{c} (U+{ord(c):04X} {unicodedata.name(c, '')})".replace(" )", ")") for c in characters[:8])
        more = " …" if len(characters) > 8 else ""
        return _("No PDF was made: none of its fonts has {characters}.").format(characters=told + more)
    lines = [line for line in diagnostic.splitlines() if line.strip(" │")]
    return _("No PDF was made: Typst stopped with this message.") + "\n" + "\n".join(lines[:6])


# ---- what was set before


def _folder() -> Path | None:
    file = cache_file("pdf")
    return None if file is None else file.with_suffix("")


def _remembered(key: str) -> bytes | None:
    folder = _folder()
    if folder is not None:
        with suppress(OSError):
            return (folder / f"{key}.pdf").read_bytes()
    return None


def _remember(key: str, made: bytes) -> None:
    """Written at once; where that cannot be done, it is done without. The oldest give way."""
    folder = _folder()
    if folder is None:
        return
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        fresh = folder / f".{key}.{os.getpid()}"
        fresh.write_bytes(made)
        fresh.replace(folder / f"{key}.pdf")
        kept = sorted(folder.glob("*.pdf"), key=lambda file: file.stat().st_mtime)
        for file in kept[:-_KEPT]:
            file.unlink()
