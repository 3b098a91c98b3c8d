"""Errors planted into correct losses, and who finds them.

    python -m benchmarks.planted_errors [--seeds N] [--only WORD …] [--missed]

Into correct NumPy code of fourteen losses (benchmarks/planted/correct.py) errors are planted one at a time
(benchmarks/planted/errors/): in the loss, in its gradient, at the edges, in batches, in the conventions. Each of five
tools (benchmarks/planted/checkers.py) is given the broken code with several seeds. An error counts as caught when it is
caught at every seed; a false alarm is correct code refused at any seed. Times are of the processor, for one test of
correct code by derive.testing.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from statistics import median

from benchmarks.planted.checkers import CHECKERS
from benchmarks.planted.correct import SUBJECTS, Subject
from benchmarks.planted.errors import Planted, planted_in


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


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--only", nargs="*", default=[""], help="losses whose title holds one of these words")
    parser.add_argument("--tools", nargs="*", default=list(CHECKERS), choices=list(CHECKERS))
    parser.add_argument("--missed", action="store_true", help="list the errors that each tool misses")
    options = parser.parse_args(arguments)
    subjects = [s for s in SUBJECTS if any(word in s.title for word in options.only)]
    for tool in options.tools:  # what the first call of all has to load
        CHECKERS[tool](subjects[0], subjects[0].value, subjects[0].gradient, 0)
    rows, missed, alarms, slowest = [], dict[str, list[str]](), dict.fromkeys(options.tools, 0), 0.0
    for subject in subjects:
        errors = planted_in(subject)
        cells = [subject.title, str(len(errors))]
        for tool in options.tools:
            refused, taken = alarms_of(tool, subject, options.seeds)
            alarms[tool] += refused > 0
            found = [caught_by(tool, subject, e, options.seeds) for e in errors]
            always = sum(f == options.seeds for f in found)
            missed.setdefault(tool, []).extend(
                f"{subject.title}: {e.name} ({f}/{options.seeds})"
                for e, f in zip(errors, found, strict=True)
                if f < options.seeds
            )
            cells.append(str(always))
            if tool == "derive.testing":
                slowest = max(slowest, median(taken))
                seconds = f"{median(taken):.2f} s"
        rows.append([*cells, seconds if "derive.testing" in options.tools else "-"])
        print(f"… {subject.title}", flush=True)
    planted = sum(int(r[1]) for r in rows)
    caught = [sum(int(r[2 + k]) for r in rows) for k in range(len(options.tools))]
    print(f"\nCaught at each of {options.seeds} seeds:\n")
    print(table(["loss", "planted", *options.tools, "time"], [*rows, ["all", str(planted), *map(str, caught), ""]]))
    print("\nLosses whose correct code is refused at some seed (false alarms):\n")
    print(table(options.tools, [[str(alarms[t]) for t in options.tools]]))
    print(f"\nSlowest loss with derive.testing: {slowest:.2f} s of processor time.")
    if options.missed:
        for tool, names in missed.items():
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
