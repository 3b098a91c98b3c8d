"""The zero test against sympy.simplify(lhs - rhs) == 0, on identities of the field and their false twins.

    python -m benchmarks.identities [--no-sympy] [--timeout SECONDS] [--slowest N]

The identities are those of tests/kernel/field: a corpus the normal form was written with (explicit classes, any number
of classes, Gaussian integrals) and one it had not seen. Each holds wherever both sides have values. For each, derive
proves left = right and refutes left = twin by a point; SymPy simplifies left − right in a child process that is ended
after the timeout. All in one run: derive's time is that of a call with a new field and nothing remembered; SymPy's once
with its cache cleared before the call ("cold"), and once more in a second pass through all identities with whatever the
ones before have left in it ("warm"). A cold call of less than 0.1 s, and one of derive, is made three times and the
median counts. Derivatives and integrals are taken inside the time of both (for SymPy by doit, without which simplify
leaves them standing). Times are those of the processor, which other programs disturb least. A ratio
is SymPy's time over derive's; a call that is ended counts with the timeout.
"""

from __future__ import annotations

import argparse
import multiprocessing as mp
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from statistics import median
from typing import Any

from derive.kernel.field import Field
from derive.kernel.field.polynomials import forget_factorisations
from derive.terms.build import Eq
from derive.terms.term import Term
from derive.witness import Refutation, refute
from tests.kernel.field.corpus import GAUSSIAN_INTEGRALS, IDENTITIES, Identity
from tests.kernel.field.unseen import UNSEEN

SETS: dict[str, list[Identity]] = {"corpus": IDENTITIES, "Gaussian integrals": GAUSSIAN_INTEGRALS, "unseen": UNSEEN}
_SHORT = 0.1
ALL = [entry for entries in SETS.values() for entry in entries]


@dataclass
class Row:
    """What became of one identity; times in seconds."""

    entry: Identity
    proved: bool = False
    disproved: bool = False  # of a true identity: never
    twin_proved: bool = False  # of a false one: never
    twin_refuted: str = ""
    seconds: float = 0.0
    cold: tuple[str, float] = ("", 0.0)
    warm: tuple[str, float] = ("", 0.0)


def timed(ask: Callable[[], Any], forget: Callable[[], None] | None) -> tuple[Any, float]:
    """The answer and the seconds it took; of short calls, the median of three, everything forgotten before each."""
    taken: list[float] = []
    while not taken or (forget is not None and len(taken) < 3 and sum(taken) < _SHORT):
        if forget is not None:
            forget()
        start = time.process_time()
        answer = ask()
        taken.append(time.process_time() - start)
    return answer, median(taken)


def ours(entry: Identity) -> Row:
    row = Row(entry)
    row.proved, row.seconds = timed(
        lambda: Field(entry.assumptions).equal(entry.left, entry.right), forget_factorisations
    )
    row.twin_proved = Field(entry.assumptions).equal(entry.left, entry.twin)
    row.disproved = bool(by_values(entry.left, entry.right, entry))
    row.twin_refuted = by_values(entry.left, entry.twin, entry)
    if not row.twin_refuted and row.proved:  # an integral over the reals has no ball around it, but is what was proved
        row.twin_refuted = by_values(entry.right, entry.twin, entry)
    return row


def by_values(left: Term, right: Term, entry: Identity) -> str:
    """A point of the domain at which both sides have values and these differ, in words; "" when none is found."""
    points = refute(Eq(left, right), entry.assumptions)
    return str(points) if isinstance(points, Refutation) and points.left else ""


# ---- SymPy, in a child process


def simplify_in_child(channel: Connection) -> None:
    """Answers (number of an identity, clear the cache?) with (simplified to zero?, seconds), until it is ended."""
    import sympy
    from sympy.core.cache import clear_cache

    from derive.propose.sympy_border import to_sympy

    while True:
        number, cleared = channel.recv()
        entry = ALL[number]
        try:
            left, right = (to_sympy(side, evaluate=True, generic=True) for side in (entry.left, entry.right))
            forget = clear_cache if cleared else None
            answer, seconds = timed(lambda a=left, b=right: sympy.simplify((a - b).doit()) == 0, forget)
            channel.send(("zero" if answer else "not zero", seconds))
        except Exception as error:  # whatever SymPy raises is its answer
            channel.send((type(error).__name__, 0.0))


class SymPy:
    """The child that simplifies; a new one after every timeout."""

    def __init__(self, timeout: float) -> None:
        self.timeout = timeout
        self.child: Any = None

    def ask(self, number: int, cleared: bool) -> tuple[str, float]:
        if self.child is None:
            context = mp.get_context("spawn")
            self.channel, other = context.Pipe()
            self.child = context.Process(target=simplify_in_child, args=(other,), daemon=True)
            self.child.start()
            self.channel.send((0, True))  # imports SymPy, and all that its first call imports
            self.channel.recv()
        self.channel.send((number, cleared))
        if self.channel.poll(self.timeout):
            answer: tuple[str, float] = self.channel.recv()
            return answer
        self.end()
        return "timeout", self.timeout

    def end(self) -> None:
        if self.child is not None:
            self.child.terminate()
            self.child.join()
            self.child = None


# ---- the table


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--no-sympy", action="store_true", help="only derive's own times")
    parser.add_argument("--timeout", type=float, default=20.0, help="seconds for one call of SymPy")
    parser.add_argument("--slowest", type=int, default=5, help="how many of the slowest to list")
    options = parser.parse_args(arguments)
    ours(ALL[0])  # what the first question of all has to load
    rows = []
    sympy = None if options.no_sympy else SymPy(options.timeout)
    for number, entry in enumerate(ALL):
        rows.append(ours(entry))
        if sympy is not None:
            rows[-1].cold = sympy.ask(number, True)
    if sympy is not None:
        for number, row in enumerate(rows):
            row.warm = row.cold if row.cold[0] == "timeout" else sympy.ask(number, False)
        sympy.end()
    start = 0
    for name, entries in SETS.items():
        report(name, rows[start : start + len(entries)], not options.no_sympy)
        start += len(entries)
    report("all", rows, not options.no_sympy)
    for row in sorted(rows, key=lambda r: -r.seconds)[: options.slowest]:
        print(f"slowest: {row.entry.name}: {1e3 * row.seconds:.1f} ms")
    for row in rows:
        for wrong, what in (
            (not row.proved, "not proved"),
            (row.disproved, "REFUTED, BUT TRUE"),
            (row.twin_proved, "TWIN PROVED, BUT FALSE"),
            (not row.twin_refuted, "twin not refuted"),
        ):
            if wrong:
                print(f"{what}: {row.entry.name}")


def report(name: str, rows: list[Row], with_sympy: bool) -> None:
    times = [r.seconds for r in rows]
    print(f"\n{name}: {len(rows)} identities")
    print(
        f"  proved {sum(r.proved for r in rows)}, twins refuted with a point {sum(bool(r.twin_refuted) for r in rows)}"
    )
    print(f"  decided wrongly {sum(r.disproved or r.twin_proved for r in rows)}")
    print(f"  derive: median {1e3 * median(times):.2f} ms, total {1e3 * sum(times):.0f} ms")
    if not with_sympy:
        return
    for which in ("cold", "warm"):
        answers = [getattr(r, which) for r in rows]
        seconds = [s for _, s in answers]
        told = {a: sum(1 for b, _ in answers if b == a) for a in sorted({a for a, _ in answers})}
        ratios = [s / r.seconds for s, r in zip(seconds, rows, strict=True)]
        print(
            f"  simplify, {which} cache: {', '.join(f'{a} {k}' for a, k in told.items())}; "
            f"median {1e3 * median(seconds):.1f} ms, total {sum(seconds):.1f} s; "
            f"ratios: median {median(ratios):.0f}, total {sum(seconds) / sum(times):.0f}"
        )


if __name__ == "__main__":
    main()
