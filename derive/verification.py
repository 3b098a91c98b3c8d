"""Verifies derivations: proves each, holds what is proved against the numbers, and tells what does not hold.

One process proves, one derivation after another, so that a lemma is proved once however many cite it; others hold
what is proved against the numbers meanwhile. On a terminal a bar shows how far it is.

Main statements: `checked_derivation`, `verified`, `in_parallel`.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from derive.authoring.script import StepRefused, Unfinished
from derive.notation.text import text
from derive.store import unwitnessed
from derive.terms.definition import named_values, unfold
from derive.translation import _
from derive.witness import WitnessReport, witness

if TYPE_CHECKING:
    from derive.authoring.derivation import Derivation
    from derive.authoring.theorem import Entry

_OBJECTS = 100_000  # so many new objects before garbage is looked for: terms are many, and in no cycles

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def checked_derivation(entry: Entry) -> Derivation | None:
    """The derivation, checked; None after its refusal has been told."""
    try:
        return entry.derivation
    except StepRefused as refused:
        from derive.explain import explain

        click.echo(explain(refused), err=True)
    except Unfinished as unfinished:
        click.echo(str(unfinished), err=True)
    return None


def verified(entries: Sequence[Entry]) -> list[tuple[Derivation, str] | None]:
    """Each derivation with the line that tells its verdict; None after it has been told why there is none."""
    gc.set_threshold(_OBJECTS)
    asked: list[tuple[Derivation, Callable[[], WitnessReport]] | None] = []
    processors = _processors()
    pool = multiprocessing.get_context("fork").Pool(processors) if processors > 1 and len(entries) > 1 else None
    try:
        for entry in _with_a_bar(entries, _("Proving")):
            derivation = checked_derivation(entry)
            if derivation is None:
                click.echo(f"{_('refused')}: {entry.name}")
                asked.append(None)
            else:
                asked.append((derivation, _witness_later(pool, derivation)))
        answers = _with_a_bar(asked, _("Holding against numbers"))
        return [None if answer is None else _told(answer[0], answer[1]()) for answer in answers]
    finally:
        if pool is not None:
            pool.terminate()


def _witness_later(pool: Any, derivation: Derivation) -> Callable[[], WitnessReport]:
    """The witness of a derivation, asked for now where another process can answer meanwhile."""
    question = (derivation.statement, derivation.hypotheses)
    if pool is None:
        return lambda: witness(*question)
    answer: Callable[[], WitnessReport] = pool.apply_async(witness, question).get
    return answer


def _told(derivation: Derivation, report: WitnessReport) -> tuple[Derivation, str] | None:
    if report.disagreement is not None:
        told = _("{name}: the numbers disagree: {point}")
        click.echo(told.format(name=derivation.name, point=report.disagreement), err=True)
        return None
    told = _("{verdict}: {name}: {statement} ({seen})")
    seen = _("witness: {points} points") if report.points else f"{unwitnessed()}: {{why}}"
    if report.limits:
        seen = _("witness: {points} points, limits as seen 2⁻⁴⁰ and 2⁻⁸⁰ away")
    seen = seen.format(points=report.points, why=report.why)
    statement = text(derivation.statement)
    if derivation.hypotheses and report.model_point is None:  # they may contradict one another: the reader sees them
        given = ", ".join(map(text, derivation.hypotheses))
        statement = _("{claim}, given {hypotheses}").format(claim=statement, hypotheses=given)
    values = ", ".join(f"{text(name)} = {text(unfold(name))}" for name in named_values([derivation.statement]))
    if values:
        statement = _("{claim}, where {values}").format(claim=statement, values=values)
    return derivation, told.format(verdict=_(derivation.verdict), name=derivation.name, statement=statement, seen=seen)


def _with_a_bar(items: Sequence[_Item], doing: str) -> Iterator[_Item]:
    """The items, with a bar on a terminal that shows how many have been done."""
    if not sys.stderr.isatty() or len(items) < 2:
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=doing, console=Console(stderr=True), transient=True)


# ---- work of any kind on all processors


_shared: list[Callable[[int], Any]] = []  # what the children of a pool do, known to them because they are forks


def in_parallel(work: Callable[[_Item], _Result], items: Sequence[_Item]) -> list[_Result]:
    """The work on each item, on all processors."""
    workers = min(_processors(), len(items))
    if workers < 2:
        return [work(item) for item in items]
    _shared[:] = [lambda k: work(items[k])]
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        return pool.map(_share, range(len(items)), chunksize=1)


def _share(k: int) -> Any:
    return _shared[0](k)


def _processors() -> int:
    """How many processes may work at a time; 1 where processes cannot be forked."""
    return (os.cpu_count() or 1) if "fork" in multiprocessing.get_all_start_methods() else 1
