"""The frame of every page: its head, the navigation above, the foot below.

Main statements: `Place`, `whole_page`, `alone`, `breadcrumbs`.
"""

from __future__ import annotations

from dataclasses import dataclass

from derive.publish.site.markup import Markup, joined, tag
from derive.translation import _, language

_LANGUAGE_TAGS = {"en": "en", "zh_Hans": "zh-Hans", "zh_Hant": "zh-Hant"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page lies: the way up to the folder of the site ("" or "../")."""

    up: str = ""

    def to(self, path: str) -> str:
        return self.up + path


def navigation() -> list[tuple[str, str]]:
    """The pages that every page links to."""
    return [
        ("index.html", _("Subjects")),
        ("sources.html", _("Claims")),
        ("losses.html", _("Losses")),
        ("textbooks.html", _("Textbooks")),
        ("pictures.html", _("Pictures")),
        ("map.html", _("Map")),
        ("rules.html", _("Rules")),
    ]


def whole_page(title: str, content: Markup, place: Place, here: str = "", kind: str = "") -> Markup:
    """A page. `here` is the page of the navigation that it is, or belongs to."""
    site = _("Derivations")
    head = _head(
        f"{title} · {site}" if title != site else title,
        tag("link", rel="stylesheet", href=place.to("assets/katex/katex.css")),
        tag("link", rel="stylesheet", href=place.to("assets/site.css")),
        tag("script", src=place.to("assets/site.js"), defer=True),
    )
    links = [
        tag("li", tag("a", word, href=place.to(path), aria_current="page" if path == here else None))
        for path, word in navigation()
    ]
    search = tag(
        "div",
        tag("label", _("Search"), for_="search-words", class_="unseen"),
        tag("input", type="search", id="search-words", placeholder=_("Search"), autocomplete="off"),
        tag("div", id="search-results", role="status", aria_live="polite"),
        class_="search",
        hidden=True,
        data_index=place.to("assets/search.js"),
        data_up=place.up,
        data_none=_("Nothing has all of these words."),
        data_found=_("{count} found"),
    )
    header = tag(
        "header",
        tag("a", site, href=place.to("index.html"), class_="home"),
        tag("nav", tag("ul", links), aria_label=_("Main pages")),
        search,
        class_="site",
    )
    skip = tag("a", _("To the text"), href="#text", class_="skip")
    body = tag("body", skip, header, tag("main", content, id="text", class_=kind or None, tabindex="-1"), _footer())
    return _document(head, body)


def alone(title: str, content: Markup, styles: str, script: str) -> Markup:
    """A page that needs no other file: the styles and the script stand in it."""
    head = _head(title, tag("style", Markup(styles)))
    main = tag("main", content, id="text", class_="derivation", tabindex="-1")
    return _document(head, tag("body", main, _footer(), tag("script", Markup(script))))


def _head(title: str, *others: Markup) -> Markup:
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", title),
        others,
    )


def _footer() -> Markup:
    told = _("What you read is the very object that was checked, and each step says how it was checked.")
    return tag("footer", tag("p", told), class_="site")


def _document(head: Markup, body: Markup) -> Markup:
    opening = Markup("<!doctype html>\n")
    return joined(opening, tag("html", head, body, lang=_LANGUAGE_TAGS.get(language(), "en")), "\n")


def breadcrumbs(*steps: tuple[str, str]) -> Markup:
    """The way from the front page to here: (address, words)."""
    links = [tag("li", tag("a", words, href=address)) for address, words in steps]
    return tag("nav", tag("ol", links), class_="crumbs", aria_label=_("Where this page belongs"))
