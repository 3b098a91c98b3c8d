"""docs/markdown_jupyter_sphinx.md is true: its files are written, its commands are run, and print what is shown."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GUIDE = (ROOT / "docs" / "markdown_jupyter_sphinx.md").read_text(encoding="utf-8")
_PARTS = re.compile(
    r"<!-- file: (?P<name>\S+) -->\n```python\n(?P<source>.*?)```"
    r"|^(?P<fence>````?)console\n\$ (?P<command>[^\n]*)\n(?P<output>.*?)^(?P=fence)$",
    re.DOTALL | re.MULTILINE,
)


def run(command: str, folder: Path) -> str:
    """What a command of the guide prints."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "100", "LANGUAGE": "en"}
    program, *words = shlex.split(command)
    arguments = [sys.executable, *(["-m", "derive.cli"] if program == "derive" else []), *words]
    outcome = subprocess.run(
        arguments, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    return outcome.stdout + outcome.stderr


def test_the_guide(tmp_path: Path) -> None:
    assert "Traceback" not in GUIDE
    commands = 0
    for part in _PARTS.finditer(GUIDE):
        if part["name"]:
            (tmp_path / part["name"]).write_text(part["source"], encoding="utf-8")
            continue
        commands += 1
        assert run(part["command"], tmp_path).strip() == part["output"].strip(), part["command"]
    assert commands == 6


def test_its_options_are_those_of_the_commands(tmp_path: Path) -> None:
    offered = {
        option
        for command in ("show", "export", "build")
        for option in re.findall(r"--[a-z][a-z-]+", run(f"derive {command} --help", tmp_path))
    }
    assert set(re.findall(r"`(--[a-z][a-z-]+)", GUIDE)) <= offered


def test_its_dialects_are_those_there_are() -> None:
    from derive.publish.dialects import DIALECTS

    assert re.findall(r"^\| `(\w+)`", GUIDE, re.MULTILINE) == list(DIALECTS)


def test_the_directive_has_the_options_it_tells() -> None:
    import pytest

    pytest.importorskip("sphinx")
    from derive.sphinx import DerivationDirective

    told = re.findall(r"^\| `:(\w+):", GUIDE, re.MULTILINE)
    assert sorted(told) == sorted(DerivationDirective.option_spec)
