"""A derivation as one file: nothing it needs lies elsewhere, and it holds no font it does not need."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from derive.catalogue import find
from derive.publish.choices import Choices, as_chosen
from derive.publish.site.typeset import Typesetter
from derive.website import write_single_pages

pytest.importorskip("quickjs")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("single")
    entries = [find(name) for name in ("gibbs_termwise", "gibbs_inequality")]
    with as_chosen([entry.derivation for entry in entries], Choices()) as chosen:
        files = write_single_pages(entries, chosen, folder, Typesetter())
    assert sorted(path.name for path in folder.iterdir()) == ["gibbs_inequality.html", "gibbs_termwise.html"]
    return {Path(file).stem: Path(file).read_text(encoding="utf-8") for file in files}


def test_nothing_is_fetched(pages: dict[str, str]) -> None:
    for shown in pages.values():
        assert not re.search(r"<(?:link|img|iframe)\b|<script[^>]* src=|@import", shown)
        assert all(address.startswith("data:font/woff2;base64,") for address in re.findall(r"url\(([^)]*)\)", shown))


def test_every_link_leads_somewhere(pages: dict[str, str]) -> None:
    for shown in pages.values():
        places = set(re.findall(r'\bid="([^"]*)"', shown))
        for address in re.findall(r'\bhref="([^"]*)"', shown):
            name, _, place = address.partition("#")
            assert (not name and place in places) or name.removesuffix(".html") in pages, address
    assert 'href="gibbs_termwise.html"' in pages["gibbs_inequality"]


def test_it_tells_what_the_kernel_did(pages: dict[str, str]) -> None:
    assert "<dt>Rule</dt>" in pages["gibbs_inequality"]
    assert "<dt>In numbers</dt>" in pages["gibbs_inequality"]


def test_fonts_are_those_of_its_letters(pages: dict[str, str]) -> None:
    held = set(re.findall(r"@font-face\{[^}]*font-family:(KaTeX_\w+)", pages["gibbs_inequality"]))
    assert {"KaTeX_Main", "KaTeX_Math", "KaTeX_Size2"} <= held
    assert not held & {"KaTeX_Fraktur", "KaTeX_Typewriter", "KaTeX_SansSerif", "KaTeX_Script"}
    assert len(pages["gibbs_inequality"]) < 300_000
