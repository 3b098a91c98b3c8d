"""What the commands do and print: verdicts, pages, the catalogue's table, the documents."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from derive.authoring.script import StepRefused, Unfinished
from derive.explain import explain
from derive.notation.text import text
from derive.translation import _

if TYPE_CHECKING:
    from derive.authoring.derivation import Derivation
    from derive.authoring.mutation import Outcome
    from derive.authoring.theorem import Entry


def checked_derivation(entry: Entry) -> Derivation | None:
    """The derivation, checked; None after its refusal has been told."""
    try:
        return entry.derivation
    except StepRefused as refused:
        click.echo(explain(refused), err=True)
    except Unfinished as unfinished:
        click.echo(str(unfinished), err=True)
    return None


def page(derivation: Derivation, notation: str) -> str:
    if notation == "latex":
        from derive.publish.latex import fragment

        return fragment(derivation)
    if notation == "markdown":
        from derive.publish import markdown

        return markdown.page(derivation, _titles())
    from derive.publish import text as terminal

    return terminal.page(derivation, _titles())


def _titles() -> dict[str, str]:
    """The titles of all derivations, for references."""
    from derive.catalogue import index

    return {listed.name: listed.title for listed in index().values()}


def print_tree(derivation: Derivation) -> None:
    """The theorem and what each part of it rests on, indented."""
    for depth, theorem in derivation.theorem.tree():
        click.echo(f"{'  ' * depth}{text(theorem.conclusion)}   [{theorem.rule}]")


# ---- checking


def check_entry(entry: Entry) -> bool:
    """One line with the verdict of a derivation, and its numerical witness."""
    line = _verdict_line(entry)
    if line is not None:
        click.echo(line)
    return line is not None


def _verdict_line(entry: Entry) -> str | None:
    """The line; None after a refusal or a disagreement of the numbers has been told."""
    from derive.witness import witness

    derivation = checked_derivation(entry)
    if derivation is None:
        click.echo(f"{_('refused')}: {entry.name}")
        return None
    report = witness(derivation.statement, derivation.hypotheses)
    if report.disagreement is not None:
        told = _("{name}: the numbers disagree: {point}")
        click.echo(told.format(name=entry.name, point=report.disagreement), err=True)
        return None
    told = _("{verdict}: {name}: {statement} (witness: {points} points)")
    shown = text(derivation.statement)
    return told.format(verdict=_(derivation.verdict), name=entry.name, statement=shown, points=report.points)


def check_formula(formula: str, where: str) -> bool:
    """The verdict on a formula that was typed, in a child process with bounded time and memory."""
    from derive.limited import TooMuch, limited

    try:
        return limited(lambda: _check_formula(formula, where))
    except TooMuch:
        click.echo(_("unknown: the formula was given up: it takes more time or memory than a check may use."))
        return False


def _check_formula(formula: str, where: str) -> bool:
    from derive.checking import check_term
    from derive.notation.formula_reader import Approximation, FormulaError, read_problem

    try:
        claim, hypotheses, _names = read_problem(formula, where)
    except FormulaError as error:
        click.echo(str(error), err=True)
        return False
    if isinstance(claim, Approximation):
        claim = abs(claim.lhs - claim.value) <= claim.tolerance
    verdict = check_term(claim, tuple(hypotheses))
    click.echo(str(verdict))
    return bool(verdict)


def sweep(name: str, samples: int, classes: int, seed: int, picture: Path | None) -> bool:
    """The numerical sweep over random distributions, for Gibbs' inequality."""
    if name != "gibbs_inequality":
        click.echo(_("Only gibbs_inequality has a sweep over random distributions; --samples was ignored."), err=True)
        return True
    from derive.experiments.report import run_sweep

    return run_sweep(samples, classes, seed, picture)


def check_catalogue() -> bool:
    """Every derivation of the catalogue, each on a line; unchanged ones are remembered."""
    from derive.catalogue import index
    from derive.store import Store

    store = Store(index().values())
    lines = {listed.name: store.line(listed) for listed in index().values()}
    fresh = [name for name, line in lines.items() if line is None]
    lines |= dict(zip(fresh, _in_parallel(_line_of, fresh, together=4), strict=True))
    for name in fresh:
        line = lines[name]
        if line is not None:
            store.remember(index()[name], line)
    store.save()
    good = [line for line in lines.values() if line is not None]
    for line in good:
        click.echo(line)
    click.echo(_("{good} of {all} derivations hold.").format(good=len(good), all=len(lines)))
    return len(good) == len(lines)


_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_shared: list[Callable[[int], Any]] = []  # what the children of a pool do, known to them because they are forks


def _in_parallel(work: Callable[[_Item], _Result], items: Sequence[_Item], together: int) -> list[_Result]:
    """The work on each item, on all processors; `together` items are handed out at a time."""
    import multiprocessing
    import os

    workers = min(os.cpu_count() or 1, len(items))
    if workers < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return [work(item) for item in items]
    import derive.witness  # what the children share is imported before they are made

    assert derive.witness
    _shared[:] = [lambda k: work(items[k])]
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        return pool.map(_share, range(len(items)), chunksize=together)


def _share(k: int) -> Any:
    return _shared[0](k)


def _line_of(name: str) -> str | None:
    from derive.catalogue import find

    return _verdict_line(find(name))


def check_mutants(entries: Sequence[Entry]) -> bool:
    """Break every step of the derivations, and leave out their hypotheses; nothing false may be accepted."""
    from derive.authoring.mutation import Outcome

    outcomes = _in_parallel(_mutants_of, entries, together=1)
    total, steps = Outcome(), 0
    for entry, outcome in zip(entries, outcomes, strict=True):
        if outcome is None:
            return False
        steps += outcome.steps
        total += outcome
        for how, claim in outcome.harmless:
            click.echo(_("harmless: {name} ({how}): {claim}").format(name=entry.name, how=how, claim=text(claim)))
    for how, claim, point in total.survivors:
        click.echo(_("survivor ({how}): {claim}: {point}").format(how=how, claim=text(claim), point=point), err=True)
    told = _("{mutants} mutants of {steps} steps: {refused} refused, {harmless} harmless, {survivors} survivors.")
    counts = {"refused": total.refused, "harmless": len(total.harmless), "survivors": len(total.survivors)}
    click.echo(told.format(mutants=total.mutants, steps=steps, **counts))
    if total.harmless:
        click.echo(_("Harmless: the kernel proves what the mutant says, and the numbers do not refute it."))
    return not total.survivors


def _mutants_of(entry: Entry) -> Outcome | None:
    from derive.authoring.mutation import run_entry

    return run_entry(entry) if checked_derivation(entry) is not None else None


def print_claims() -> bool:
    """The claims of the two source documents, each with its derivations and their verdicts."""
    from rich.console import Console
    from rich.table import Table

    from derive.catalogue import find, index
    from proofs.claims import CLAIMS

    table = Table("id", _("true?"), _("claim"), _("kind"), _("derivation"), _("verdict"))
    settled = True
    for claim in CLAIMS:
        rows = [listed for listed in index().values() if claim.id in listed.claims]
        settled &= bool(rows)
        for k, listed in enumerate(rows):
            derivation = checked_derivation(find(listed.name))
            settled &= derivation is not None
            verdict = _(derivation.verdict) if derivation is not None else _("refused")
            first = (claim.id, _(claim.true), claim.words) if k == 0 else ("", "", "")
            table.add_row(*first, _(listed.kind), listed.name, verdict)
        if not rows:
            table.add_row(claim.id, _(claim.true), claim.words, "", _("none"), _("open"))
    Console(width=None if sys.stdout.isatty() else 180).print(table)
    return settled


# ---- writing


def build(entries: Sequence[Entry], folder: Path, article: bool) -> bool:
    """Verify the entries, with a progress bar, and write their documents."""
    from rich.progress import track

    from derive.publish import build as writers

    derivations: list[Derivation] = []
    good = True
    for entry in track(entries, description=_("Verifying"), disable=not sys.stdout.isatty()):
        derivation = checked_derivation(entry)
        if derivation is None:
            good = False
        else:
            derivations.append(derivation)
    if not good:
        click.echo(_("Nothing was written: a derivation does not hold."), err=True)
        return False
    written = writers.build(derivations, folder) if article else writers.export(derivations, folder)
    told = _("{count} derivations hold; {files} files written to {folder}.")
    click.echo(told.format(count=len(derivations), files=len(written), folder=folder))
    return True
