"""The Coq library proofs/coq: it compiles on its own, rests on allowed axioms only, and its texts say what is there."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from derive.certify.accepting import assumptions, is_allowed, without_comments

LIBRARY = Path(__file__).parents[2] / "proofs" / "coq"
FILES = sorted(LIBRARY.glob("*.v"))
# What headers may speak of besides: Coquelicot's words.
COQUELICOT = {"continuous_on", "ex_derive", "ex_RInt", "is_derive", "RInt_le"}
STATED = re.compile(
    r"^\s*(?:Local |Global )?"
    r"(?:Lemma|Theorem|Corollary|Definition|Fixpoint|Notation|Instance|Ltac|Tactic Notation|with)"
    r"\s+\"?([A-Za-z_][\w']*)",
    re.MULTILINE,
)
VALUES = re.compile(r"^(?:Global )?(?:Lemma|Theorem|Corollary|Definition|Fixpoint|Instance)\s+([\w']+)", re.MULTILINE)
REQUIRED = re.compile(r"^From Derive Require (?:Export |Import )?(.*)\.$", re.MULTILINE)
SPOKEN_OF = re.compile(r"\[([A-Za-z_][\w']*)(?: [^\]\[]*)?\]")


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_nothing_is_assumed(file: Path) -> None:
    text = without_comments(file.read_text(encoding="utf-8"))
    words = re.compile(r"\b(Admitted|admit|give_up|Axioms?|Parameters?|Conjectures?|Abort|bypass_check)\b")
    assert words.findall(text) == []
    # Variables and hypotheses only within sections: outside they would be axioms.
    depth = 0
    for command in re.findall(r"^\s*(Section|End|Module|Variables?|Hypothes[ie]s)\b", text, re.MULTILINE):
        depth += {"Section": 1, "End": -1}.get(command, 0)
        assert command in ("Section", "End") or depth > 0, command
    assert depth == 0


def test_the_project_and_the_readme_name_all_files() -> None:
    project = (LIBRARY / "_CoqProject").read_text(encoding="utf-8")
    readme = (LIBRARY / "README.md").read_text(encoding="utf-8")
    names = [f.name for f in FILES]
    assert sorted(re.findall(r"^\w+\.v$", project, re.MULTILINE)) == names
    assert sorted(re.findall(r"\]\((\w+\.v)\)", readme)) == names


def stated_up_to(stem: str) -> set[str]:
    """All that a file states, and the files that it requires."""
    text = (LIBRARY / f"{stem}.v").read_text(encoding="utf-8")
    found = set(STATED.findall(text))
    for required in " ".join(REQUIRED.findall(text)).split():
        found |= stated_up_to(required)
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_headers_name_what_is_there(file: Path) -> None:
    """What a header names in [brackets] is stated in that file, or in one that it requires."""
    stated = stated_up_to(file.stem) | COQUELICOT
    text = file.read_text(encoding="utf-8")
    named = {name for name in SPOKEN_OF.findall(text.partition("*)")[0]) if "_" in name}
    assert named - stated == set()


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the library, compiled as its README says: with coq_makefile and make, and without Derive."""
    missing = [tool for tool in ("coqc", "coq_makefile", "make") if shutil.which(tool) is None]
    if missing:
        reason = f"{' and '.join(missing)} not found (Debian: coq, libcoq-coquelicot, libcoq-interval, make)"
        if os.environ.get("DERIVE_REQUIRE_COQ") == "1":
            pytest.fail(f"{reason}, and DERIVE_REQUIRE_COQ=1 says that nothing may be missing.")
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("library")
    for file in (*FILES, LIBRARY / "_CoqProject"):
        shutil.copy(file, folder)
    for command in (["coq_makefile", "-f", "_CoqProject", "-o", "Makefile"], ["make", "-j2"]):
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return folder


@pytest.mark.slow
def test_the_library_rests_on_allowed_axioms(compiled: Path) -> None:
    """Everything that is stated in any file, section by section or not, in one term."""
    stated = [
        f"@Derive.{file.stem}.{name}"
        for file in FILES
        for name in VALUES.findall(without_comments(file.read_text(encoding="utf-8")))
    ]
    assert len(stated) > 400
    source = compiled / "Everything.v"
    source.write_text(
        "".join(f"From Derive Require {file.stem}.\n" for file in FILES)
        + f"Definition everything := ({', '.join(stated)}).\n"
        + 'Goal True. idtac "== everything". Abort.\nPrint Assumptions everything.\n',
        encoding="utf-8",
    )
    command = ["coqc", "-q", "-w", "none", "-Q", str(compiled), "Derive", str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    axioms = assumptions(done.stdout)["everything"]
    assert axioms  # the real numbers rest on some
    assert [a for a in sorted(axioms) if not is_allowed(a)] == []
