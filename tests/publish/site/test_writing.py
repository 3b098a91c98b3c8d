"""Files of a site: written whole, left alone when they are current, and nobody else's ever touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from derive.publish.own_files import NotOurs
from derive.publish.site.writing import LIST, Folder


def _build(root: Path, files: dict[str, str]) -> int:
    folder = Folder(root, files)
    for path, content in files.items():
        folder.write(path, content)
    folder.finish()
    return folder.written


def test_what_is_current_is_not_written_again(tmp_path: Path) -> None:
    files = {"index.html": "a", "derivations/x.html": "b"}
    assert _build(tmp_path, files) == 2
    before = (tmp_path / "index.html").stat().st_mtime_ns
    assert _build(tmp_path, files) == 0
    assert _build(tmp_path, files | {"derivations/x.html": "c"}) == 1
    assert (tmp_path / "index.html").stat().st_mtime_ns == before
    assert (tmp_path / "derivations/x.html").read_text() == "c"


def test_a_file_that_was_lost_is_written_again(tmp_path: Path) -> None:
    _build(tmp_path, {"index.html": "a", "b.html": "b"})
    (tmp_path / "b.html").unlink()
    assert _build(tmp_path, {"index.html": "a", "b.html": "b"}) == 1
    assert (tmp_path / "b.html").read_text() == "b"


def test_only_our_own_pages_are_taken_away(tmp_path: Path) -> None:
    _build(tmp_path, {"index.html": "a", "old/x.html": "b", "kept/y.html": "c"})
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "kept" / "mine.html").write_text("mine")
    _build(tmp_path, {"index.html": "a"})
    left = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file())
    assert left == ["index.html", "kept/mine.html", "notes.txt", LIST]
    assert not (tmp_path / "old").exists()


def test_a_file_that_is_not_ours_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine")
    with pytest.raises(NotOurs, match=r"index\.html is there already and was not written by Derive"):
        _build(tmp_path, {"a.html": "a", "index.html": "b"})
    assert (tmp_path / "index.html").read_text() == "mine"
    assert not (tmp_path / "a.html").exists()


def test_an_interrupted_build_is_taken_up_again(tmp_path: Path) -> None:
    files = {"index.html": "a", "b.html": "b"}
    folder = Folder(tmp_path, files)
    folder.write("index.html", "a")  # and here it ends
    assert _build(tmp_path, files) == 2
    assert (tmp_path / "b.html").read_text() == "b"


def test_a_list_cannot_name_files_outside(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (tmp_path / "precious.txt").write_text("mine")
    (site / LIST).write_text('{"../precious.txt": "x", "/etc/hostname": "x", "a/../../precious.txt": "x"}')
    _build(site, {"index.html": "a"})
    assert (tmp_path / "precious.txt").read_text() == "mine"


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _build(tmp_path, {"index.html": "old"})

    def fails(self: Path, target: Path) -> Path:
        raise OSError("the disk is full")

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError, match="full"):
        _build(tmp_path, {"index.html": "new"})
    assert (tmp_path / "index.html").read_text() == "old"
    assert not list(tmp_path.glob(".index*"))
