"""The rigorous check of Gibbs' inequality against scipy.special.rel_entr on the same arrays.

    python benchmarks/bench_sweep.py [rows] [classes]

Prints, for each kind of pairs and for all of them together, the time of `check_rows` (which decides every row), the
time of `rel_entr(p, q).sum(-1)` (which decides none) and their ratio: the best of five runs each, in turns.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import numpy as np

from derive.experiments.gibbs_rows import check_rows
from derive.experiments.gibbs_sweep import KINDS, pairs


def in_turns(first: Callable[[], object], second: Callable[[], object], runs: int = 5) -> tuple[float, float]:
    """The best time of each of two functions, run alternately."""
    best = [float("inf"), float("inf")]
    for _ in range(runs):
        for k, run in enumerate((first, second)):
            start = time.perf_counter()
            run()
            best[k] = min(best[k], time.perf_counter() - start)
    return best[0], best[1]


def main() -> None:
    rows, classes = (int(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) == 3 else (1_000_000, 10)
    try:
        from scipy.special import rel_entr
    except ImportError:
        rel_entr = None
        print("SciPy is not installed: only our own time is shown.")
    made: dict[str, list[tuple[np.ndarray, np.ndarray]]] = {kind: [] for kind in KINDS}
    for kind, p, q in pairs(rows, classes, seed=0):
        made[kind].append((p, q))
    arrays = {
        kind: (np.vstack([p for p, _ in found]), np.vstack([q for _, q in found])) for kind, found in made.items()
    }
    arrays["all"] = tuple(np.vstack([arrays[kind][side] for kind in KINDS]) for side in (0, 1))  # type: ignore[assignment]
    print(f"{'pairs':<12}{'rows':>10}{'check_rows':>14}{'rel_entr':>12}{'ratio':>8}{'by balls':>10}")
    for kind, (p, q) in arrays.items():
        balls = check_rows(p, q).by_balls
        if rel_entr is None:
            ours, _ = in_turns(lambda p=p, q=q: check_rows(p, q), lambda: None)
            print(f"{kind:<12}{len(p):>10,}{ours:>12.4f} s{'':>12}{'':>8}{balls:>10,}")
            continue
        ours, theirs = in_turns(lambda p=p, q=q: check_rows(p, q), lambda p=p, q=q: rel_entr(p, q).sum(-1))
        print(f"{kind:<12}{len(p):>10,}{ours:>12.4f} s{theirs:>10.4f} s{theirs / ours:>7.1f}x{balls:>10,}")


if __name__ == "__main__":
    main()
