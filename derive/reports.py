"""What the commands do and print: verdicts, pages, the catalogue's table, the documents.

What checks and prints is imported inside the functions: an unchanged catalogue is answered for without it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from derive.translation import _, relayed

if TYPE_CHECKING:
    from derive.authoring.derivation import Derivation
    from derive.authoring.loss import Loss
    from derive.authoring.mutation import Outcome
    from derive.authoring.theorem import Entry
    from derive.kernel.theorem import Theorem
    from derive.publish.choices import Choices
    from derive.publish.renaming import Renaming


def pages(derivations: Sequence[Derivation], notation: str, choices: Choices) -> list[str]:
    """The page of each, in the format of that name, as the reader chose."""
    from derive.publish.choices import as_chosen

    with as_chosen(derivations, choices) as chosen:
        return [_page(derivation, notation, choices) for derivation in chosen]


def _page(derivation: Derivation, notation: str, choices: Choices) -> str:
    if notation == "latex":
        from derive.publish.latex import fragment

        return fragment(derivation)
    if notation == "markdown":
        from derive.publish import markdown

        return markdown.page(derivation, _titles(), choices.dialect)
    from derive.publish import text as terminal

    return terminal.page(derivation, _titles())


def _titles() -> dict[str, str]:
    """The titles of all derivations, for references."""
    from derive.catalogue import index

    return {listed.name: listed.title for listed in index().values()}


def print_trees(theorems: Sequence[Theorem], derivations: Sequence[Derivation], choices: Choices) -> None:
    """The theorems of derivations, and what each part of them rests on, in the reader's notation."""
    from derive.publish.choices import as_chosen

    with as_chosen(derivations, choices) as chosen:
        for theorem in theorems:
            _print_tree(theorem, chosen.renaming)


def _print_tree(theorem: Theorem, renaming: Renaming | None) -> None:
    """The theorem and what each part of it rests on, indented."""
    from derive.notation.text import text

    renamed = renaming.beyond_the_page(part.conclusion for __, part in theorem.tree()).term if renaming else None
    for depth, part in theorem.tree():
        shown = part.conclusion if renamed is None else renamed(part.conclusion)
        click.echo(f"{'  ' * depth}{text(shown)}   [{relayed(part.rule)}]")


# ---- checking


def check_entry(entry: Entry) -> bool:
    """One line with the verdict of a derivation, and its numerical witness."""
    from derive.verification import verified

    (found,) = verified([entry])
    if found is None:
        return False
    click.echo(found.line)
    return not found.may_be_empty


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
    from derive.kernel.wellformed import is_proposition
    from derive.notation.formula_reader import Approximation, FormulaError, read_problem
    from derive.notation.text import text

    try:
        claim, hypotheses, names = read_problem(formula, where)
    except FormulaError as error:
        click.echo(relayed(str(error)), err=True)
        return False
    if isinstance(claim, Approximation):
        claim = abs(claim.lhs - claim.value) <= claim.tolerance
    elif not is_proposition(claim):
        told = _("{formula} is no claim: a relation such as {formula} = 0 or {formula} > 0 was expected.")
        click.echo(told.format(formula=text(claim)), err=True)
        return False
    verdict = check_term(claim, tuple(hypotheses))
    click.echo(str(verdict))
    for name, count in names.counted().items():
        told = _(
            "{name} was read with as many entries as its largest index says: {count}. Where {name}[n] or a sum up to n "
            "occurs, it has n."
        )
        click.echo(told.format(name=name, count=count), err=True)
    return bool(verdict)


def print_gradient(formula: str, wrt: str, where: str, notation: str, hessian: bool, claim: str | None) -> bool:
    """The derivation of a derivative that was typed, in a child process with bounded time and memory."""
    from derive.gradients import command
    from derive.limited import TooMuch, limited

    try:
        return limited(lambda: command.print_gradient(formula, wrt, where, notation, hessian, claim))
    except TooMuch:
        click.echo(_("The formula was given up: its derivation takes more time or memory than it may use."), err=True)
        return False


def sweep(name: str, samples: int, classes: int, seed: int, picture: Path | None) -> bool:
    """The numerical sweep over random distributions, for Gibbs' inequality."""
    if name != "gibbs_inequality":
        told = _("{name}: only gibbs_inequality has a sweep over random distributions.")
        click.echo(told.format(name=name), err=True)
        return False
    from derive.experiments.report import run_sweep

    return run_sweep(samples, classes, seed, picture)


def check_catalogue() -> bool:
    """Every derivation of the catalogue, each on a line; unchanged ones are remembered."""
    from derive.catalogue import index
    from derive.store import unwitnessed
    from derive.verdicts import verdicts

    found = verdicts(list(index()))
    good = [verdict.line for verdict in found.values() if verdict is not None]
    for line in good:
        click.echo(line)
    held = sum(unwitnessed() not in line for line in good)
    told = _("{good} of {all} derivations hold; {held} of them were also held against numbers.")
    click.echo(told.format(good=len(good), all=len(found), held=held))
    return len(good) == len(found)


def check_mutants(entries: Sequence[Entry]) -> bool:
    """Break every step of the derivations, and leave out their hypotheses; nothing false may be accepted."""
    from derive.authoring.mutation import Outcome
    from derive.notation.text import text
    from derive.parallel import in_parallel

    outcomes = in_parallel(_mutants_of, entries)
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
    if total.given_up:
        told = _("{count} mutants were given up: the kernel had neither proved nor refused them in time.")
        click.echo(told.format(count=total.given_up))
    if total.harmless:
        click.echo(_("Harmless: the kernel proves what the mutant says, and the numbers do not refute it."))
    return not total.survivors


def _mutants_of(entry: Entry) -> Outcome | None:
    from derive.authoring.mutation import run_entry
    from derive.verification import checked_derivation

    return run_entry(entry) if checked_derivation(entry) is not None else None


def print_claims() -> bool:
    """The claims of the two source documents, each with its derivations and their verdicts."""
    from rich.console import Console
    from rich.table import Table

    from derive.catalogue import index
    from derive.publish.page import kind_word
    from derive.verdicts import verdicts
    from proofs.claims import CLAIMS

    table = Table("id", _("true?"), _("claim"), _("kind"), _("derivation"), _("verdict"))
    settled = True
    found = verdicts([listed.name for listed in index().values() if listed.claims])
    for claim in CLAIMS:
        rows = [listed for listed in index().values() if claim.id in listed.claims]
        settled &= bool(rows)
        for k, listed in enumerate(rows):
            known = found[listed.name]
            settled &= known is not None
            verdict = _(known.verdict) if known is not None else _("refused")
            first = (claim.id, _truth(claim.true), _(claim.words)) if k == 0 else ("", "", "")
            table.add_row(*first, kind_word(listed.kind).lower(), listed.name, verdict)
        if not rows:
            table.add_row(claim.id, _truth(claim.true), _(claim.words), "", _("none"), _("open"))
    Console(width=None if sys.stdout.isatty() else 180).print(table)
    return settled


def _truth(word: str) -> str:
    return {"yes": _("yes"), "no": _("no"), "in part": _("in part"), "slip": _("inconsistent")}[word]


def print_losses() -> bool:
    """The losses, each with what is proved of it: value, gradients, curvature, convexity, least value, mean."""
    from rich.console import Console
    from rich.table import Table

    from derive.verdicts import verdicts
    from proofs.losses.table import LOSSES

    table = Table(_("loss"), _("what"), _("derivation"), _("verdict"))
    settled = True
    found = verdicts([name for loss in LOSSES for __, names in _settling(loss) for name in names])
    for loss in LOSSES:
        first = f"{loss.name}\n{_(loss.row)}"
        for what, names in _settling(loss):
            settled &= bool(names)
            for name in names or ("",):
                known = found.get(name)
                settled &= known is not None
                verdict = _(known.verdict) if known is not None else _("refused") if name else _("open")
                table.add_row(first, what, name, verdict)
                first = what = ""
        table.add_section()
    Console(width=None if sys.stdout.isatty() else 180).print(table)
    return settled


def _settling(loss: Loss) -> list[tuple[str, tuple[str, ...]]]:
    """What is to be settled of a loss, in words, with the derivations that do it; none where it is still open."""
    Row = tuple[str, tuple[str, ...]]
    slopes: list[Row] = [(f"∂/∂{x}", (name,)) for x, name in loss.gradients.items()]
    curvatures: list[Row] = [
        (f"∂²/∂{x}²" if "," not in x else f"∂²/∂({x})", (name,)) for x, name in loss.hessians.items()
    ]
    return [
        (_("value"), (loss.value,)),
        *(slopes or [(_("gradient"), ())]),
        *(curvatures or [(_("second derivative"), ())]),
        (_("convexity"), loss.convexity),
        (_("least value"), loss.minimum),
        (_("mean over items"), loss.reductions),
        *([(_("beside it"), (*loss.rests_on, *loss.variants))] if loss.rests_on or loss.variants else []),
    ]


# ---- writing


def build(
    entries: Sequence[Entry], folder: Path, choices: Choices, article: bool, pdf: bool = False, html: bool = False
) -> bool:
    """Verify the entries, with a progress bar, and write their documents, on demand with PDFs and a site."""
    from derive.catalogue import index
    from derive.publish import build as writers
    from derive.publish.choices import as_chosen
    from derive.publish.own_files import OwnFiles
    from derive.publish.pictures.gallery import pictures_of
    from derive.publish.remembered import Documents
    from derive.verdicts import contents, held

    files = OwnFiles(folder, choices.force)
    names = [entry.name for entry in entries]
    pages_alone = [f"{name}.html" for name in names] if html and not article else []
    files.check([*writers.names_of_files(names, choices, pdf, article), *pages_alone])
    if pdf:
        from derive.publish.typst.pdf import require_compiler

        require_compiler()
    site = typesetter = None
    if html and (choices.alters or not article):
        from derive.publish.site.typeset import Typesetter

        typesetter = Typesetter()
    elif html:
        from derive.website import Site

        site = Site(entries)
    found = held(entries, site.record, site.needs_theorem) if site is not None else held(entries)
    derivations = [each.derivation for each in found if each is not None]
    if len(derivations) < len(found):
        click.echo(_("Nothing was written: a derivation does not hold."), err=True)
        return False
    choices = replace(choices, own=frozenset(entry.name for entry in entries) - index().keys())
    documents = Documents({} if choices.alters or choices.macros else contents(entries))
    with as_chosen(derivations, choices) as chosen:
        pictures = pictures_of(chosen, documents) if article or pdf or html else {}
        files.claim([*writers.names_of_files(names, choices, pdf, article, pictures), *pages_alone])
        if article:
            fragments = site.fragments([each.made for each in found if each is not None]) if site is not None else {}
            written = writers.build(chosen.derivations, folder, choices, pdf, pictures, documents, fragments)
        else:
            written = writers.export(chosen.derivations, folder, choices, pdf, pictures, documents)
        if typesetter is not None:
            from derive.website import write_in_notation, write_single_pages

            if article:
                pages = write_in_notation(entries, chosen, folder / "site", typesetter, pictures)
            else:
                written += write_single_pages(entries, chosen, folder, typesetter, pictures)
    files.finish()
    if site is not None:
        pages = site.write([each.made for each in found if each is not None], folder / "site", pictures)
    if html and article:
        click.echo(
            _("{count} pages of the site were written anew: open {page}.").format(
                count=pages, page=folder / "site" / "index.html"
            )
        )
    told = _("{count} derivations hold; {files} files written to {folder}.")
    if len(derivations) == 1:
        told = _("The derivation holds; {files} files written to {folder}.")
    click.echo(told.format(count=len(derivations), files=len(written), folder=folder))
    return True
