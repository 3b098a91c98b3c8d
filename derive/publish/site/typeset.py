r"""Formulas as HTML and MathML: KaTeX, run while the site is built, so that a page needs no script.

KaTeX is a program in JavaScript; the package `quickjs` runs it. A formula takes a few milliseconds, so each is set
once, on all processors, and remembered by its content. KaTeX's MathML, with the TeX as its annotation, is kept: it is
what a screen reader reads and what is copied. Of its HTML is left out (by `writer.js`) what no style sheet speaks of:
classes such as mord, and elements that then say nothing.

Main statements: `Typesetter`, `typeset`.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import json
import re
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import cast

from derive.cache import remember, remembered
from derive.parallel import in_parallel
from derive.publish.site.errors import NoKatex, NotTypeset
from derive.publish.site.markup import FORMULA, LENIENT, tag
from derive.translation import _

ASSETS = Path(__file__).parent / "assets"
KATEX = ASSETS / "katex"
_PROGRAM, _WRITER = KATEX / "katex.min.js", KATEX / "writer.js"
_MEMORY = "formulas"
_LIMIT = 20_000  # formulas remembered
_CHUNK = 40  # formulas to a piece of work
_OPTIONS = "{displayMode: false, output: 'htmlAndMathml', strict: 'ignore', trust: false, throwOnError: true}"
_USUAL = (  # what KaTeX's output is full of: with it a formula is remembered in a fifth of the room
    b'<span class="katex"><span class="katex-mathml"><math xmlns="http://www.w3.org/1998/Math/MathML"><semantics>'
    b'<mrow><mi></mi><mo stretchy="false">(</mo><mn></mn><mo fence="true"></mo><msub><mfrac><munderover>'
    b'</mrow><annotation encoding="application/x-tex">\\displaystyle </annotation></semantics></math></span>'
    b'<span class="katex-html" aria-hidden="true"><span class="katex-base"><span class="katex-strut" style="height:1em;'
    b'vertical-align:-0.25em;"></span><span class="mord mathnormal"></span><span class="mspace" style="margin-right:'
    b'0.2778em;"></span><span class="mrel">=</span><span class="vlist-t vlist-t2"><span class="vlist-r"><span '
    b'class="vlist" style="height:1em;"><span style="top:-3.05em;"><span class="pstrut" style="height:3.05em;"></span>'
    b'<span class="katex-sizing reset-size6 size3 mtight"><span class="mord mtight"></span></span></span>'
)


class Typesetter:
    """Sets the formulas of pages; `save` remembers those that are new."""

    def __init__(self) -> None:
        if importlib.util.find_spec("quickjs") is None:
            raise NoKatex(
                _(
                    "The site needs the package quickjs, which sets its formulas: pip install 'derive-proofs[site]'. "
                    "Everything else can be built without it."
                )
            )
        self._version = version()
        known = remembered(_MEMORY)
        self._known: dict[str, str] = known.get("formulas", {}) if known.get("version") == self._version else {}
        self._set: dict[str, str] = {}
        self._fresh = False

    def prepare(self, pages: Iterable[str]) -> None:
        """Set all formulas of the pages that were not set before, on all processors."""
        wanted = dict.fromkeys(tex for page in pages for tex in FORMULA.findall(page) if tex not in self._set)
        for tex in wanted:
            if tex in self._known:
                with suppress(ValueError, zlib.error):
                    self._set[tex] = _unpacked(self._known[tex])
        missing = sorted((tex for tex in wanted if tex not in self._set), key=len)
        pieces = [missing[k :: max(1, len(missing) // _CHUNK)] for k in range(max(1, len(missing) // _CHUNK))]
        for answers in in_parallel(_typeset_all, pieces if missing else []):
            for tex, html, packed in answers:
                self._set[tex] = html
                self._known[tex] = packed
                self._fresh = True

    def filled(self, page: str) -> str:
        """The page with its formulas set; `prepare` has seen it."""
        return FORMULA.sub(lambda found: self._set[found[1]], page)

    def save(self) -> None:
        if self._fresh:
            latest = dict(list(self._known.items())[-_LIMIT:])
            remember(_MEMORY, {"version": self._version, "formulas": latest})
            self._fresh = False


def typeset(tex: str) -> str:
    """One formula, set."""
    if tex.startswith(LENIENT):
        try:
            return typeset(tex[1:])
        except NotTypeset:
            return tag("span", tex[1:], class_="as-written")
    try:
        return _katex()(tex)
    except Exception as error:
        told = str(error).splitlines()[0].removeprefix("ParseError: ")
        raise NotTypeset(_("The formula {formula} cannot be set: {why}").format(formula=tex, why=told)) from None


def _typeset_all(formulas: list[str]) -> list[tuple[str, str, str]]:
    done = ((tex, typeset(tex)) for tex in formulas)
    return [(tex, html, _packed(html)) for tex, html in done]


@lru_cache(maxsize=1)
def _katex() -> Callable[[str], str]:
    """KaTeX in an interpreter of its own; each process has one."""
    import quickjs

    interpreter = quickjs.Context()
    interpreter.eval(_PROGRAM.read_text(encoding="utf-8"))
    interpreter.eval(f"var writer = {_WRITER.read_text(encoding='utf-8')}")
    return cast("Callable[[str], str]", interpreter.eval(f"writer({json.dumps(sorted(_styled()))}, {_OPTIONS})"))


@lru_cache(maxsize=1)
def _styled() -> frozenset[str]:
    """The classes that a style sheet speaks of."""
    sheets = (sheet.read_text(encoding="utf-8") for sheet in (KATEX / "katex.css", ASSETS / "site.css"))
    return frozenset(name for sheet in sheets for name in re.findall(r"\.([A-Za-z][\w-]*)", sheet))


@lru_cache(maxsize=1)
def version() -> str:
    program = _PROGRAM.read_bytes() + _WRITER.read_bytes() + " ".join(sorted(_styled())).encode()
    digest = hashlib.sha256(program + _OPTIONS.encode() + _USUAL)
    return digest.hexdigest()[:16]


def _packed(html: str) -> str:
    packer = zlib.compressobj(6, zdict=_USUAL)
    return base64.b85encode(packer.compress(html.encode()) + packer.flush()).decode("ascii")


def _unpacked(packed: str) -> str:
    return zlib.decompressobj(zdict=_USUAL).decompress(base64.b85decode(packed)).decode()
