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
    return _compiler("pdflatex", "texlive-latex-recommended texlive-fonts-recommended", tmp_path)


@pytest.fixture
def compile_chinese(tmp_path: Path) -> Compile:
    """The same with xelatex."""
    return _compiler("xelatex", "texlive-xetex texlive-lang-chinese fonts-noto-cjk", tmp_path)


def _compiler(name: str, packages: str, folder: Path) -> Compile:
    program = shutil.which(name)
    if program is None:
        if os.environ.get("DERIVE_REQUIRE_TEX") == "1":
            pytest.fail(f"{name} is missing, and DERIVE_REQUIRE_TEX=1 says that it must be there.")
        pytest.skip(f"{name} is not installed (Debian: {packages})")

    def compiled(document: str, runs: int = 1) -> str:
        (folder / "document.tex").write_text(document, encoding="utf-8")
        command = [program, "-interaction=nonstopmode", "-halt-on-error", "document.tex"]
        environment = os.environ | {"max_print_line": "100000"}
        for _ in range(runs):
            outcome = subprocess.run(command, cwd=folder, capture_output=True, env=environment, check=False)
            log = (folder / "document.log").read_text(encoding="utf-8", errors="replace")
            assert outcome.returncode == 0, log[-3000:]
        return log

    return compiled


def complaints(log: str) -> list[str]:
    """Warnings, badly filled lines and characters that no font has, in TeX's log."""
    return re.findall(r"^.*(?:Warning|Overfull|Underfull|Missing character).*$", log, re.MULTILINE)
