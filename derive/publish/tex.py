"""Runs pdflatex, or for Chinese xelatex, on a document, in a folder of its own, and says what is wrong when it fails.

Main statements: `compiled`, `TexMissing`, `TexFailed`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from derive.publish.latex_fonts import engine
from derive.translation import _

_SECONDS = 600


class TexMissing(RuntimeError):
    """There is no such program; the message says where to get it."""


class TexFailed(RuntimeError):
    """TeX stopped, or left out characters; the message holds the line of its log that matters."""


def compiled(document: str, name: str, runs: int = 2) -> bytes:
    """The PDF of a LaTeX document. `name` is what a message calls it."""
    wanted, packages = engine()
    program = shutil.which(wanted)
    if program is None:
        told = _(
            "{name}: there is no {program} here. Install it (Debian: {packages}), or take the file to where it is."
        )
        raise TexMissing(told.format(name=name, program=wanted, packages=packages))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "document.tex")
        source.write_text(document, encoding="utf-8")
        command = [program, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", source.name]
        environment = os.environ | {"max_print_line": "1000"}
        for _run in range(runs):
            try:
                outcome = subprocess.run(
                    command, cwd=folder, env=environment, capture_output=True, check=False, timeout=_SECONDS
                )
            except subprocess.TimeoutExpired:
                told = _("{name}: {program} was stopped after {seconds} s.")
                raise TexFailed(told.format(name=name, program=wanted, seconds=_SECONDS)) from None
            log = Path(folder, "document.log")
            text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
            if outcome.returncode or "Missing character" in text:  # xelatex leaves those out and says that all is well
                told = _("{name}: {program} failed: {line}")
                raise TexFailed(told.format(name=name, program=wanted, line=what_matters(text)))
        return Path(folder, "document.pdf").read_bytes()


def what_matters(log: str) -> str:
    """The error in TeX's log, with the line of the document where it stopped."""
    error = re.search(r"^! (?!==>)(.*)", log, re.MULTILINE) or re.search(r"^(Missing character.*)", log, re.MULTILINE)
    place = re.search(r"^l\.(\d+) ?(.*)$", log, re.MULTILINE)
    if error is None:
        last = [line for line in log.splitlines() if line.strip()][-1:]
        return last[0] if last else _("it wrote no log.")
    told = error[1].strip()
    return _("{error} (line {line}: {source})").format(error=told, line=place[1], source=place[2]) if place else told
