"""Derivations are remembered as they were, and proved again when anything they rest on has changed."""

import json
from dataclasses import replace

import pytest

from derive import verdicts, verification
from derive.authoring.stored import NoDerivation, as_bytes, from_bytes
from derive.catalogue import find
from derive.notation.latex import latex
from derive.publish import text as terminal

NAMES = ("gibbs_inequality", "log_form", "kraft_converse", "entropy_of_a_known_distribution", "softmax_shift")


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("DERIVE_CACHE", str(tmp_path / "verdicts.json"))
    return tmp_path


@pytest.mark.parametrize("name", NAMES)
def test_a_derivation_comes_back_as_it_was(name):
    derivation = find(name).derivation
    again = from_bytes(as_bytes(derivation))
    assert again == derivation
    assert latex(again.statement) == latex(derivation.statement), "the names of bound variables too"
    assert terminal.page(again) == terminal.page(derivation)


def test_bytes_that_name_anything_else_are_no_derivation():
    import os
    import pickle

    class Harmful:
        def __reduce__(self):
            return (os.system, ("true",))

    for data in (pickle.dumps(Harmful()), pickle.dumps([1]), b"", as_bytes(find("log_form").derivation)[:-9]):
        with pytest.raises(NoDerivation):
            from_bytes(data)


def test_what_is_remembered_is_not_proved_again(cache, monkeypatch):
    entries = [find(name) for name in NAMES[:2]]
    first = verdicts.held(entries)
    asked = []
    monkeypatch.setattr(verification, "verified", lambda fresh, make=None: asked.extend(fresh) or [None] * len(fresh))
    second = verdicts.held(entries)
    assert asked == []
    assert [(x.derivation, x.line) for x in second] == [(x.derivation, x.line) for x in first]
    verdicts.held(entries, needs_theorem=lambda entry: entry is entries[1])
    assert asked == [entries[1]]


def test_what_was_remembered_in_another_place_stands_where_it_is_asked_for(cache, monkeypatch):
    (entry,) = entries = [find("softmax_shift")]
    there = replace(entry.derivation, path="/elsewhere/proofs/losses/softmax/softmax_shift.py")
    monkeypatch.setattr(
        verification, "verified", lambda fresh, make=None: [verification.Verified(there, "") for _ in fresh]
    )
    verdicts.held(entries)
    (again,) = verdicts.held(entries)
    assert again.derivation == entry.derivation


def test_what_is_broken_is_proved_again(cache):
    entries = [find("softmax_shift")]
    (first,) = verdicts.held(entries)
    file = cache / "verdicts-derivations.json"
    kept = json.loads(file.read_text())
    file.write_text(json.dumps({key: value[:40] for key, value in kept.items()}))
    (second,) = verdicts.held(entries)
    assert second == first
    assert json.loads(file.read_text()) == kept


def test_a_file_of_the_users_own_is_always_proved(cache, tmp_path):
    from derive.catalogue import load_file

    file = tmp_path / "softmax_shift.py"
    file.write_text(
        "from derive.authoring import *\n\n\n@theorem('A square')\ndef softmax_shift(d):\n"
        "    x = d.real('x')\n    d.show(x**2 >= 0)\n    d.chain(x**2).ge(0, sign)\n"
    )
    verdicts.held([find("softmax_shift")])
    (found,) = verdicts.held(load_file(file))
    assert found.derivation.title == "A square"
    assert not (cache / "verdicts.json").read_text().count("A square")
