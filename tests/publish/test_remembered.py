"""A document is remembered by what it was made from, and never for something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from derive.certify import recorded as certificates
from derive.certify.recorded import Recorded
from derive.publish.build import export
from derive.publish.choices import Choices
from derive.publish.dialects import MYST
from derive.publish.remembered import Asked, Documents
from tests.publish import examples

GIBBS = examples.gibbs_inequality()


@pytest.fixture(autouse=True)
def _own_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DERIVE_CACHE", str(tmp_path / "cache" / "verdicts.json"))


def never(*item: object) -> str:
    raise AssertionError(f"{item!r} was made again")


def test_what_is_unchanged_is_not_made_again() -> None:
    first = Documents({"a": "1", "b": "2"})
    assert first.all([Asked("x", ("a",), "page"), Asked("y", ("a", "b"), "page")], str.upper) == ["X", "Y"]
    first.save()
    again = Documents({"a": "1", "b": "2"})
    assert again.all([Asked("x", ("a",), "page"), Asked("y", ("a", "b"), "page")], never) == ["X", "Y"]


@pytest.mark.parametrize(
    ("keys", "names", "about"),
    [({"a": "2"}, ("a",), "page"), ({"a": "1"}, ("a",), "deck"), ({"b": "1"}, ("a",), "page"), ({}, ("a",), "page")],
    ids=["another content", "another document", "no key", "nothing known"],
)
def test_anything_else_is_made(keys: dict[str, str], names: tuple[str, ...], about: str) -> None:
    first = Documents({"a": "1"})
    first.all([Asked("x", ("a",), "page")], str.upper)
    first.save()
    assert Documents(keys).all([Asked("y", names, about)], str.upper) == ["Y"]


def test_files_are_written_from_what_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export([GIBBS], tmp_path / "one", documents=Documents({GIBBS.name: "1"}))
    monkeypatch.setattr("derive.publish.build.latex.fragment", never)
    monkeypatch.setattr("derive.publish.build.markdown.page", never)
    export([GIBBS], tmp_path / "two", documents=Documents({GIBBS.name: "1"}))
    for name in (f"{GIBBS.name}.tex", f"{GIBBS.name}.md"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    with pytest.raises(AssertionError, match="made again"):  # in another dialect a page is another
        export([GIBBS], tmp_path / "three", Choices(dialect=MYST), documents=Documents({GIBBS.name: "1"}))


def test_what_was_said_before_it_was_certified_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    listed: dict[str, Recorded] = {}
    monkeypatch.setattr(certificates, "recorded", lambda: listed)
    first = Documents({"a": "1"})
    first.all([Asked("x", ("a",), "page")], str.upper)
    first.save()
    assert Documents({"a": "1"}).all([Asked("y", ("a",), "page")], never) == ["X"]
    listed["a"] = Recorded("", "key", "", 3, 0)
    assert Documents({"a": "1"}).all([Asked("y", ("a",), "page")], str.upper) == ["Y"]
