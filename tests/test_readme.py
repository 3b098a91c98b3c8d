"""What README.md shows is true: its commands run, its outputs are what they print, its source is the file it names.

Commands that install something are run by .ci/run in clean environments; here it is only made sure that .ci/run
holds them word for word. In an output, a line that is just … stands for any number of lines.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def shown_commands() -> list[tuple[str, str]]:
    """The commands of all ```console blocks, each with the output shown below it."""
    found = []
    for block in re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


def run(command: str, directory: Path) -> str:
    """What a command prints. It sees the `derive` of this environment, and must succeed."""
    environment = os.environ | {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
        "PYTHONPATH": str(ROOT),
        "COLUMNS": "100",
        "LANGUAGE": "en",
    }
    outcome = subprocess.run(
        command, shell=True, cwd=directory, env=environment, capture_output=True, text=True, check=False, timeout=1200
    )
    assert outcome.returncode == 0, f"{command}\n{outcome.stdout}\n{outcome.stderr}"
    return outcome.stdout


def matches(shown: str, printed: str) -> bool:
    """Is this the output that is shown, where … may stand for lines left out?"""
    pattern = r"\n".join(".*?" if line.strip() == "…" else re.escape(line) for line in shown.strip().splitlines())
    return re.fullmatch(pattern, printed.strip(), re.DOTALL) is not None


INSTALLING = [command for command, _ in shown_commands() if "pip install" in command]
RUNNING = [(command, output) for command, output in shown_commands() if "pip install" not in command]
IN_THE_TABLE = re.findall(r"^\|[^|]*\| `(derive [^`]*)` \|", README, re.MULTILINE)


def test_one_command_builds_and_one_tests() -> None:
    assert [command for command in INSTALLING if "derive build" in command]
    assert [command for command in INSTALLING if "pytest" in command]


@pytest.mark.parametrize("command", INSTALLING)
def test_commands_that_install_are_run_by_ci(command: str) -> None:
    assert command in CI.splitlines()


@pytest.mark.parametrize(("command", "output"), RUNNING)
def test_a_command_prints_what_is_shown(command: str, output: str, tmp_path: Path) -> None:
    printed = run(command, tmp_path)
    assert not output.strip() or matches(output, printed), printed


@pytest.mark.parametrize("command", IN_THE_TABLE)
def test_the_commands_of_the_table_work(command: str, tmp_path: Path) -> None:
    assert run(command, tmp_path).strip()


def test_the_table_is_complete() -> None:
    commands = {"show", "check", "build", "export", "gradient", "code"}
    assert {shlex.split(command)[1] for command in IN_THE_TABLE} == commands
    assert len(IN_THE_TABLE) == 10
    shown_first = {"log_form", "binary_cross_entropy_from_two_classes", "binary_cross_entropy_gradient"}
    shown_first |= {"softmax_cross_entropy_gradient", "gibbs_inequality"}
    assert shown_first <= {word for command in IN_THE_TABLE for word in shlex.split(command)}


@pytest.mark.parametrize(
    ("path", "shown"), re.findall(r"<!-- source: (\S+) -->\n```python\n(.*?)```", README, re.DOTALL)
)
def test_source_is_the_file_it_is_said_to_be(path: str, shown: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == shown


@pytest.mark.parametrize(
    ("command", "shown"), re.findall(r"<!-- printed: (.*?) -->\n(.*?)<!-- end -->", README, re.DOTALL)
)
def test_a_page_is_printed_as_it_is_shown(command: str, shown: str, tmp_path: Path) -> None:
    assert shown.strip() in run(command, tmp_path)


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(((?!https?:)[^)#]+)\)", README))))
def test_links_lead_somewhere(path: str) -> None:
    assert (ROOT / path).exists()
