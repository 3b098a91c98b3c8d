"""`derive build --coq`: a folder that Coq's own tools compile, without Derive."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from derive.catalogue import find
from derive.certify.accepting import ALLOWED, assumptions, is_allowed
from derive.certify.directory import write_directory

SAMPLE = ("gibbs_inequality", "softmax_cross_entropy_gradient", "binary_cross_entropy_gradient", "log_form")


def run(folder: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


@pytest.mark.slow
def test_a_folder_of_certificates_compiles_on_its_own(tmp_path: Path) -> None:
    missing = [tool for tool in ("coqc", "coq_makefile", "make") if shutil.which(tool) is None]
    if missing:
        reason = f"{' and '.join(missing)} not found"
        if os.environ.get("DERIVE_REQUIRE_COQ") == "1":
            pytest.fail(f"{reason}, and DERIVE_REQUIRE_COQ=1 says that nothing may be missing.")
        pytest.skip(reason)
    assert write_directory([find(name) for name in SAMPLE], tmp_path) > len(SAMPLE)  # with those that they cite
    run(tmp_path, "coq_makefile", "-f", "_CoqProject", "-o", "Makefile")
    run(tmp_path, "make", "-j2")
    question = "".join(
        f'From Derive Require {name}.\nGoal True. idtac "== {name}". Abort.\nPrint Assumptions {name}.{name}.\n'
        for name in SAMPLE
    )
    (tmp_path / "question.v").write_text(question, encoding="utf-8")
    said = assumptions(run(tmp_path, "coqc", "-q", "-w", "none", "-Q", ".", "Derive", "question.v"))
    assert set(said) == set(SAMPLE)
    for axioms in said.values():
        assert axioms & set(ALLOWED)  # the real numbers rest on some
        assert all(map(is_allowed, axioms))
