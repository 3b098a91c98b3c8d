"""The pytest plugin: options, a fixture, a table in the summary, properties for JUnit.

    pytest --derive-report              a table of what was proved and what was sampled
    pytest --derive-effort=thorough     more inputs: "quick", "default", "thorough"
    pytest --derive-seed=7              other inputs

Each assertion of derive.testing leaves a property on its test ("derive: …"), which JUnit's XML shows and which
pytest-xdist carries from its workers. This module imports nothing of the kernel before a test needs it.

Main statements: the hooks of pytest, and the fixture `loss_matches`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from derive.testing.outcome import Outcome

_PROPERTY = "derive"


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("derive", "losses held against proved formulas")
    group.addoption("--derive-report", action="store_true", help="show what was proved and what was sampled")
    group.addoption(
        "--derive-effort",
        choices=("quick", "default", "thorough"),
        default="default",
        help="how many inputs are searched for beside the edges",
    )
    group.addoption("--derive-seed", type=int, default=0, help="try other inputs")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Listen to the assertions of one test."""
    from derive.testing import settings
    from derive.testing.outcome import listen

    settings.effort, settings.seed = item.config.option.derive_effort, item.config.option.derive_seed
    ended = listen(lambda outcome: item.user_properties.append((_PROPERTY, json.dumps(_told(outcome)))))
    try:
        yield
    finally:
        ended()


def _told(outcome: Outcome) -> dict[str, Any]:
    return {
        "function": outcome.function,
        "loss": outcome.loss,
        "formula": outcome.formula,
        "derivations": list(outcome.derivations),
        "inputs": outcome.inputs,
        "regimes": list(outcome.regimes),
        "formats": list(outcome.formats),
        "left out": list(outcome.left_out),
        "worst": outcome.worst,
        "diagnosis": list(outcome.diagnosis),
        "code": "" if not outcome.inputs else "sampled" if outcome.passed else "failed",
    }


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    if not config.option.derive_report:
        return
    rows = []
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                for name, told in getattr(report, "user_properties", ()):
                    if name == _PROPERTY:
                        rows.append((report.nodeid, json.loads(told)))
    terminalreporter.section("formulas proved, code sampled")
    if not rows:
        terminalreporter.write_line("No test asserted anything of derive.testing.")
        return
    table = [("test", "loss", "formula", "code", "inputs", "regimes", "formats", "largest error")]
    for node, told in sorted(rows, key=lambda row: row[0]):
        sampled = bool(told["inputs"])
        table.append(
            (
                node.rpartition("::")[2],
                told["loss"],
                told["formula"],
                told["code"] or "-",
                str(told["inputs"]) if sampled else "-",
                str(len(told["regimes"])) if sampled else "-",
                ", ".join(told["formats"]) or "-",
                f"{100 * told['worst']:.0f} % of the admissible" if told["code"] == "sampled" else "-",
            )
        )
    widths = [min(48, max(len(row[k]) for row in table)) for k in range(len(table[0]))]
    for row in table:
        terminalreporter.write_line("  ".join(_cut(c, w).ljust(w) for c, w in zip(row, widths, strict=True)).rstrip())


def _cut(words: str, width: int) -> str:
    return words if len(words) <= width else words[: width - 1] + "…"


@pytest.fixture
def loss_matches() -> Callable[..., Outcome]:
    """assert_loss_matches, without an import."""
    from derive.testing import assert_loss_matches

    return assert_loss_matches
