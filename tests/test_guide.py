"""docs/guide.md is true: its files are written, its commands are run in order, and they print what is shown."""

import os
import re
import subprocess
import sys
from pathlib import Path

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
