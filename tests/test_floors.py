"""The house of CONTRIBUTING.md: imports only go down, and what proves never sees what prints."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CONFIGURATION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
FLOORS: list[str] = CONFIGURATION["contracts"][0]["layers"]


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    """import-linter on a tree that holds pyproject.toml, derive/ and proofs/."""
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--no-logo"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )


def test_imports_go_down() -> None:
    outcome = lint_imports(ROOT)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_every_part_of_derive_is_on_a_floor() -> None:
    on_a_floor = {part.strip(" ()") for floor in FLOORS for part in floor.replace("|", ":").split(":")}
    parts = {
        f"derive.{path.stem}"
        for path in (ROOT / "derive").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert parts - {"derive.__init__", "derive.__main__"} <= on_a_floor


@pytest.mark.parametrize(
    ("where", "what"),
    [
        ("derive/terms/term.py", "import derive.kernel"),
        ("derive/kernel/__init__.py", "import derive.authoring"),
        ("derive/kernel/__init__.py", "import sympy"),
        ("derive/kernel/__init__.py", "import rich"),
        ("derive/authoring/__init__.py", "import proofs"),
    ],
)
def test_a_forbidden_import_is_seen(tmp_path: Path, where: str, what: str) -> None:
    for part in ("derive", "proofs"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / where).open("a", encoding="utf-8") as file:
        file.write(f"\n{what}\n")
    outcome = lint_imports(tmp_path)
    assert outcome.returncode == 1
    assert "BROKEN" in outcome.stdout
