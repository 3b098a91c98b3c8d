"""Verdicts are remembered by content: a change of anything they rest on is a new question."""

from pathlib import Path

import pytest

from derive.catalogue import index, read_index
from derive.store import Remembered, Store

LEMMA = '@theorem("A")\ndef lemma(d):\n    """1"""\n'
CITING = 'from mine.lemma import lemma\n\n\n@theorem("B")\ndef citing(d):\n    """2"""\n'


@pytest.fixture
def catalogue(tmp_path, monkeypatch):
    monkeypatch.setenv("DERIVE_CACHE", str(tmp_path / "verdicts.json"))
    (tmp_path / "lemma.py").write_text(LEMMA)
    (tmp_path / "citing.py").write_text(CITING)

    def read():
        return [
            listed
            for name in ("lemma", "citing")
            for listed in read_index(Path(tmp_path / f"{name}.py"), f"mine.{name}")
        ]

    return tmp_path, read


def test_what_is_unchanged_is_remembered(catalogue):
    _, read = catalogue
    store = Store(read())
    for listed in read():
        assert store.verdict(listed) is None
        store.remember(listed, Remembered("proved", f"proved: {listed.name}"))
    store.save()
    again = Store(read())
    assert [again.verdict(listed) for listed in read()] == [("proved", "proved: lemma"), ("proved", "proved: citing")]


def test_a_changed_lemma_is_a_new_question_for_what_cites_it(catalogue):
    folder, read = catalogue
    store = Store(read())
    before = {listed.name: store.key(listed) for listed in read()}
    (folder / "lemma.py").write_text(LEMMA.replace("1", "one"))
    after = {listed.name: Store(read()).key(listed) for listed in read()}
    assert before["lemma"] != after["lemma"]
    assert before["citing"] != after["citing"]
    (folder / "citing.py").write_text(CITING.replace("2", "two"))
    last = {listed.name: Store(read()).key(listed) for listed in read()}
    assert last["lemma"] == after["lemma"]
    assert last["citing"] != after["citing"]


@pytest.mark.parametrize(
    "line", ["from mine.tools import half", "from mine import tools", "from .tools import half", "import mine.tools"]
)
def test_a_changed_helper_that_is_no_derivation_is_a_new_question(catalogue, line):
    folder, read = catalogue
    (folder / "lemma.py").write_text(f"if True:\n    {line}\n{LEMMA}")
    (folder / "tools.py").write_text("half = 1\n")
    before = {listed.name: Store(read()).key(listed) for listed in read()}
    (folder / "tools.py").write_text("half = 2\n")
    after = {listed.name: Store(read()).key(listed) for listed in read()}
    assert all(before[name] != after[name] for name in ("lemma", "citing"))


def test_a_broken_store_is_an_empty_one(catalogue):
    folder, read = catalogue
    (folder / "verdicts.json").write_text("{not json")
    assert Store(read()).verdict(read()[0]) is None


def test_the_store_can_be_switched_off(catalogue, monkeypatch):
    folder, read = catalogue
    monkeypatch.setenv("DERIVE_CACHE", "off")
    store = Store(read())
    store.remember(read()[0], Remembered("proved", "proved: lemma"))
    store.save()
    assert not (folder / "verdicts.json").exists()


def test_keys_of_the_catalogue_differ():
    store = Store(index().values())
    keys = [store.key(listed) for listed in index().values()]
    assert len(set(keys)) == len(keys)


def test_a_changed_vocabulary_of_another_package_is_a_new_question(catalogue, monkeypatch):
    """A definition that a derivation imports from outside the catalogue may change what its verdict says."""
    folder, read = catalogue
    words = folder / "their_words"
    words.mkdir()
    (words / "__init__.py").write_text("")
    (words / "entropies.py").write_text("from their_words import logs\n")
    (words / "logs.py").write_text("BASE = 2\n")
    monkeypatch.syspath_prepend(folder)
    (folder / "lemma.py").write_text("import their_words.entropies as entropies\n" + LEMMA)
    before = [Store(read()).key(listed) for listed in read()]
    (words / "logs.py").write_text("BASE = 10\n")
    after = [Store(read()).key(listed) for listed in read()]
    assert all(a != b for a, b in zip(before, after, strict=True))


@pytest.mark.parametrize("place", [".", "site-packages"])
@pytest.mark.parametrize("line", ["from .core import BASE", "from their_words.core import BASE"])
def test_what_a_package_passes_on_is_followed(catalogue, monkeypatch, place, line):
    """A name that a package takes from its own modules, whether the package is installed or not."""
    folder, read = catalogue
    words = folder / place / "their_words"
    words.mkdir(parents=True)
    (words / "__init__.py").write_text(f"{line}\n")
    (words / "core.py").write_text("BASE = 2\n")
    monkeypatch.syspath_prepend(folder / place)
    (folder / "lemma.py").write_text("from their_words import BASE\n" + LEMMA)
    before = [Store(read()).key(listed) for listed in read()]
    (words / "core.py").write_text("BASE = 10\n")
    assert all(a != Store(read()).key(listed) for a, listed in zip(before, read(), strict=True))


def test_a_folder_that_is_a_package_without_saying_so_is_followed(catalogue, monkeypatch):
    folder, read = catalogue
    (folder / "their_words").mkdir()
    (folder / "their_words" / "core.py").write_text("BASE = 2\n")
    monkeypatch.syspath_prepend(folder)
    (folder / "lemma.py").write_text("from their_words.core import BASE\n" + LEMMA)
    before = [Store(read()).key(listed) for listed in read()]
    (folder / "their_words" / "core.py").write_text("BASE = 10\n")
    assert all(a != Store(read()).key(listed) for a, listed in zip(before, read(), strict=True))
