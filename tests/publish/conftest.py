"""Compiling LaTeX in tests: where there is no TeX they are skipped, unless DERIVE_REQUIRE_TEX=1 forbids that."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Compile = Callable[[str, int], str]


@pytest.fixture
def compile_latex(tmp_path: Path) -> Compile:
    """Runs pdflatex so many times; gives the last log, its lines unbroken. An error in the document fails the test."""
    program = shutil.which("pdflatex")
    if program is None:
        if os.environ.get("DERIVE_REQUIRE_TEX") == "1":
            pytest.fail("pdflatex is missing, and DERIVE_REQUIRE_TEX=1 says that it must be there.")
        pytest.skip("pdflatex is not installed (Debian: texlive-latex-recommended texlive-fonts-recommended)")

    def compiled(document: str, runs: int = 1) -> str:
        (tmp_path / "document.tex").write_text(document, encoding="utf-8")
        command = [program, "-interaction=nonstopmode", "-halt-on-error", "document.tex"]
        environment = os.environ | {"max_print_line": "100000"}
        for _ in range(runs):
            outcome = subprocess.run(command, cwd=tmp_path, capture_output=True, env=environment, check=False)
            log = (tmp_path / "document.log").read_text(encoding="utf-8", errors="replace")
            assert outcome.returncode == 0, log[-3000:]
        return log

    return compiled


def complaints(log: str) -> list[str]:
    """Warnings and badly filled lines in TeX's log."""
    return re.findall(r"^.*(?:Warning|Overfull|Underfull).*$", log, re.MULTILINE)
