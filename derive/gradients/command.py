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
from derive.terms.term import Term
from derive.translation import _


def print_gradient(formula: str, wrt: str, where: str, notation: str, hessian: bool, claim: str | None) -> bool:
    """The page of the derivation; with a claim, its verdict. True when all was derived, and the claim proved."""
    try:
        (loss, x, *claims), hypotheses = read_together([formula, wrt, *([claim] if claim is not None else [])], where)
    except FormulaError as error:
        click.echo(str(error), err=True)
        return False
    try:
        found = derive_gradient(loss, x, hypotheses, hessian)
    except GradientError as error:
        click.echo(_told(error, where), err=True)
        return False
    click.echo({"latex": found.latex, "markdown": found.markdown, "text": found.text}[notation](), nl=False)
    good = True
    for c in claims:
        verdict = found.check(c)
        click.echo(_verdict(found, c, verdict), err=notation != "text")
        good &= bool(verdict)
    return good


def _told(error: GradientError, where: str) -> str:
    """The message, with the option that would answer it."""
    if not error.missing:
        return str(error)
    conditions = ", ".join(part for part in (where, *map(text, error.missing)) if part)
    return str(error) + " " + _("For example: --where '{conditions}'.").format(conditions=conditions)


def _verdict(found: Gradient, claim: Term, verdict: Verdict) -> str:
    sentence = _("Your {claim}: {verdict}").format(claim=text(claim), verdict=verdict)
    hint = "" if verdict else difference_in_words(found.value, verdict.claim.args[1])
    return f"{sentence} {hint}".rstrip()
