"""What a user waits for: whole processes of the command line, from start to end.

    python -m benchmarks.commands [--runs N]

Prints for each command the best and the median of its runs, and whether it imports SymPy. "Cold" checks everything
with nothing remembered; "unchanged" checks again right after.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent


def seconds(arguments: Sequence[str], cache: str) -> float:
    environment = dict(os.environ, DERIVE_CACHE=cache)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's Python compiles each file once
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "derive.cli", *arguments], cwd=ROOT, env=environment, capture_output=True, check=False
    )
    took = time.perf_counter() - start
    if done.returncode:
        print(f"derive {' '.join(arguments)} ended with {done.returncode}: its time is that of a failure")
    return took


def imports_sympy(arguments: Sequence[str]) -> bool:
    """Does a process that runs this command load SymPy?"""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "derive.cli", *arguments],
        cwd=ROOT,
        env=dict(os.environ, DERIVE_CACHE="off"),
        capture_output=True,
        text=True,
        check=False,
    )
    return any(line.rpartition("|")[2].strip() == "sympy" for line in done.stderr.splitlines())


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args(arguments)
    seconds(("list",), "off")  # compiles what is not compiled yet
    for command in (("--help",), ("list",), ("check", "gibbs_inequality"), ("check", "log_form")):
        report(command, [seconds(command, "off") for _ in range(options.runs)], imports_sympy(command))
    with tempfile.TemporaryDirectory() as folder:
        cold, unchanged = [], []
        for k in range(max(1, options.runs // 2)):
            cache = str(Path(folder) / f"{k}.json")
            cold.append(seconds(("check",), cache))
            unchanged += [seconds(("check",), cache) for _ in range(2)]
    report(("check", "(all, cold)"), cold, imports_sympy(("check",)))
    report(("check", "(all, unchanged)"), unchanged)


def report(command: Sequence[str], times: Sequence[float], sympy: bool | None = None) -> None:
    told = {None: "", True: "  imports SymPy", False: "  no SymPy"}[sympy]
    print(f"derive {' '.join(command):30} best {min(times):6.3f} s  median {median(times):6.3f} s{told}", flush=True)


if __name__ == "__main__":
    main()
