"""The pytest plugin: the report, its properties, the options; alone and with pytest-xdist."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = """
import numpy as np
from derive.testing import assert_identity, assert_loss_matches
from derive.terms.build import variable
from derive.terms.sorts import real
from derive.vocabulary.activations import sigmoid

def loss(x, y):
    return np.mean((x - y) ** 2)

def test_right():
    assert_loss_matches(loss, "squared_error", gradient=lambda x, y: 2 * (x - y) / len(x))

def test_wrong(loss_matches):
    loss_matches(lambda x, y: loss(x, y) / 2, "squared_error")

def test_formula():
    x = variable("x", real)
    assert_identity(sigmoid(-x), 1 - sigmoid(x))
"""


def plugin_arguments() -> list[str]:
    """What loads the plugin: nothing where the package is installed, whose entry point pytest finds by itself."""
    found = any(point.value == "derive.testing.plugin" for point in entry_points(group="pytest11"))
    return [] if found else ["-p", "derive.testing.plugin"]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_mine.py").write_text(SOURCE, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "200"}
    command = [sys.executable, "-m", "pytest", *plugin_arguments(), "-p", "no:cacheprovider", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.parametrize("workers", [[], ["-n", "2"]])
def test_report(tmp_path, workers):
    if workers:
        pytest.importorskip("xdist")
    told = run(tmp_path, "--derive-report", "--junitxml=out.xml", *workers)
    assert told.returncode == 1, told.stdout + told.stderr
    assert "formulas proved, code sampled" in told.stdout
    lines = {
        line.split()[0]: line for line in told.stdout.splitlines() if line.startswith("test_") and "squared" in line
    }
    assert "proved" in lines["test_right"]
    assert "sampled" in lines["test_right"]
    assert "failed" in lines["test_wrong"]
    assert "this is ½e²" in told.stdout.lower() or "half the exact one" in told.stdout
    assert "test_formula" in told.stdout
    xml = (tmp_path / "out.xml").read_text(encoding="utf-8")
    assert '<property name="derive"' in xml
    assert "squared_error_gradient" in xml


def test_without_the_option_nothing_is_added(tmp_path):
    told = run(tmp_path, "-k", "right", "--derive-effort=quick", "--derive-seed=5")
    assert told.returncode == 0, told.stdout + told.stderr
    assert "formulas proved" not in told.stdout


def test_the_plugin_alone_imports_no_kernel():
    program = "import sys, derive.testing.plugin; print([m for m in sys.modules if m.startswith('derive.kernel')])"
    run_ = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run_.stdout.strip() == "[]"
