"""Errors planted into correct losses, and who finds them.

    python -m benchmarks.planted_errors [--seeds N] [--only WORD …] [--missed] [--jobs N] [--few-shapes]

Into correct NumPy code of fourteen losses (benchmarks/planted/correct.py) errors are planted one at a time
(benchmarks/planted/errors/): in the loss, in its gradient, at the edges, in batches, in the conventions. Each of five
tools (benchmarks/planted/checkers.py) is given the broken code with several seeds. An error counts as caught when it is
caught at every seed; a false alarm is correct code refused at any seed. Times are of the processor, for one test of
correct code by derive.testing.
"""

from __future__ import annotations

import argparse
import contextlib
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from statistics import median
from unittest import mock

from benchmarks.planted.checkers import CHECKERS
from benchmarks.planted.correct import SUBJECTS, Subject
from benchmarks.planted.errors import Planted, planted_in
from derive.testing.sampling import Code


def caught_by(tool: str, subject: Subject, error: Planted, seeds: int) -> int:
    """At how many seeds the tool finds the error."""
    return sum(not CHECKERS[tool](subject, error.value, error.gradient, seed) for seed in range(seeds))


def alarms_of(tool: str, subject: Subject, seeds: int) -> tuple[int, list[float]]:
    """At how many seeds the tool refuses the correct code, and how long each look took."""
    alarms, taken = 0, []
    for seed in range(seeds):
        start = time.process_time()
        alarms += not CHECKERS[tool](subject, subject.value, subject.gradient, seed)
        taken.append(time.process_time() - start)
    return alarms, taken


@dataclass(frozen=True)
class Row:
    """What was found for one loss: for each tool how many errors at every seed, which not, and its false alarms."""

    title: str
    planted: int
    caught: Mapping[str, int]
    missed: Mapping[str, list[str]]
    alarms: Mapping[str, int]
    seconds: float


def row_of(title: str, tools: Sequence[str], seeds: int, few_shapes: bool = False) -> Row:
    """One loss, all its errors, by each tool; `few_shapes`: derive.testing keeps to those it has for JAX."""
    with mock.patch.object(Code, "lean", new=True) if few_shapes else contextlib.nullcontext():
        return _row_of(title, tools, seeds)


def _row_of(title: str, tools: Sequence[str], seeds: int) -> Row:
    subject = next(s for s in SUBJECTS if s.title == title)
    errors = planted_in(subject)
    caught, missed, alarms, seconds = {}, {}, {}, 0.0
    for tool in tools:
        CHECKERS[tool](subject, subject.value, subject.gradient, 0)  # what the first call of all has to load
        alarms[tool], taken = alarms_of(tool, subject, seeds)
        found = [caught_by(tool, subject, e, seeds) for e in errors]
        caught[tool] = sum(f == seeds for f in found)
        missed[tool] = [f"{title}: {e.name} ({f}/{seeds})" for e, f in zip(errors, found, strict=True) if f < seeds]
        if tool == "derive.testing":
            seconds = median(taken)
    return Row(title, len(errors), caught, missed, alarms, seconds)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--only", nargs="*", default=[""], help="losses whose title holds one of these words")
    parser.add_argument("--tools", nargs="*", default=list(CHECKERS), choices=list(CHECKERS))
    parser.add_argument("--missed", action="store_true", help="list the errors that each tool misses")
    parser.add_argument("--jobs", type=int, default=1, help="so many processes, each with losses of its own")
    parser.add_argument("--few-shapes", action="store_true", help="derive.testing with the shapes it keeps to for JAX")
    options = parser.parse_args(arguments)
    tools = options.tools
    titles = [s.title for s in SUBJECTS if any(word in s.title for word in options.only)]
    rows = []
    with ProcessPoolExecutor(options.jobs, mp_context=get_context("spawn")) as pool:
        given = ([tools], [options.seeds], [options.few_shapes])
        for row in pool.map(row_of, titles, *(part * len(titles) for part in given)):
            rows.append(row)
            print(f"… {row.title}", flush=True)
    cells = [
        [r.title, str(r.planted), *(str(r.caught[t]) for t in tools), f"{r.seconds:.2f} s" if r.seconds else "-"]
        for r in rows
    ]
    total = ["all", str(sum(r.planted for r in rows)), *(str(sum(r.caught[t] for r in rows)) for t in tools), ""]
    print(f"\nCaught at each of {options.seeds} seeds:\n")
    print(table(["loss", "planted", *tools, "time"], [*cells, total]))
    print("\nLosses whose correct code is refused at some seed (false alarms):\n")
    print(table(tools, [[str(sum(r.alarms[t] > 0 for r in rows)) for t in tools]]))
    print(f"\nSlowest loss with derive.testing: {max(r.seconds for r in rows):.2f} s of processor time.")
    if options.missed:
        for tool in tools:
            names = [name for r in rows for name in r.missed[tool]]
            print(f"\n{tool} misses {len(names)}:")
            print("\n".join(f"  {n}" for n in names))


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    widths = [max(len(r[k]) for r in (head, *rows)) for k in range(len(head))]
    lines = [
        "| "
        + " | ".join(
            cell.ljust(w) if k == 0 else cell.rjust(w) for k, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        + " |"
        for row in (head, *rows)
    ]
    rule = "|" + "|".join("-" * (w + 1) + ("-" if k == 0 else ":") for k, w in enumerate(widths)) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


if __name__ == "__main__":
    main()
