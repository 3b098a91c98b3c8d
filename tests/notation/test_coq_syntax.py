"""Coq reads our text as we mean it: with as few parentheses as we write it says what it says with all of them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from derive.notation import coq_sort_writer
from derive.notation.coq import NotInCoq, coq_definitions, coq_statement
from derive.notation.coq_syntax import CoqError, Joined, Name, Numeral, parse, tokens_of
from derive.terms.term import Term
from tests.notation.random_terms import FAMILY_VALUED, OF_FAMILIES, SCALARS, formulas
from tests.notation.test_coq import HOLDS
from tests.notation.test_coq_reader import stated

BASE = Path(__file__).parents[2] / "proofs" / "coq" / "Base.v"


def with_all_parentheses(text: coq_sort_writer.Text, level: int) -> str:
    """In place of `Text.within`. (−2 is a numeral, and − (2) would be another term.)"""
    plain = text.coq.replace("_", "").isalnum()
    return text.coq if plain else f"({text.coq})"


def random_statements(number: int) -> list[Term]:
    found: list[Term] = []

    @seed(3)
    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(formulas())
    def collect(t: Term) -> None:
        found.append(stated(t))

    collect()
    return found


def compiled(folder: Path, lines: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """What coqc says of a file with these lines, behind Base.v."""
    if shutil.which("coqc") is None:
        reason = "coqc not found (Debian: coq, libcoq-coquelicot)"
        if os.environ.get("DERIVE_REQUIRE_COQ") == "1":
            pytest.fail(f"{reason}, and DERIVE_REQUIRE_COQ=1 says that nothing may be missing.")
        pytest.skip(reason)
    shutil.copy(BASE, folder)
    (folder / "Statements.v").write_text("\n".join(["From Derive Require Import Base.", *lines]), encoding="utf-8")
    for file in ("Base.v", "Statements.v"):
        command = ["coqc", "-q", "-w", "none", "-Q", ".", "Derive", file]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done


SAME = "match goal with |- ?one = ?one => idtac end. Abort."
# The comparison tells terms apart that are equal, or that differ in their parentheses.
DIFFERENT = [("x - y - x", "x - (y - x)"), ("- x ^ 2", "(- x) ^ 2"), ("x / y * x", "x / (y * x)"), ("x * y", "y * x")]


@pytest.mark.slow
def test_coq_reads_what_we_mean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    defined = [Term(d, d.parameters) for d in (*SCALARS, *OF_FAMILIES, *FAMILY_VALUED)]
    lines = [text for _, text in coq_definitions([*defined, *(proposition for proposition, _ in HOLDS)])]
    statements = [*(proposition for proposition, _ in HOLDS), *random_statements(300)]
    lines += [f"Goal forall x y : R, {one} = {other}. intros. Fail {SAME}" for one, other in DIFFERENT]
    number = 0
    for statement in statements:
        try:
            few = coq_statement([], statement)
        except NotInCoq:
            continue
        with monkeypatch.context() as patch:
            patch.setattr(coq_sort_writer.Text, "within", with_all_parentheses)
            all_of_them = coq_statement([], statement)
        lines.append(f"Goal ({few}) = ({all_of_them}). {SAME}")
        number += 1
    assert number > 250
    done = compiled(tmp_path, lines)
    assert done.returncode == 0, done.stderr[-2000:]


def test_tokens() -> None:
    assert tokens_of("forall x' : R,\n0 <= x'->x'_1 <> 2 (* 1 .. n\n  (* 0.5 *) *)") == [
        *("forall", "x'", ":", "R", ",", "0", "<=", "x'", "->", "x'_1", "<>", "2"),
        "(* 1 .. n (* 0.5 *) *)",
    ]


def test_levels() -> None:
    a, b, two = Name("a"), Name("b"), Numeral("2")
    assert parse("- a ^ 2") == Joined("-", (Joined("^", (a, two)),))
    assert parse("a + b * 2") == Joined("+", (a, Joined("*", (b, two))), ("+",))
    assert parse("a - b + 2") == Joined("+", (a, b, two), ("-", "+"))
    assert parse("a * b / 2") == Joined("/", (Joined("*", (a, b)), two))
    assert parse("a / b * 2") == Joined("*", (Joined("/", (a, b)), two))
    assert parse("a -> b -> a") == Joined("->", (a, Joined("->", (b, a))))


@pytest.mark.parametrize(
    "text", ["a $ b", "(* no end", "fun x y", "forall x, ", "a b)", "[a, b]", "a = b = 2", "a ^ b"]
)
def test_what_is_not_ours_is_refused(text: str) -> None:
    with pytest.raises(CoqError):
        parse(text)
