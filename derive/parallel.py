"""Work of any kind on all processors.

Each process begins at its own place in the list and goes on from there; one that is done takes from the end of what
another has left. So what stands together is worked on together: derivations that cite the same lemmas mostly prove
them once.

Main statement: `in_parallel`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def in_parallel(
    work: Callable[[_Item], _Result], items: Sequence[_Item], done: Callable[[], None] = lambda: None
) -> list[_Result]:
    """The work on each item, in the order of the items; `done` is called whenever one is finished.

    The processes are forks, so that the work may be any function; work that raises, or whose result cannot be pickled,
    is done again here, so that an error comes with its traceback. Where processes cannot be forked, everything happens
    in this one.
    """
    workers = min(_processors(), len(items))
    if not hasattr(os, "fork") or workers < 2:
        results = []
        for item in items:
            results.append(work(item))
            done()
        return results
    import multiprocessing  # slow to import, and one item needs no processes

    fork = multiprocessing.get_context("fork")
    places = _Places(len(items), workers, fork)
    answers: dict[int, _Result] = {}
    processes, pipes = [], []
    try:
        for k in range(workers):
            here, there = fork.Pipe(duplex=False)
            process = fork.Process(target=_do, args=(work, items, places, k, there), daemon=True)
            process.start()
            there.close()
            processes.append(process)
            pipes.append(here)
        for k, result, failed in _arriving(pipes):
            answers[k] = work(items[k]) if failed else result
            done()
    finally:
        for process in processes:
            process.terminate()
            process.join()
    if len(answers) < len(items):
        raise RuntimeError("A process ended before its work was done: it was killed, or the memory did not suffice.")
    return [answers[k] for k in range(len(items))]


class _Places:
    """What is left to do: for each process a range of places, of which it takes the first, and others the last."""

    def __init__(self, count: int, workers: int, fork: Any) -> None:
        ends = [count * k // workers for k in range(workers + 1)]
        self._left = fork.Array("i", ends[:-1])
        self._right = fork.Array("i", ends[1:])
        self._lock = fork.Lock()

    def next(self, worker: int) -> int | None:
        with self._lock:
            if self._left[worker] < self._right[worker]:
                self._left[worker] += 1
                return int(self._left[worker]) - 1
            other = max(range(len(self._left)), key=lambda k: self._right[k] - self._left[k])
            if self._left[other] >= self._right[other]:
                return None
            self._right[other] -= 1
            return int(self._right[other])


def _do(work: Callable[[Any], Any], items: Sequence[Any], places: _Places, worker: int, pipe: Connection) -> None:
    while (k := places.next(worker)) is not None:
        try:
            answer = k, work(items[k]), False
        except Exception:
            answer = k, None, True
        try:
            pipe.send(answer)
        except (RecursionError, TypeError, AttributeError):  # a result that cannot be pickled, or is nested too deeply
            pipe.send((k, None, True))
    pipe.close()


def _arriving(pipes: list[Connection]) -> Iterator[tuple[int, Any, bool]]:
    """The answers as they come, and whether the work failed, until every process has closed its pipe."""
    from multiprocessing.connection import wait

    open_: list[Any] = list(pipes)
    while open_:
        ready: list[Any] = wait(open_)
        for pipe in ready:
            try:
                yield pipe.recv()
            except EOFError:
                open_.remove(pipe)


def _processors() -> int:
    return os.cpu_count() or 1
