"""A derivation as one file that holds all it needs: styles, fonts and script, to be sent by mail or put on any page.

It is the page of the site without the way around it: no navigation, and links only to pages that are written beside it.
Of KaTeX's fonts it holds those whose letters occur.

Main statement: `single_page`.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from derive.publish import page
from derive.publish.pictures.drawing import Picture
from derive.publish.site.derivation_page import about_in_words, copies, figure
from derive.publish.site.markup import Markup, joined, tag
from derive.publish.site.record import Record
from derive.publish.site.sentences import plain_title, title
from derive.publish.site.shell import alone
from derive.publish.site.typeset import ASSETS, KATEX, Typesetter
from derive.translation import _

_FACE = re.compile(r"@font-face\{[^}]*\}")
_FILE = re.compile(r'url\((fonts/[^)]*)\) format\("woff2"\)')
_CLASS = re.compile(r'class="([^"]*)"')
_ALWAYS = ("KaTeX_Main", "400", "normal")


def single_page(
    record: Record,
    titles: page.Titles,
    beside: Collection[str],
    typesetter: Typesetter,
    pictures: Sequence[Picture] = (),
) -> str:
    """`titles` are those of what it cites, `beside` the names of the derivations whose pages lie in the same folder."""
    content = joined(
        tag("h1", title(record.title)),
        about_in_words(record),
        tag("p", Markup(record.told), class_="summary") if record.told else None,
        Markup(record.stated),
        [figure(picture) for picture in pictures],
        Markup(record.body),
        _rests_on(record, titles, beside),
        copies(record),
    )
    typesetter.prepare([content])
    shown = Markup(typesetter.filled(content))
    classes = {name for found in _CLASS.finditer(shown) for name in found[1].split()}
    styles = _katex_styles(frozenset(classes)) + (ASSETS / "site.css").read_text(encoding="utf-8")
    script = (ASSETS / "site.js").read_text(encoding="utf-8")
    return alone(plain_title(record.title), shown, styles, script)


def _rests_on(record: Record, titles: Mapping[str, str], beside: Collection[str]) -> Markup | None:
    if not record.cites:
        return None
    items = []
    for name in record.cites:
        words = title(titles.get(name, name))
        shown = tag("a", words, href=f"{name}.html") if name in beside else words
        items.append(tag("li", shown, " ", tag("code", name)))
    return tag("section", tag("h2", _("Rests on"), class_="minor"), tag("ul", items), class_="relations")


@lru_cache(maxsize=8)
def _katex_styles(classes: frozenset[str]) -> str:
    """KaTeX's style sheet, with the fonts in it that elements of these classes are set in."""
    sheet = (KATEX / "katex.css").read_text(encoding="utf-8")
    rules = re.findall(r"([^{}]*)\{([^{}]*)\}", _FACE.sub("", sheet))
    wanted = {_ALWAYS}
    for selectors, style in rules:
        family = re.search(r"font-family:(KaTeX_\w+)", style)
        needed = (set(re.findall(r"\.([\w-]+)", selector)) for selector in selectors.split(","))
        if family and any(names <= classes for names in needed):
            wanted.add((family[1], _said(style, "font-weight", "400"), _said(style, "font-style", "normal")))

    def held(face: re.Match[str]) -> str:
        which = (_said(face[0], "font-family"), _said(face[0], "font-weight"), _said(face[0], "font-style"))
        return _FILE.sub(_as_data, face[0]) if which in wanted else ""

    return _FACE.sub(held, sheet)


def _said(style: str, name: str, default: str = "") -> str:
    found = re.search(rf"{name}:([\w-]+)", style)
    return found[1] if found else default


def _as_data(file: re.Match[str]) -> str:
    data = b64encode((KATEX / file[1]).read_bytes()).decode("ascii")
    return f'url(data:font/woff2;base64,{data}) format("woff2")'
