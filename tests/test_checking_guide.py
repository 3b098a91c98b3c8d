"""docs/checking_formulas.md is true: its commands print what is shown, its tests pass, its examples are proved."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from derive.cli import main

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "checking_formulas.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"```console\n\$ derive ([^\n]*)\n(.*?)```", PAGE, re.DOTALL)
WEIGHTS = "sum(i,1,n,p[i]) = 1, p[i] >= 0"
WEIGHTS = "sum(i,1,n,p[i]) = 1, p[i] >= 0"
WHERE = {
    "log(1+x) <= x/sqrt(1+x)": "x >= 0",
    "sum(i,1,n,p[i]^2) <= 1": WEIGHTS,
    "sum(i,1,n,p[i]*x[i]^2) >= sum(i,1,n,p[i]*x[i])^2": WEIGHTS,
}
EXAMPLES = re.findall(r"`([^`]*(?:<=|>=)[^`]*)`", PAGE[PAGE.index("| | for instance |") : PAGE.index("| balls |")])


@pytest.mark.parametrize(("command", "shown"), COMMANDS, ids=range(len(COMMANDS)))
def test_a_command_prints_what_is_shown(command, shown, monkeypatch):
    monkeypatch.setattr("derive.limited.limited", lambda work: work())
    outcome = CliRunner().invoke(main, shlex.split(command))
    assert outcome.output.strip() == shown.strip()


@pytest.mark.parametrize("formula", EXAMPLES)
def test_an_example_is_proved(formula, monkeypatch):
    monkeypatch.setattr("derive.limited.limited", lambda work: work())
    where = ["--where", WHERE[formula]] if formula in WHERE else []
    outcome = CliRunner().invoke(main, ["check", formula, *where])
    assert outcome.exit_code == 0, outcome.output


def test_there_are_commands_and_examples():
    assert len(COMMANDS) >= 6
    assert len(EXAMPLES) >= 5


def test_its_tests_pass(tmp_path):
    (source,) = re.findall(r"<!-- file: test_formulas.py -->\n```python\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "test_formulas.py").write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_formulas.py"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert "3 passed" in run.stdout, run.stdout
