"""What a certificate says and how it is put together; none of this needs Coq."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from derive.catalogue import find
from derive.certify import coq
from derive.certify.accepting import stated_in
from derive.certify.certificate import Certificate, in_comment
from derive.certify.directory import write_directory
from derive.certify.gathering import gathered
from derive.certify.inhabitants import some_value
from derive.certify.recording import record_keys
from derive.cli import main
from derive.notation.text import text
from derive.terms.build import term, variable
from derive.terms.sorts import family_sort, integers, interval, natural, open_probability, positive, real


def written(name: str) -> Certificate:
    found = gathered([find(name)])[name]
    assert isinstance(found, Certificate)
    return found


def test_the_certificate_of_a_gradient_reads_like_its_page() -> None:
    c = written("binary_cross_entropy_gradient")
    assert [lemma.rule for lemma in c.lemmas] == ["definition", "algebra", "algebra", "chain", "weaken", "model point"]
    file = c.file
    assert file.startswith("(** * The gradient of binary cross-entropy\n\n    dℓ_BCE(y, p̂)/dp̂ = (p̂ − y)/(p̂ (1 − p̂)) *)")
    ranges = "  0 < p_hat < 1 ->\n  0 <= y <= 1 ->"
    assert f"Theorem binary_cross_entropy_gradient :\n  forall (p_hat y : R),\n{ranges}" in file
    assert "at_values (step_1 p_hat y given_1 given_2) premise_1." in file
    assert "rule_chain (premise_1, premise_2, premise_3)." in file
    assert "Theorem hypotheses_can_be_met :\n  exists (p_hat y : R)" in file or "exists (p_hat : R) (y : R)" in file


def test_what_is_cited_is_used_and_not_proved_again() -> None:
    found = gathered([find("gibbs_inequality")])
    assert list(found) == ["log_le_sub_one", "gibbs_termwise", "gibbs_inequality"]
    gibbs = found["gibbs_inequality"]
    assert isinstance(gibbs, Certificate)
    assert gibbs.needs == ("gibbs_termwise",)
    assert "From Derive Require gibbs_termwise." in gibbs.file
    assert "gibbs_termwise.gibbs_termwise n p q given_1 given_2 given_3 given_4" in gibbs.file


def test_every_lemma_comes_after_what_it_uses() -> None:
    for what in gathered([find("gibbs_inequality"), find("softmax_cross_entropy_gradient")]).values():
        assert isinstance(what, Certificate)
        seen: set[str] = set()
        for lemma in what.lemmas:
            assert all("." in used or used in seen for used in lemma.uses)
            seen.add(lemma.name)


def test_a_certificate_is_the_same_every_time() -> None:
    one, other = written("gibbs_termwise"), written("gibbs_termwise")
    assert one.file == other.file
    assert record_keys([one]) == record_keys([other])


def test_a_variable_that_is_lost_gets_a_value_of_its_sort() -> None:
    n = variable("n", natural)
    sorts = [real, positive, open_probability, interval(0, 1), interval(None, 3), integers(2, None), integers(1, n)]
    assert [text(some_value(s)) for s in sorts] == ["0", "0 + 1", "(0 + 1)/2", "0", "3", "2", "1"]
    assert text(some_value(family_sort(n, positive))[term(1)]) == "0 + 1"


def test_a_theorem_may_be_called_like_a_step() -> None:
    c = written("step_against_a_slope")
    assert stated_in(c.module, c.name) == c.theorem.statement.replace("\n", "\n  ").join(("  ", ""))


def test_words_in_a_comment_do_not_end_it() -> None:
    assert in_comment('a "word" *) Axiom (* b') == "a 'word' * ) Axiom ( * b"
    for words in ("(*)", "(*)(*)", "*)*)", "((**))", "(*)*)"):
        assert "(*" not in in_comment(words)
        assert "*)" not in in_comment(words)


def test_a_folder_of_certificates_names_its_files(tmp_path: Path) -> None:
    assert write_directory([find("gibbs_inequality")], tmp_path) == 3
    project = (tmp_path / "_CoqProject").read_text(encoding="utf-8").splitlines()
    files = [line for line in project if line.endswith(".v")]
    assert sorted(files) == sorted(path.name for path in tmp_path.glob("*.v"))
    order = [files.index(name) for name in ("Base.v", "Certificates.v", "Vocabulary.v", "gibbs_termwise.v")]
    assert order == sorted(order)
    assert "Definition kl_divergence" in (tmp_path / "Vocabulary.v").read_text(encoding="utf-8")


def test_without_coq_it_is_said_in_a_line_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coq.shutil, "which", lambda name: None)
    coq.coq.cache_clear()
    coq.library.cache_clear()
    try:
        answer = CliRunner().invoke(main, ["certify", "gibbs_inequality"])
        shown = CliRunner().invoke(main, ["show", "gibbs_inequality", "--format", "coq"])
    finally:
        coq.coq.cache_clear()
        coq.library.cache_clear()
    assert answer.exit_code == 2
    line = "Error: Certificates need Coq: apt-get install coq libcoq-coquelicot libcoq-interval\n"
    assert answer.output == line
    assert shown.exit_code == 0  # a certificate is written without it
    assert "Theorem gibbs_inequality :" in shown.output
