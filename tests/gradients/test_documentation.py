"""docs/gradient.md is true: its commands print what is shown, and its Python runs."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from derive.cli import main

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "gradient.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"```console\n\$ derive ([^\n]*)\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize(("command", "shown"), COMMANDS, ids=range(len(COMMANDS)))
def test_a_command_prints_what_is_shown(command: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("derive.limited.limited", lambda work: work())
    outcome = CliRunner().invoke(main, shlex.split(command))
    assert outcome.output.strip() == shown.strip()


def test_there_are_commands() -> None:
    assert len(COMMANDS) >= 4


def test_the_python_runs() -> None:
    (source,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(source, "docs/gradient.md", "exec"), {})
