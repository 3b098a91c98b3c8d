"""Text is escaped wherever it stands: no title, name or remark becomes a tag, a formula or an attribute."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from derive.publish.site.markup import FORMULA, Markup, display, formula, joined, said, tag, text
from derive.publish.site.sentences import plain_title, sentence
from derive.publish.site.typeset import typeset

SPECIALS = st.text(alphabet=st.sampled_from("<>&\"'\\{}$%#_^~`*[]()|!-\x02\x03\x00ab \u2028é熵"), max_size=30)


class _Reader(HTMLParser):
    """What a browser makes of HTML: its tags and its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.said += data


def read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def _shown(words: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "\ufffd", words)


@given(SPECIALS, SPECIALS)
def test_words_and_attributes_come_back_as_they_were(words: str, attribute: str) -> None:
    reader = read(tag("p", words, title=attribute))
    assert reader.said == _shown(words)
    assert reader.tags == [("p", {"title": _shown(attribute)})]
    assert not FORMULA.search(tag("p", words, title=attribute))


@given(st.text(max_size=40))
def test_any_text_at_all(words: str) -> None:
    assert read(tag("p", words)).said.replace("\r", "") == _shown(words).replace("\r", "")


def test_markup_is_not_escaped_twice() -> None:
    once = tag("b", "a < b")
    assert joined(once, " & ") == "<b>a &lt; b</b> &amp; "
    assert text(once) is once
    assert isinstance(joined("a"), Markup)


def test_attributes() -> None:
    assert tag("a", "x", class_="y", aria_label="z", hidden=True, id=None, open=False) == (
        '<a class="y" aria-label="z" hidden>x</a>'
    )
    assert tag("br") == "<br>"
    assert tag("path", d="M0 0") == '<path d="M0 0"/>'


def test_a_formula_keeps_its_tex() -> None:
    assert FORMULA.findall(joined("a", formula(r"p < q"), display(r"\frac{1}{2}"))) == [
        "p < q",
        r"\displaystyle \frac{1}{2}",
    ]


@settings(deadline=None)  # KaTeX is loaded by the first
@given(SPECIALS)
def test_a_title_shows_its_characters(words: str) -> None:
    """What prose takes for mathematics is set by KaTeX, which must understand it; the rest is literally there."""
    html = sentence(words)
    for tex in FORMULA.findall(html):
        typeset(tex)
    outside = read(FORMULA.sub("", html))
    assert all(name == "code" or (name, dict(own)) == ("span", {"class": "short"}) for name, own in outside.tags)
    plain_title(words)


def test_html_and_tex_in_a_title_are_words() -> None:
    html = FORMULA.sub("…", sentence("A title in <b>bold</b>, with & and 50% of \\textbf{it}, #1"))
    assert [name for name, _ in read(html).tags] == []
    assert "with & and 50% of \\textbf{it}, #1" in read(html).said
    assert not any("textbf" in tex for tex in FORMULA.findall(html))


def test_what_only_looks_like_a_formula_shows_its_characters() -> None:
    (tex,) = FORMULA.findall(said("^"))
    assert typeset(tex) == '<span class="as-written">^</span>'
