"""Verifies derivations: proves each, holds what is proved against the numbers, and tells what does not hold.

All processors prove, each derivation in one process together with what it cites. On a terminal a bar shows how far
it is.

Main statements: `checked_derivation`, `verified`, `Verified`, `doubt`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from derive.authoring.refusals import StepRefused, Unfinished
from derive.kernel.theorem import doubtful
from derive.notation.text import text
from derive.parallel import in_parallel
from derive.punctuation import colon, comma, space
from derive.store import unwitnessed
from derive.terms.definition import named_values, unfold
from derive.translation import _, relayed
from derive.witness import WitnessReport, witness

if TYPE_CHECKING:
    from derive.authoring.derivation import Derivation
    from derive.authoring.theorem import Entry


@dataclass(frozen=True, slots=True)
class Verified:
    """A derivation that holds, the line that tells its verdict, and what else was made of it where it was proved."""

    derivation: Derivation
    line: str
    made: Any = None
    may_be_empty: bool = False  # no point was found that it speaks of: its hypotheses may contradict one another


def checked_derivation(entry: Entry, own: bool = False) -> Derivation | None:
    """The derivation, checked; None after its refusal has been told. If it is a reader's own, which nothing else has
    held against numbers, a doubt whether it speaks of anything is told as well."""
    found = _proved(entry)
    if isinstance(found, str):
        click.echo(found, err=True)
        return None
    if own and _may_be_empty(found, witness(found.statement, found.hypotheses)):
        click.echo(doubt(found), err=True)
    return found


def verified(entries: Sequence[Entry], make: Callable[[Entry], Any] | None = None) -> list[Verified | None]:
    """Each derivation with its verdict; None after it has been told why there is none.

    `make` is done with every entry that holds, by the process that has its theorem; its results are handed on.
    """
    ordered = sorted(entries, key=lambda entry: (str(Path(entry.path).parent), entry.name))  # neighbours cite the same
    with _bar(len(entries)) as done:
        found = dict(zip(ordered, in_parallel(lambda entry: _verified(entry, make), ordered, done), strict=True))
    for entry in entries:
        answer = found[entry]
        if isinstance(answer, str):
            click.echo(answer, err=True)
            click.echo(f"{_('refused')}{colon()}{space()}{entry.name}")
        elif answer.may_be_empty:
            click.echo(doubt(answer.derivation), err=True)
    return [None if isinstance(answer, str) else answer for answer in map(found.__getitem__, entries)]


def _verified(entry: Entry, make: Callable[[Entry], Any] | None) -> Verified | str:
    """The derivation with its verdict, or why there is none."""
    derivation = _proved(entry)
    if isinstance(derivation, str):
        return derivation
    report = witness(derivation.statement, derivation.hypotheses)
    if report.disagreement is not None:
        told = _("{name}: the numbers disagree: {point}")
        return told.format(name=derivation.name, point=report.disagreement)
    may_be_empty = _may_be_empty(derivation, report)
    made = make(entry) if make is not None else None
    return Verified(derivation, _line(derivation, report, may_be_empty), made, may_be_empty)


def _may_be_empty(derivation: Derivation, report: WitnessReport) -> bool:
    return report.model_point is None and bool(derivation.hypotheses or doubtful(derivation.statement))


def _proved(entry: Entry) -> Derivation | str:
    """The derivation, checked, or the refusal in words."""
    try:
        return entry.derivation
    except StepRefused as refused:
        from derive.explain import explain

        return explain(refused)
    except Unfinished as unfinished:
        return relayed(str(unfinished))


def doubt(derivation: Derivation) -> str:
    """What is said of a derivation that may speak of nothing."""
    told = _("Each step of {name} holds. Do its hypotheses contradict one another? Then it says nothing.")
    return told.format(name=derivation.name)


def _line(derivation: Derivation, report: WitnessReport, may_be_empty: bool) -> str:
    """ "proved: log_le_sub_one: log t ≤ t − 1 (witness: 16 points)"."""
    told = _("{verdict}: {name}: {statement} ({seen})")
    unseen = _("{unwitnessed}: {why}").replace("{unwitnessed}", unwitnessed())
    seen = _("witness: {points} points") if report.points else unseen
    if report.limits:
        seen = _("witness: {points} points, limits as seen 2⁻⁴⁰ and 2⁻⁸⁰ away")
    seen = seen.format(points=report.points, why=relayed(report.why))
    statement = text(derivation.statement)
    if derivation.hypotheses and report.model_point is None:  # they may contradict one another: the reader sees them
        given = comma().join(map(text, derivation.hypotheses))
        statement = _("{claim}, given {hypotheses}").format(claim=statement, hypotheses=given)
    values = comma().join(f"{text(name)} = {text(unfold(name))}" for name in named_values([derivation.statement]))
    if values:
        statement = _("{claim}, where {values}").format(claim=statement, values=values)
    verdict = _("unknown") if may_be_empty else _(derivation.verdict)
    return told.format(verdict=verdict, name=derivation.name, statement=statement, seen=seen)


@contextmanager
def _bar(count: int) -> Iterator[Callable[[], None]]:
    """What to call when one of so many is done; on a terminal a bar shows it."""
    if not sys.stderr.isatty() or count < 2:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(_("Checking"), total=count)
        yield lambda: progress.advance(task)
