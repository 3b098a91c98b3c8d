"""The index is read off the files' text once, and again when a file has changed."""

import os

import pytest

import derive.catalogue as catalogue
from derive.cache import cache_file, remembered

PROOF = '''
from derive.authoring import *


@theorem(_("{title}"), claims=("X1",))
def {name}(d):
    """A sentence."""
'''


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A folder of derivations that is the whole catalogue here, with a cache of its own."""
    monkeypatch.setenv("DERIVE_CACHE", str(tmp_path / "cache" / "verdicts.json"))
    folder = tmp_path / "some_proofs"
    folder.mkdir()
    (folder / "__init__.py").write_text("", encoding="utf-8")
    (folder / "first.py").write_text(PROOF.format(name="first", title="One"), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(catalogue, "_packages", lambda: iter(["some_proofs"]))
    return folder


def fresh_index():
    return catalogue.index.__wrapped__()


def test_what_was_read_is_remembered(package, monkeypatch):
    once = fresh_index()
    assert list(remembered("index")) == [str(package / "first.py")]
    monkeypatch.setattr(catalogue, "read_index", lambda *_: pytest.fail("it was read again"))
    assert fresh_index() == once
    assert once["first"].claims == ("X1",)


def test_a_changed_file_is_read_again(package):
    fresh_index()
    path = package / "first.py"
    path.write_text(PROOF.format(name="other", title="Two"), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert [listed.title for listed in fresh_index().values()] == ["Two"]
    (package / "second.py").write_text(PROOF.format(name="second", title="Three"), encoding="utf-8")
    assert set(fresh_index()) == {"other", "second"}
    path.unlink()
    assert set(fresh_index()) == {"second"}


@pytest.mark.parametrize("nonsense", ["", "[]", '{"a": 1}', "{", '"text"'])
def test_a_broken_memory_is_no_harm(package, nonsense):
    file = cache_file("index")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(nonsense, encoding="utf-8")
    assert set(fresh_index()) == {"first"}


def test_it_does_without(package, monkeypatch):
    monkeypatch.setenv("DERIVE_CACHE", "off")
    assert set(fresh_index()) == {"first"}
    assert cache_file("index") is None
