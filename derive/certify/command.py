"""`derive certify [NAME…]`: certificates written, Coq asked, and what it said printed.

Main statements: `Wanted`, `certify`, `print_certificates`, `write_certificates`.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from derive.certify.certificate import Certificate
from derive.certify.coq import SECONDS_FOR_A_STEP
from derive.certify.directory import write_directory
from derive.certify.gathering import gathered
from derive.certify.recorded import Recorded, statement_key
from derive.certify.recording import write_record
from derive.certify.run import Outcome, Progress, Stage, Trial, certified
from derive.punctuation import colon, space
from derive.translation import _, relayed

if TYPE_CHECKING:
    from derive.authoring.theorem import Entry


@dataclass(frozen=True, slots=True)
class Wanted:
    """What `derive certify` was asked for: the `whole` catalogue; to try `again` what is listed as not certified, with
    so many `seconds` for a sentence of a proof and so many `minutes` for all; to `record` what came of it."""

    whole: bool = False
    again: bool = False
    record: bool = False
    seconds: int = SECONDS_FOR_A_STEP
    minutes: float = math.inf

    @property
    def trial(self) -> Trial:
        return Trial(self.again or self.record, self.seconds, time.monotonic() + 60 * self.minutes)


def certify(entries: Sequence[Entry], wanted: Wanted) -> bool:
    """One line for each derivation, of the whole catalogue only for those that are not certified, and a summary.

    True when all are certified; of the whole catalogue when all are, but those that are listed as not certified.
    """
    with _progress(told=wanted.record) as progress:
        run = certified(entries, progress, wanted.trial)
    for outcome in run.outcomes:
        if not (wanted.whole and outcome.certified):
            click.echo(_line(outcome))
    if wanted.whole:
        click.echo(_summary(run.outcomes))
    if wanted.record:
        write_record(dict(map(_recorded, entries, run.outcomes)), wanted.seconds)
    return all(o.certified or (wanted.whole and (o.expected or wanted.record)) for o in run.outcomes)


def _recorded(entry: Entry, o: Outcome) -> tuple[str, Recorded]:
    """What the list is to say of a derivation."""
    said = statement_key(entry.derivation.hypotheses, entry.derivation.statement)
    return entry.name, Recorded(o.why, said, o.certificate, o.steps, o.failed, o.untried)


def _line(outcome: Outcome) -> str:
    if outcome.certified:
        return _("certified: {name} ({steps} steps)").format(name=outcome.name, steps=outcome.steps)
    return _("not certified: {name}: {why}").format(name=outcome.name, why=relayed(outcome.why))


def _summary(outcomes: Sequence[Outcome]) -> str:
    told = _("{good} of {all} derivations are certified; {new} of the others are not listed as not certified.")
    good = sum(o.certified for o in outcomes)
    new = sum(not o.certified and not o.expected for o in outcomes)
    summary = told.format(good=good, all=len(outcomes), new=new)
    if untried := sum(o.untried for o in outcomes):
        summary += "\n" + _("{count} steps were not tried: the time was up.").format(count=untried)
    return summary


def print_certificates(entries: Sequence[Entry]) -> bool:
    """The certificate of each derivation, as a file of Coq."""
    found = gathered(entries)
    good = True
    for entry in entries:
        what = found[entry.name]
        if isinstance(what, Certificate):
            click.echo(what.file, nl=False)
        else:
            told = _("{name} has no certificate").format(name=entry.name)
            click.echo(f"{told}{colon()}{space()}{relayed(what.why)}", err=True)
            good = False
    return good


def write_certificates(entries: Sequence[Entry], folder: Path) -> bool:
    """The certificates that Coq accepts, in a folder that compiles on its own."""
    with _progress() as progress:
        run = certified(entries, progress)
    names = [o.name for o in run.outcomes if o.certified]
    count = write_directory([entry for entry in entries if entry.name in set(names)], folder)
    told = _("{count} certificates written to {folder}; `coq_makefile -f _CoqProject -o Makefile && make` checks them.")
    click.echo(told.format(count=count, folder=folder))
    return True


@contextmanager
def _progress(told: bool = False) -> Iterator[Progress]:
    """On a terminal a bar for the certificates that are written, one for the files that Coq is given and one for what
    is tried step by step; elsewhere nothing, or, where it is to be told, a line now and then."""
    if not sys.stderr.isatty():
        yield Told() if told else Progress()
        return
    from rich.console import Console
    from rich.progress import Progress as Bars

    with Bars(console=Console(stderr=True), transient=True) as bars:
        tasks = {stage: bars.add_task(stage.told, total=None, visible=False) for stage in Stage}

        class Shown(Progress):
            def begins(self, stage: Stage, count: int) -> None:
                bars.update(tasks[stage], total=count, completed=0, visible=True)

            def done(self, stage: Stage) -> None:
                bars.advance(tasks[stage])

        yield Shown()


class Told(Progress):
    """Says on the standard error what begins, and each time another quarter of it is done."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._counts: dict[Stage, tuple[int, int]] = {}

    def begins(self, stage: Stage, count: int) -> None:
        self._counts[stage] = (0, count)
        self._say(stage)

    def done(self, stage: Stage) -> None:
        done, count = self._counts[stage]
        self._counts[stage] = (done + 1, count)
        if (done + 1) * 4 // count > done * 4 // count:
            self._say(stage)

    def _say(self, stage: Stage) -> None:
        done, count = self._counts[stage]
        minutes, seconds = divmod(int(time.monotonic() - self._began), 60)
        click.echo(f"{minutes:2d}:{seconds:02d}  {stage.told}: {done}/{count}", err=True)


__all__ = ["Told", "Wanted", "certify", "print_certificates", "write_certificates"]
