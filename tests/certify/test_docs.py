"""docs/certificates.md is true: its commands print what it shows, its tables are those of the list."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from derive.catalogue import find, index
from derive.certify import mutants
from derive.certify.accepting import ALLOWED, ALLOWED_PREFIXES
from derive.certify.certificate import Certificate
from derive.certify.coq import Library
from derive.certify.gathering import gathered
from derive.certify.recorded import certificate_of, recorded, statement_key
from derive.certify.report import BEGIN, END, tables

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "certificates.md").read_text(encoding="utf-8")
COMMANDS = dict(re.findall(r"^```console\n\$ derive ([^\n]*)\n(.*?)```", PAGE, re.DOTALL | re.MULTILINE))


def printed(command: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "100", "LANGUAGE": "en"}
    arguments = [sys.executable, "-m", "derive.cli", *command.split()]
    run = subprocess.run(arguments, env=environment, capture_output=True, text=True, check=False, timeout=300)
    return run.stdout + run.stderr


def test_the_certificate_that_is_shown() -> None:
    command = next(c for c in COMMANDS if c.startswith("show "))
    assert printed(command) == COMMANDS[command]


@pytest.mark.parametrize("name", ["gibbs_inequality", "softmax_cross_entropy_gradient"])
def test_the_theorems_that_are_read_line_by_line(name: str) -> None:
    """What the page quotes stands in the certificate, or in the definitions that it uses."""
    (section,) = (part for part in PAGE.split("\n### ")[1:] if f"The page of `{name}`" in part)
    certificate = gathered([find(name)])[name]
    assert isinstance(certificate, Certificate)
    text = "\n".join((certificate.file, *(body for _, body in certificate.definitions)))
    quoted = re.findall(r"```coq\n(.*?)```", section.partition("\n## ")[0], re.DOTALL)
    assert len(quoted) == 2
    for part in quoted:
        assert part.strip() in text


def test_what_certify_prints(coq_library: Library) -> None:
    command = next(c for c in COMMANDS if c.startswith("certify "))
    assert printed(command) == COMMANDS[command]


def test_the_tables_are_those_of_the_list() -> None:
    assert PAGE.partition(BEGIN)[2].partition(END)[0].strip() == tables().strip()


def test_the_table_of_false_statements_adds_up() -> None:
    section = PAGE.partition(mutants.BEGIN)[2].partition(mutants.END)[0]
    rows = [row.strip("| ").split(" | ") for row in section.splitlines() if row.startswith("| ")][1:]
    *rules, (name, *total) = rows
    assert name == "all"
    assert [sum(int(row[k]) for row in rules) for k in range(1, 6)] == list(map(int, total))
    told = f"{total[2]} false statements were tried with the proofs of {total[1]} of {total[0]} steps; none passed."
    assert told in section
    assert "`python -m derive.certify.mutants --" in section


def test_every_axiom_that_is_allowed_is_explained() -> None:
    for axiom, meaning in ALLOWED.items():
        assert f"| `{axiom}` | {meaning} |" in PAGE
    assert all(f"`{prefix}`" in PAGE for prefix in ALLOWED_PREFIXES)


def test_the_list_speaks_of_the_catalogue() -> None:
    """Of its derivations and no other; the five theorems of the sources are certified as they are stated."""
    assert set(recorded()) <= set(index())
    names = ["log_form", "binary_cross_entropy_from_two_classes", "binary_cross_entropy_gradient"]
    for name in (*names, "softmax_cross_entropy_gradient", "gibbs_inequality"):
        derivation = find(name).derivation
        entry = certificate_of(name, statement_key(derivation.hypotheses, derivation.statement))
        assert entry is not None
        assert entry.certified, entry.why


@pytest.mark.slow
def test_the_list_knows_every_statement() -> None:
    for name in index():
        derivation = find(name).derivation
        key = statement_key(derivation.hypotheses, derivation.statement)
        assert certificate_of(name, key) is not None, f"{name}: run `derive certify --record`"
