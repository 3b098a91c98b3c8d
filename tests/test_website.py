"""What is remembered of pages: by content, and never for somebody else's derivation of the same name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from derive.authoring import Entry
from derive.catalogue import find, load_file
from derive.publish import latex
from derive.publish.site.record import recorder
from derive.website import Memory, Site

_MINE = '''
from derive.authoring import *


@theorem(_("Mine"))
def log_le_sub_one(d):
    """My own."""
    x = d.real("x")
    d.show(Eq(x + x, 2 * x))
    d.chain(x + x).eq(2 * x, algebra)
'''


@pytest.fixture(autouse=True)
def _own_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DERIVE_CACHE", str(tmp_path / "cache" / "verdicts.json"))


@pytest.fixture
def entry() -> Entry:
    return find("log_le_sub_one")


def test_a_record_is_remembered_and_then_needs_no_theorem(entry: Entry, tmp_path: Path) -> None:
    first = Site([entry])
    assert first.needs_theorem(entry)
    made = first.record(entry)
    assert made is not None
    assert first.write([made], tmp_path / "site") > 10
    second = Site([entry])
    assert not second.needs_theorem(entry)
    assert second.record(entry) is None
    assert second.write([None], tmp_path / "site") == 0
    assert Memory().record(entry) == made


def test_of_two_with_one_name_the_later_has_the_page(entry: Entry, tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text(_MINE, encoding="utf-8")
    (mine,) = load_file(file)
    site = Site([entry, entry, mine])
    site.write([site.record(each) for each in (entry, entry, mine)], tmp_path / "site")
    page = (tmp_path / "site" / "derivations" / "log_le_sub_one.html").read_text(encoding="utf-8")
    assert "<h1>Mine</h1>" in page
    assert Memory().record(entry) is not None


def test_the_value_of_a_loss_comes_with_a_program() -> None:
    loss = find("huber_stable_form")
    made = Site([loss]).record(loss)
    assert made is not None
    assert [label for label, _ in made.copies] == ["LaTeX", "Typst", "Markdown", "SymPy", "NumPy"]
    assert "def " in dict(made.copies)["NumPy"]


def test_my_own_derivation_of_that_name_is_another(entry: Entry, tmp_path: Path) -> None:
    memory = Memory()
    memory.remember(entry, recorder([entry])(entry))
    memory.save()
    file = tmp_path / "mine.py"
    file.write_text(_MINE, encoding="utf-8")
    (mine,) = load_file(file)
    assert Memory().record(mine) is None
    memory = Memory()
    memory.remember(mine, replace(recorder([mine])(mine), title="Mine"))
    memory.save()
    known = Memory().record(entry)
    assert known is not None
    assert known.title == entry.title


def test_what_cannot_be_read_is_made_again(entry: Entry, tmp_path: Path) -> None:
    memory = Memory()
    memory.remember(entry, recorder([entry])(entry))
    memory.save()
    (file,) = (tmp_path / "cache").glob("*pages*.json")
    file.write_text(file.read_text(encoding="utf-8").replace('"body"', '"bodies"'), encoding="utf-8")
    assert Memory().record(entry) is None
    file.write_text("[]", encoding="utf-8")
    assert Memory().record(entry) is None


def test_the_latex_that_a_page_has_to_be_copied_is_that_of_the_document(entry: Entry) -> None:
    """It is written once in a build."""
    first = Site([entry])
    made = first.record(entry)
    assert first.fragments([made]) == {entry.name: latex.fragment(entry.derivation)}
