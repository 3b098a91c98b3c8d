"""What docs/publishing.md shows is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.test_readme import ROOT, matches, run

DOCS = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")


def test_its_commands_print_what_it_shows(tmp_path: Path) -> None:
    pytest.importorskip("typst")
    shown = re.findall(r"^```console\n\$ (derive .*?)\n(.*?)^```", DOCS, re.MULTILINE | re.DOTALL)
    assert shown
    for command, output in shown:
        printed = run(command, tmp_path)
        assert matches(output, printed), printed
    assert {path.name for path in (tmp_path / "pages").glob("*.pdf")} == {"gibbs_inequality.pdf", "log_form.pdf"}


def test_its_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("typst")
    monkeypatch.chdir(tmp_path)
    (source,) = re.findall(r"^```python\n(.*?)^```", DOCS, re.MULTILINE | re.DOTALL)
    exec(source, {})
    assert (tmp_path / "gibbs.pdf").read_bytes().startswith(b"%PDF")
