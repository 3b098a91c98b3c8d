"""`derive certify my_proof.py`: a user's own derivations, and every way in which that may fail."""

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from derive.certify import coq
from derive.certify.coq import Attempt, Library
from derive.cli import main

HEAD = "from derive.authoring import *\nfrom proofs.information.gibbs_inequality import gibbs_inequality\n\n\n"
GOOD = '''
@theorem("Twice a divergence")
def twice_a_divergence(d):
    """Twice a divergence is not negative."""
    n = d.size("n")
    p, q = d.distribution("p", n), d.distribution("q", n)
    d.suppose(absolutely_continuous(p, q))
    d.show(2 * kl_divergence(p, q) >= 0)
    d.chain(2 * kl_divergence(p, q)).ge(0, gibbs_inequality(n, p, q))
'''
UNPROVED = '''
@theorem("Half a divergence")
def half_a_divergence(d):
    """Not shown."""
    x = d.real("x")
    d.show(x * x >= x)
    d.chain(x * x).ge(x, sign)
'''
DOUBLE = '''
@theorem("A double")
def {name}(d):
    """x + x = 2 x."""
    x = d.real("x")
    d.show(Eq(x + x, 2 * x))
    d.chain(x + x).eq(2 * x, algebra)
'''


def certify(folder: Path, text: str, *others: str) -> Result:
    file = folder / "my_proof.py"
    file.write_text(HEAD + text, encoding="utf-8")
    return CliRunner().invoke(main, ["certify", str(file), *others])


def test_own_derivations_are_certified_with_what_they_cite(tmp_path: Path, coq_library: Library) -> None:
    answer = certify(tmp_path, GOOD + DOUBLE.format(name="a_double"))
    assert answer.output == "certified: twice_a_divergence (4 steps)\ncertified: a_double (2 steps)\n"
    assert answer.exit_code == 0


def test_what_is_not_proved_is_not_certified(tmp_path: Path, coq_library: Library) -> None:
    answer = certify(tmp_path, UNPROVED)
    why = "it is not proved; `derive check` says where it fails"
    assert answer.output == f"not certified: half_a_divergence: {why}\n"
    assert answer.exit_code == 1


def test_a_name_that_is_none_is_not_written_into_a_certificate(tmp_path: Path, coq_library: Library) -> None:
    """A function may call itself anything; what stands in its name would be read as commands of Coq."""
    name = "so. Definition smuggled := 0. Module so"
    text = DOUBLE.format(name="so").replace('@theorem("A double")\n', "")
    answer = certify(tmp_path, f'{text}\nso.__name__ = "{name}"\nso = theorem("A double")(so)\n')
    why = f"the name {name} has another meaning in Coq or in certificates; rename the derivation"
    assert answer.output == f"not certified: {name}: {why}\n"


@pytest.mark.parametrize("name", ["forall", "exp", "Base", "Vocabulary", "step_1", "hypotheses_can_be_met"])
def test_a_name_that_means_something_else_in_coq_is_refused(name: str, tmp_path: Path, coq_library: Library) -> None:
    answer = certify(tmp_path, DOUBLE.format(name=name))
    why = f"the name {name} has another meaning in Coq or in certificates; rename the derivation"
    assert answer.output == f"not certified: {name}: {why}\n"
    assert answer.exit_code == 1


def test_of_two_derivations_of_one_name_none_passes_for_the_other(tmp_path: Path) -> None:
    answer = certify(tmp_path, DOUBLE.format(name="gibbs_inequality"), "gibbs_inequality")
    assert answer.exit_code == 2
    assert answer.output.startswith("Error: Two of these derivations are called gibbs_inequality, one in ")
    assert answer.output.endswith("gibbs_inequality.py: take one at a time.\n")


SLOPES = """
from derive.terms.definition import define

x = variable("x")
NOTATION = {"latex": "\\\\operatorname{{rise}}({0})", "text": "rise({0})"}
by_one = define("rise", (x,), x + 1, NOTATION)
by_two = define("rise", (x,), x + 2, NOTATION)


@theorem("A rise")
def a_rise(d):
    '''By something.'''
    x = d.real("x")
    d.show(by_one(x) > x)
    d.chain(by_one(x)).gt(x, definition)


@theorem("Another rise")
def another_rise(d):
    '''By two.'''
    x = d.real("x")
    d.show(Eq(by_two(x), x + 2))
    d.chain(by_two(x)).eq(x + 2, definition)
"""


def test_of_two_definitions_of_one_name_none_passes_for_the_other(tmp_path: Path, coq_library: Library) -> None:
    """All that stands in one file of Coq would be proved of the same one."""
    answer = certify(tmp_path, SLOPES)
    assert answer.exit_code == 2
    told = (
        "Error: Two different definitions are called rise, one in a_rise and one in another_rise: rename one of them,"
    )
    assert answer.output == f"{told} or take one derivation at a time.\n"


def test_compiled_files_of_the_users_do_not_pass_for_coqs_own(
    tmp_path: Path, coq_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Coq looks in the folder it is started in, and in those that COQPATH names, before it looks in its library."""
    (tmp_path / "List.v").write_text("Definition smuggled := 0.\n", encoding="utf-8")
    assert coq.compile_file(tmp_path / "List.v", ("-q",)).code == 0
    (tmp_path / "asking").mkdir()
    question = tmp_path / "asking" / "question.v"
    question.write_text("Require Import List.\nCheck smuggled.\n", encoding="utf-8")
    assert coq.compile_file(question, ("-q", "-Q", str(tmp_path), "")).code == 0
    lemma = Attempt("m.taken", "Module m.\nLemma taken : smuggled = smuggled.\nProof. reflexivity. Qed.")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COQPATH", str(tmp_path))
    assert "smuggled was not found" in " ".join(coq.compile_file(question, ("-q",)).output.split())
    assert not coq.try_lemmas("Require Import List.", [lemma])[0].proved


def test_one_derivation_twice_is_certified_once(tmp_path: Path, coq_library: Library) -> None:
    answer = certify(tmp_path, DOUBLE.format(name="a_double"), str(tmp_path / "my_proof.py"))
    assert answer.output == "certified: a_double (2 steps)\n"


def test_a_mistake_in_a_file_is_told_with_its_line(tmp_path: Path) -> None:
    answer = certify(tmp_path, "no_such_word\n")
    assert answer.exit_code == 2
    assert answer.output.endswith("my_proof.py, line 5: name 'no_such_word' is not defined\n")


def test_names_and_files_that_are_not_there(tmp_path: Path) -> None:
    unknown = CliRunner().invoke(main, ["certify", "no_such_name"])
    assert unknown.exit_code == 2
    assert unknown.output.startswith("Error: No derivation is called 'no_such_name'.")
    missing = CliRunner().invoke(main, ["certify", "missing.py"])
    assert missing.output == "Error: There is no file missing.py.\n"


def test_the_list_is_of_the_whole_catalogue() -> None:
    answer = CliRunner().invoke(main, ["certify", "--record", "gibbs_inequality"])
    assert answer.exit_code == 2
    told = "Error: The list is of the whole catalogue: `derive certify --record` takes no names.\n"
    assert answer.output == told


def test_coq_without_its_libraries_is_said_to_be_incomplete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("coqc", "coqtop"):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\necho {tmp_path}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    coq.coq.cache_clear()
    coq.library.cache_clear()
    try:
        answer = CliRunner().invoke(main, ["certify", "gibbs_inequality"])
    finally:
        coq.coq.cache_clear()
        coq.library.cache_clear()
    told = "Error: Certificates need Coq: apt-get install coq libcoq-coquelicot libcoq-interval\n"
    assert answer.output == told
    assert answer.exit_code == 2
