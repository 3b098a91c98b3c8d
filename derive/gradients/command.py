"""`derive gradient FORMULA --wrt x`: what is typed is read, derived, printed, and a claimed result held against it.

Main statement: `print_gradient`.
"""

from __future__ import annotations

import click

from derive.checking import Verdict
from derive.gradients.gradient import Gradient, GradientError, derive_gradient
from derive.gradients.hints import difference_in_words
from derive.notation.formula_reader import FormulaError, read_together
from derive.notation.text import text
from derive.notation.typed import typed
from derive.punctuation import space
from derive.terms.build import is_op
from derive.terms.term import Term, free_variables
from derive.translation import _, relayed
from derive.witness import NoPoints, Refutation


def print_gradient(formula: str, wrt: str, where: str, notation: str, hessian: bool, claim: str | None) -> bool:
    """The page of the derivation; with a claim, its verdict. True when all was derived, and the claim proved."""
    try:
        (loss, x, *claims), hypotheses = read_together([formula, wrt, *([claim] if claim is not None else [])], where)
    except FormulaError as error:
        click.echo(relayed(str(error)), err=True)
        return False
    try:
        found = derive_gradient(loss, x, hypotheses, hessian)
    except GradientError as error:
        click.echo(_told(error, (formula, wrt), where, (loss, x)), err=True)
        return False
    agreements = [_agreement(g) for g in (found, found.second) if g is not None]
    if None in agreements:
        return False
    click.echo({"latex": found.latex, "markdown": found.markdown, "text": found.text}[notation](), nl=False)
    if notation == "text":
        click.echo("\n".join(line for line in agreements if line))
    if (x.args[0] if is_op(x, "call") else x) not in free_variables(loss):
        told = _("{formula} does not speak of {variable}: its derivative in it is 0. Is the name right?")
        click.echo(told.format(formula=text(loss), variable=text(x)), err=True)
    good = True
    for c in claims:
        verdict = found.check(c)
        click.echo(_verdict(found, c, verdict), err=notation != "text")
        good &= bool(verdict)
    return good


def _agreement(found: Gradient) -> str | None:
    """That the numbers agree, in words. None, with a message, if they do not or no point satisfies the hypotheses."""
    points = found.witness()
    if isinstance(points, Refutation):
        click.echo(
            _("The numbers disagree: {why}. Please report this.").format(why=relayed(str(points)).rstrip(".。")),
            err=True,
        )
        return None
    if isinstance(points, NoPoints):
        told = _("No point was found that satisfies the hypotheses: do they contradict one another?")
        click.echo(told, err=True)
        return None
    told = _("Computed independently, both sides of {statement} agree at {count} points.")
    return told.format(statement=text(found.statement), count=points.points)


def _told(error: GradientError, asked: tuple[str, str], where: str, terms: tuple[Term, Term]) -> str:
    """The message, with the option that would answer it."""
    example = _example(error, asked, where, terms)
    if not example:
        return str(error)
    return str(error) + space() + _("For example: --where '{conditions}'.").format(conditions=example)


def _example(error: GradientError, asked: tuple[str, str], where: str, terms: tuple[Term, Term]) -> str:
    """What to give as --where, as it is typed; "" where nothing is missing, or where what is cannot be typed."""
    written = [typed(m, (*terms, *error.missing)) for m in error.missing]
    if not written or None in written:
        return ""
    conditions = ", ".join(part for part in (where, *written) if part)
    try:
        read_together(asked, conditions)
    except FormulaError:
        return ""
    return conditions


def _verdict(found: Gradient, claim: Term, verdict: Verdict) -> str:
    sentence = _("Your {claim}: {verdict}").format(claim=text(claim), verdict=verdict)
    hint = "" if verdict else difference_in_words(found.value, verdict.claim.args[1])
    return f"{sentence}{space()}{hint}".rstrip()
