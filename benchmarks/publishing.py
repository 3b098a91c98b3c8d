"""What publishing the whole catalogue takes: time, processor time and the memory of the largest process.

    python -m benchmarks.publishing [NAME…]

Prints for each command what it took: verifying alone, then everything (fragments, article, PDF, site) with nothing
remembered, then again in the same folder and in another one. With names, `derive export` of these derivations instead.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
FORMATS = ("--pdf", "--html")


class Cost(NamedTuple):
    """Seconds on the clock, seconds of the processors, megabytes of the largest process."""

    clock: float
    processors: float
    memory: float


def cost(arguments: Sequence[str], cache: Path) -> Cost:
    """Of a command, with all processes that it starts; in a process of its own, so that memory is that of this one."""
    environment = dict(os.environ, DERIVE_CACHE=str(cache))
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's Python compiles each file once
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "derive.cli", *arguments], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    took = time.perf_counter() - start
    if process.returncode:
        print(f"derive {' '.join(arguments)} ended with {process.returncode}: its figures are those of a failure")
    return Cost(took, used.ru_utime + used.ru_stime, _megabytes(used))


def _megabytes(used: resource.struct_rusage) -> float:
    return used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)  # bytes there, kilobytes elsewhere


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    names = parser.parse_args(arguments).names
    writing = ["export", *names] if names else ["build"]
    cost(["list"], Path("off"))  # compiles what is not compiled yet
    with tempfile.TemporaryDirectory() as folder:
        first, second, caches = Path(folder, "first"), Path(folder, "second"), Path(folder, "caches")
        report("verified only", cost(["check", *names], caches / "verified.json"))
        report("written, nothing remembered", cost([*writing, "-o", str(first), *FORMATS], caches / "all.json"))
        report("again, unchanged", cost([*writing, "-o", str(first), *FORMATS], caches / "all.json"))
        report("unchanged, in another folder", cost([*writing, "-o", str(second), *FORMATS], caches / "all.json"))


def report(what: str, found: Cost) -> None:
    print(
        f"{what:30} {found.clock:7.1f} s  processors {found.processors:7.1f} s  largest process {found.memory:6.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    main()
