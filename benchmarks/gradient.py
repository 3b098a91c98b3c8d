"""derive.gradient against sympy.simplify(sympy.diff(…)), on the exercises of tests/gradients.

    python -m benchmarks.gradient [--timeout SECONDS] [--no-sympy] [--others]

For each loss or exercise: the time of `derive_gradient` (the whole derivation, each line checked by the kernel; the
search has forgotten what it knew before) and of SymPy's diff and simplify in a child process that is ended after the
timeout; the sizes (`derive.gradients.size`) of the derivative by hand, of ours and of SymPy's; and what SymPy's answer
is: equal to the one by hand (proved), refuted (false at a point, or no
real number there), "?" (neither), or an exception. Definitions such as
softmax are written out for SymPy, which does not know them. Times are those of the processor.
"""

from __future__ import annotations

import argparse
import multiprocessing as mp
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import Any

from derive.checking import check_term
from derive.gradients import size
from derive.gradients.gradient import derive_gradient, written_out
from derive.kernel.field.polynomials import forget_factorisations
from derive.notation.formula_reader import read_together
from derive.terms.build import Eq
from derive.terms.term import Term, Variable, free_variables, substitute
from tests.gradients.exercises import EXERCISES, ROWS, Exercise


def read(exercise: Exercise) -> tuple[Term, Term, Term, list[Term]]:
    (loss, x, by_hand), hypotheses = read_together([exercise.formula, exercise.wrt, exercise.simplest], exercise.where)
    return loss, x, by_hand, hypotheses


# ---- SymPy, in a child process


def derive_in_child(channel: Connection) -> None:
    """Answers the number of an exercise with (SymPy's answer as a term or the name of an exception, seconds)."""
    import sympy
    from sympy.core.cache import clear_cache

    from derive.propose.sympy_border import from_sympy, to_sympy

    while True:
        loss, x, *_ = read(EXERCISES[channel.recv()])
        clear_cache()
        known = free_variables(loss) | free_variables(x)
        try:
            body, variable = (to_sympy(written_out(t), evaluate=True, generic=True) for t in (loss, x))
            start = time.process_time()
            answer = sympy.simplify(sympy.diff(body, variable))
            seconds = time.process_time() - start
            channel.send((from_sympy(answer, known), seconds))
        except Exception as error:  # whatever SymPy raises is its answer
            channel.send((type(error).__name__, 0.0))


class SymPy:
    """The child that differentiates; a new one after every timeout."""

    def __init__(self, timeout: float) -> None:
        self.timeout = timeout
        self.child: Any = None

    def ask(self, number: int) -> tuple[Term | str, float]:
        if self.child is None:
            context = mp.get_context("spawn")
            self.channel, other = context.Pipe()
            self.child = context.Process(target=derive_in_child, args=(other,), daemon=True)
            self.child.start()
            self.channel.send(0)  # imports SymPy
            self.channel.recv()
        self.channel.send(number)
        if self.channel.poll(self.timeout):
            answer: tuple[Term | str, float] = self.channel.recv()
            return answer
        self.end()
        return "timeout", self.timeout

    def end(self) -> None:
        if self.child is not None:
            self.child.terminate()
            self.child.join()
            self.child = None


def verdict_on(answer: Term, by_hand: Term, hypotheses: Sequence[Term]) -> str:
    """Is SymPy's answer the derivative? By its variables' names, which are all that it kept."""
    ours = {v.head: v for v in free_variables(by_hand).union(*map(free_variables, hypotheses))}
    answer = substitute(
        answer, {v: ours[v.head] for v in free_variables(answer) if isinstance(v.head, Variable) and v.head in ours}
    )
    status = check_term(Eq(answer, by_hand), tuple(hypotheses)).status
    return {"proved": "equal", "enclosed": "equal", "refuted": "refuted"}.get(status, "?")


# ---- the table


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--timeout", type=float, default=20.0, help="seconds for one call of SymPy")
    parser.add_argument("--no-sympy", action="store_true")
    parser.add_argument("--others", action="store_true", help="leave out the rows of the losses' table")
    options = parser.parse_args(arguments)
    chosen = EXERCISES[len(ROWS) :] if options.others else EXERCISES
    other = None if options.no_sympy else SymPy(options.timeout)
    derive_gradient(*read(EXERCISES[0])[:2])  # imports what is imported late
    print(f"{'':<34}{'by hand':>8}{'ours':>6}{'ms':>7}   {'SymPy':>6}{'ms':>8}")
    times: list[float] = []
    larger = shorter = not_reached = wrong = 0
    for exercise in chosen:
        loss, x, by_hand, hypotheses = read(exercise)
        forget_factorisations()
        size.forget()
        start = time.process_time()
        found = derive_gradient(loss, x, hypotheses)
        times.append(time.process_time() - start)
        wanted, got = size.size(by_hand), size.size(found.value)
        larger, shorter = larger + (got > wanted), shorter + (got < wanted)
        line = f"{exercise.name:<34}{wanted:>8}{got:>6}{1000 * times[-1]:>7.0f}"
        if other is not None:
            answer, seconds = other.ask(EXERCISES.index(exercise))
            if isinstance(answer, str):
                line, not_reached = f"{line}   {answer}", not_reached + 1
            else:
                told = verdict_on(answer, by_hand, hypotheses)
                wrong += told == "refuted"
                not_reached += told != "equal" or size.size(answer) > size.size(written_out(by_hand))
                line = f"{line}   {size.size(answer):>6}{1000 * seconds:>8.0f}  {told}"
        print(line, flush=True)
    times.sort()
    print(f"\n{len(chosen)} exercises: ours larger than by hand {larger}, smaller {shorter}; ", end="")
    print(f"median {1000 * times[len(times) // 2]:.0f} ms, longest {1000 * times[-1]:.0f} ms")
    if other is not None:
        other.end()
        print(f"SymPy: {not_reached} not as short as by hand (definitions written out), of these {wrong} refuted")


if __name__ == "__main__":
    main()
