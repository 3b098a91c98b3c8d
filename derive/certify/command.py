"""`derive certify [NAME…]`: certificates written, Coq asked, and what it said printed.

Main statements: `certify`, `print_certificates`, `write_certificates`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from derive.certify.certificate import Certificate
from derive.certify.directory import write_directory
from derive.certify.gathering import gathered
from derive.certify.recorded import Recorded, recorded, statement_key
from derive.certify.recording import write_record
from derive.certify.run import Outcome, Progress, Run, certified
from derive.punctuation import colon, space
from derive.translation import _, relayed

if TYPE_CHECKING:
    from derive.authoring.theorem import Entry


def certify(entries: Sequence[Entry], whole: bool, everything: bool, record: bool) -> bool:
    """One line for each derivation, of the whole catalogue only for those that are not certified, and a summary.

    True when all are certified; of the whole catalogue when all are, but those that are listed as not certified.
    """
    with _progress() as progress:
        run = certified(entries, progress, again=everything)
    for outcome in run.outcomes:
        if not (whole and outcome.certified):
            click.echo(_line(outcome))
    if whole:
        click.echo(_summary(run.outcomes))
    if record:
        write_record(dict(map(_recorded, entries, run.outcomes, [run.keys.get(e.name) for e in entries])))
    return all(o.certified or (whole and (o.expected or record)) for o in run.outcomes)


def _recorded(entry: Entry, outcome: Outcome, certificate: str | None) -> tuple[str, Recorded]:
    """What the list is to say of a derivation. One that was remembered has the certificate that is listed."""
    known = recorded().get(entry.name)
    certificate = certificate if certificate is not None else known.certificate if known is not None else ""
    said = statement_key(entry.derivation.hypotheses, entry.derivation.statement)
    return entry.name, Recorded(outcome.why, said, certificate, outcome.steps, outcome.failed)


def _line(outcome: Outcome) -> str:
    if outcome.certified:
        return _("certified: {name} ({steps} steps)").format(name=outcome.name, steps=outcome.steps)
    return _("not certified: {name}: {why}").format(name=outcome.name, why=relayed(outcome.why))


def _summary(outcomes: Sequence[Outcome]) -> str:
    told = _("{good} of {all} derivations are certified; {new} of the others are not listed as not certified.")
    good = sum(o.certified for o in outcomes)
    new = sum(not o.certified and not o.expected for o in outcomes)
    return told.format(good=good, all=len(outcomes), new=new)


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
def _progress() -> Iterator[Progress]:
    """On a terminal a bar for the certificates that are written and one for the files that Coq is given."""
    if not sys.stderr.isatty():
        yield Progress()
        return
    from rich.console import Console
    from rich.progress import Progress as Bars

    with Bars(console=Console(stderr=True), transient=True) as bars:
        writing = bars.add_task(_("Writing"), total=None)
        asking = bars.add_task(_("Asking Coq"), total=None, visible=False)

        class Shown(Progress):
            def to_write(self, count: int) -> None:
                bars.update(writing, total=count)

            def written(self) -> None:
                bars.advance(writing)

            def to_ask(self, count: int) -> None:
                bars.update(asking, total=count, completed=0, visible=True)

            def answered(self) -> None:
                bars.advance(asking)

        yield Shown()


__all__ = ["Run", "certify", "print_certificates", "write_certificates"]
