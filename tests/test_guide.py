"""The guides in docs/ are true: their files are written, their commands are run in order, and print what is shown."""

import importlib.util
import os
import re
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import derive.authoring
from derive.authoring import Script

ROOT = Path(__file__).resolve().parent.parent
GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
_PARTS = re.compile(
    r"<!-- file: (?P<name>\S+) -->\n```python\n(?P<source>.*?)```"
    r"|^```console\n\$ (?P<command>[^\n]*)\n(?P<output>.*?)```",
    re.DOTALL | re.MULTILINE,
)


def test_the_guide(tmp_path):
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    environment = os.environ | {"PATH": path, "PYTHONPATH": str(ROOT), "COLUMNS": "100", "LANGUAGE": "en"}
    assert "Traceback" not in GUIDE
    commands = 0
    for part in _PARTS.finditer(GUIDE):
        if part["name"]:
            (tmp_path / part["name"]).write_text(part["source"], encoding="utf-8")
            continue
        commands += 1
        arguments = [sys.executable, "-m", "derive.cli", *part["command"].split()[1:]]
        run = subprocess.run(
            arguments, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=120
        )
        assert (run.stdout + run.stderr).strip() == part["output"].strip(), part["command"]
    assert commands >= 5


def test_the_words_of_the_guide_are_those_of_an_author():
    """Each name in the table of what there is to write with is a method of d or comes with the import."""
    table = GUIDE.split("## What there is to write with")[1].split("\n\n")[1]
    spans = [span for row in table.splitlines()[2:] for span in re.findall(r"`([^`]+)`", row.split("|")[2])]
    methods = {name for span in spans for name in re.findall(r"\bd\.(\w+)", span)}
    called = {name for span in spans for name in re.findall(r"(?<![.\w])(\w+)\(", span)}
    bare = {span for span in spans if span.isidentifier()}
    assert len(methods) >= 10
    assert len(called) >= 30
    assert {name for name in methods if not hasattr(Script, name)} == set()
    assert called | bare <= {*derive.authoring.__all__, "log_le_sub_one"}


@pytest.mark.slow
def test_check_your_loss(tmp_path):
    """Of what pytest prints, the guide shows parts, with … for the rest; how many inputs there were is not compared."""
    guide = (ROOT / "docs" / "check_your_loss.md").read_text(encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "100", "LANGUAGE": "en"}
    assert "Traceback" not in guide
    seen = 0
    for part in _PARTS.finditer(guide):
        if part["name"]:
            (tmp_path / part["name"]).write_text(part["source"], encoding="utf-8")
            continue
        words = part["command"].split()
        if words[0] != "pytest" or ("test_jax.py" in words and importlib.util.find_spec("jax") is None):
            continue
        command = [sys.executable, "-m", "pytest", *_plugin(), "-p", "no:cacheprovider", *words[1:]]
        run = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=300
        )
        printed = _comparable(run.stdout)
        for chunk in part["output"].split("…\n"):
            if chunk.strip():
                seen += 1
                assert _comparable(chunk) in printed, run.stdout
    assert seen >= 4


def _plugin() -> list[str]:
    """What loads the plugin: nothing where the package is installed, whose entry point pytest finds by itself."""
    found = any(point.value == "derive.testing.plugin" for point in entry_points(group="pytest11"))
    return [] if found else ["-p", "derive.testing.plugin"]


def _comparable(output: str) -> str:
    lines = (re.sub(r"\s+", " ", line).rstrip() for line in output.strip().splitlines())
    counted = (re.sub(r"\b\d+( inputs| regimes| %)|(sampled|failed) \d+ \d+", "", line) for line in lines)
    return "\n".join(line for line in counted if line != "E")
