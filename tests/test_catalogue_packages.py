"""A package adds a catalogue through an entry point; its derivations list, check and build like ours."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROOF = '''
from derive.authoring import *


@theorem("A sum of two squares")
def squares_are_not_negative(d):
    """For real x and y."""
    x, y = d.real("x"), d.real("y")
    d.show(x**2 + y**2 >= 0)
    d.chain(x**2 + y**2).ge(0, sign)
'''


def derive(folder, *arguments):
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)]), "DERIVE_CACHE": "off"}
    run = subprocess.run(
        [sys.executable, "-m", "derive.cli", *arguments],
        env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert "Traceback" not in run.stderr, run.stderr
    return run


def test_a_package_with_an_entry_point(tmp_path):
    package = tmp_path / "their_proofs" / "inequalities"
    package.mkdir(parents=True)
    (tmp_path / "their_proofs" / "__init__.py").write_text("")
    (package / "__init__.py").write_text("")
    (package / "squares_are_not_negative.py").write_text(PROOF)
    info = tmp_path / "theirs-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: theirs\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[derive.catalogues]\ntheirs = their_proofs\n")
    assert "squares_are_not_negative" in derive(tmp_path, "list").stdout
    assert "proved: squares_are_not_negative" in derive(tmp_path, "check", "squares_are_not_negative").stdout
    run = derive(tmp_path, "export", "squares_are_not_negative", "-o", str(tmp_path / "out"))
    assert run.returncode == 0
    assert (tmp_path / "out" / "squares_are_not_negative.tex").exists()


def test_a_catalogue_that_is_not_there(tmp_path):
    info = tmp_path / "theirs-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: theirs\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[derive.catalogues]\ntheirs = nowhere_proofs\n")
    run = derive(tmp_path, "list")
    assert run.returncode == 2
    assert "nowhere_proofs" in run.stderr
