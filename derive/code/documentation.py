"""The docstring of a function: the formula, the arguments with their shapes and domains, the theorems it comes from.

Main statement: `docstring`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from derive.catalogue import find
from derive.checking import check_term
from derive.code.source import Formula, Source, argument_name, is_label
from derive.kernel.propositions import membership
from derive.notation.text import text
from derive.publish.defined import defined_term, recalled
from derive.terms.build import variable
from derive.terms.definition import Definition
from derive.terms.sorts import is_function_sort
from derive.terms.term import Term, substitute, subterms

_WIDTH = 108


def docstring(source: Source, formulas: Sequence[Formula], cited: Sequence[str], outputs: Sequence[str]) -> list[str]:
    """The lines between the quotation marks, and these."""
    shown = [text(substitute(formula.left, _with_own_domains(formula))) for formula in formulas]
    summary = "; ".join(shown) + "." if len(shown) > 1 else f"{shown[0]} = {text(formulas[0].right)}"
    lines = textwrap.wrap(f'"""{summary}', _WIDTH, subsequent_indent="    ")
    if len(shown) == 1:
        for k, meaning in enumerate(_meanings(formulas[0])):
            lines += textwrap.wrap(f"{'and' if k else 'where'} {meaning}", _WIDTH, subsequent_indent="    ")
    lines.append("")
    for v in source.parameters:
        lines.append(f"{argument_name(v)}: {_in_words(v)}")
    for formula in formulas:
        x = formula.argument
        narrower = [own for v, own in formula.own if v in source.parameters and not _is_within(v.args[0], own.args[0])]
        if x is not None and narrower:
            domains = ", ".join(f"{argument_name(v)} {_in_words(v)}" for v in narrower)
            lines += textwrap.wrap(f"The derivative in {argument_name(x)}: for {domains}.", _WIDTH)
    hypotheses = dict.fromkeys(h for f in formulas for h in f.hypotheses)
    if hypotheses:
        lines += textwrap.wrap(f"Supposing {', '.join(text(h) for h in hypotheses)}.", _WIDTH)
    if len(outputs) > 1:
        lines.append(f"Returns {', '.join(outputs)}.")
    names = dict.fromkeys([*(f.theorem for f in formulas), *cited])
    verdicts = {f.verdict for f in formulas} | {find(name).derivation.verdict for name in cited}
    told = f"From the theorem{'s' if len(names) > 1 else ''} {', '.join(names)} ({' and '.join(sorted(verdicts))})."
    lines += ["", *textwrap.wrap(told, _WIDTH)]
    return [*lines, '"""']


def _with_own_domains(formula: Formula) -> dict[Term, Term]:
    """The theorem's own variables for those of the function that are called the same."""
    return {v: own for v, own in formula.own if v.head == own.head}


def _is_within(inner: Term, outer: Term) -> bool:
    """Is every value of the one sort one of the other?"""
    while is_function_sort(inner) and is_function_sort(outer):
        inner, outer = inner.args[1], outer.args[1]
    inside = membership(variable("x", inner), outer)
    return inner == outer or (inside is not None and all(check_term(condition) for condition in inside))


def _meanings(formula: Formula) -> list[str]:
    """What the defined names on the right side mean, and those in their definitions: "σ(x) = 1/(1 + exp(−x))"."""
    defined = {defined_term(equation).head: equation for equation in recalled(find(formula.theorem).derivation)}
    waiting, found = [formula.right], dict[Term, None]()
    while waiting:
        for part in subterms(waiting.pop()):
            equation = defined.get(part.head) if isinstance(part.head, Definition) else None
            if equation is not None and equation not in found:
                found[equation] = None
                waiting.append(equation.args[1])
    return list(map(text, found))


def _in_words(v: Term) -> str:
    """ "real, shape (…, K)", "labels 0, …, K − 1, shape (…)"."""
    sort, sizes = v.args[0], []
    while is_function_sort(sort):
        sizes.append(text(sort.args[0].args[1]))
        sort = sort.args[1]
    shape = f"shape ({', '.join(['…', *sizes])})"
    if is_label(v):
        return f"labels 0, …, {text(sort.args[1])} − 1, {shape}"
    return f"in {text(sort)}, {shape}"
