"""A file that is not Derive's, or was changed since, is not overwritten; an interrupted run is gone on with."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from derive.catalogue import find
from derive.cli import main
from derive.publish import build as writers
from derive.publish.choices import Choices
from derive.publish.dialects import DIALECTS
from derive.publish.files import write
from derive.publish.own_files import LIST, NotOurs, OwnFiles
from derive.publish.pictures.gallery import pictures_of

NAMES = ("log_le_sub_one", "gibbs_termwise")


def _export(folder: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["export", "log_le_sub_one", "-o", str(folder), *more])


def test_a_file_of_the_users_own_is_not_overwritten(tmp_path: Path) -> None:
    own = tmp_path / "log_le_sub_one.tex"
    own.write_text("my own notes", encoding="utf-8")
    refused = _export(tmp_path)
    assert refused.exit_code == 2
    assert f"{own} is there already, and Derive has not written it" in " ".join(refused.output.split())
    assert own.read_text(encoding="utf-8") == "my own notes"
    assert [path.name for path in tmp_path.iterdir()] == [own.name]
    assert _export(tmp_path, "--force").exit_code == 0
    assert "log_le_sub_one" in own.read_text(encoding="utf-8")


def test_what_derive_wrote_is_written_again_unless_it_was_changed(tmp_path: Path) -> None:
    assert _export(tmp_path).exit_code == 0
    assert _export(tmp_path, "--detail", "brief").exit_code == 0
    page = tmp_path / "log_le_sub_one.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nA remark of mine.\n", encoding="utf-8")
    refused = _export(tmp_path)
    assert refused.exit_code == 2
    assert "log_le_sub_one.md is there already" in " ".join(refused.output.split())
    assert "A remark of mine." in page.read_text(encoding="utf-8")


def test_several_files_are_told_in_one_sentence(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text("", encoding="utf-8")
    with pytest.raises(NotOurs, match="a and 2 more are there already"):
        OwnFiles(tmp_path).check(["a", "b", "c", "d"])


def test_a_list_that_leads_out_of_the_folder_makes_nothing_ours(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (tmp_path / "mine").write_text("x", encoding="utf-8")
    (folder / LIST).write_text('{"../mine": "", "/etc/passwd": ""}', encoding="utf-8")
    with pytest.raises(NotOurs):
        OwnFiles(folder).check(["../mine"])


@pytest.mark.parametrize("dialect", ["github", "quarto"])
@pytest.mark.parametrize("whole", [False, True])
def test_every_file_that_is_written_is_asked_for_before(tmp_path: Path, dialect: str, whole: bool) -> None:
    derivations = [find(name).derivation for name in NAMES]
    choices = Choices(dialect=DIALECTS[dialect], macros=True, also=frozenset({"slides", "notebook"}))
    pictures = pictures_of(derivations)
    wanted = writers.names_of_files(NAMES, choices, pdf=True, whole=whole, pictures=pictures)
    made = (writers.build if whole else writers.export)(derivations, tmp_path, choices, pdf=True, pictures=pictures)
    assert sorted(wanted) == sorted(path.relative_to(tmp_path).as_posix() for path in made)


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("signal_", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_run_that_was_killed_is_gone_on_with(tmp_path: Path, signal_: signal.Signals) -> None:
    """Killed as soon as its first file is there: what is there is whole, and the next run overwrites it unasked."""
    command = [sys.executable, "-m", "derive.cli", "export", *NAMES, "-o", str(tmp_path / "out"), "--pdf", "--slides"]
    environment = os.environ | {"DERIVE_CACHE": "off"}
    running = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, start_new_session=True)
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob("out/*.tex")) and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.005)
    os.killpg(running.pid, signal_)
    running.communicate(timeout=60)
    left = {path.name: path.read_bytes() for path in tmp_path.glob("out/*.*") if not path.name.startswith(".")}
    subprocess.run(command, env=environment, check=True, capture_output=True)
    files = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert {name for name in files if name.startswith(".")} == {LIST}
    assert len(files) == 2 * len(("tex", "md", "pdf", "slides")) + 1
    assert {name for name, data in left.items() if not name.endswith(".pdf") and data != files[name]} == set()


def test_what_a_killed_run_left_is_taken_away(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (tmp_path / f".page.md.{gone.pid}").write_text("half", encoding="utf-8")
    (tmp_path / f".page.md.{os.getpid()}").write_text("being written", encoding="utf-8")
    (tmp_path / f".mine.{gone.pid}").write_text("nobody's business", encoding="utf-8")
    files = OwnFiles(tmp_path)
    files.claim(["page.md"])
    write(tmp_path / "page.md", "whole")
    files.finish()
    (tmp_path / f".page.md.{os.getpid()}").unlink(missing_ok=True)
    assert {path.name for path in tmp_path.iterdir()} == {"page.md", f".mine.{gone.pid}", LIST}
