"""What pages say of certificates: of the very statement that the list speaks of, and of no other."""

from dataclasses import replace
from pathlib import Path

import pytest

from derive.authoring.derivation import Derivation
from derive.catalogue import find
from derive.certify import recorded as list_
from derive.certify.recorded import Recorded, statement_key
from derive.publish import latex, markdown, standing
from derive.publish.detail import brief
from derive.publish.profile import in_notation, read_profile
from derive.publish.text import page as text_page
from derive.terms.build import Eq, term


@pytest.fixture
def derivation() -> Derivation:
    return find("log_le_sub_one").derivation


def listed(monkeypatch: pytest.MonkeyPatch, derivation: Derivation, why: str) -> None:
    key = statement_key(derivation.hypotheses, derivation.statement)
    monkeypatch.setattr(list_, "recorded", lambda: {derivation.name: Recorded(why, key, "", 3, 1 if why else 0)})


def test_a_certified_derivation_bears_the_stamp(derivation: Derivation, monkeypatch: pytest.MonkeyPatch) -> None:
    listed(monkeypatch, derivation, "")
    assert standing.words(derivation) == ["proved", "certified"]
    assert "log_le_sub_one · proved · certified" in text_page(derivation)
    assert "Certified: each step was proved again by the kernel of Coq" in " ".join(text_page(derivation).split())
    assert "certified" in markdown.page(derivation)
    assert "% log_le_sub_one: proved, certified (" in latex.fragment(derivation)


def test_a_derivation_that_is_not_certified_says_why(derivation: Derivation, monkeypatch: pytest.MonkeyPatch) -> None:
    listed(monkeypatch, derivation, "Coq was not led to a proof of step 3 (chain)")
    assert standing.words(derivation) == ["proved", "not certified"]
    found = " ".join(text_page(derivation).split())
    assert "by the kernel of Coq: Coq was not led to a proof of step 3 (chain)." in found


def test_in_a_readers_letters_it_is_the_same_theorem(derivation: Derivation, monkeypatch: pytest.MonkeyPatch) -> None:
    listed(monkeypatch, derivation, "")
    with in_notation(read_profile("t=u"), [derivation]) as (renamed,):
        assert "log u ≤ u − 1" in text_page(renamed)
        found = " ".join(text_page(brief(renamed)).split())
    assert "log_le_sub_one · proved · certified" in found
    assert "from a certificate that states this theorem in the letters of the catalogue." in found
    assert "letters of the catalogue" not in text_page(brief(derivation))
    changed = replace(renamed, statement=Eq(term(1), term(1)), proved=None)
    assert standing.words(changed) == ["proved"]


def test_a_file_of_the_users_bears_no_stamp_whatever_the_name(
    derivation: Derivation, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Its steps are others than those that were certified."""
    listed(monkeypatch, derivation, "")
    own = replace(derivation, path=str(tmp_path / "log_le_sub_one.py"))
    assert standing.words(own) == ["proved"]
    assert "certified" not in text_page(own).lower()


def test_another_statement_under_the_name_bears_no_stamp(
    derivation: Derivation, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed(monkeypatch, derivation, "")
    changed = replace(derivation, statement=Eq(term(1), term(1)))
    assert standing.words(changed) == ["proved"]
    assert "certified" not in text_page(changed).lower()
