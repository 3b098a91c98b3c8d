r"""A derivation as a Markdown page: GitHub's dialect, mathematics in $…$ and $$…$$.

Reasons stand in a column of their own inside the display, or below a formula that leaves no room. Parts of the path
under a supposition are block quotes. \{, \} and \, are spelled out, because some readers of Markdown take the
backslash for their own.

Main statement: `page`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from derive.authoring.derivation import Block, Chain, Derivation, Reason, Said, Stated
from derive.notation import latex as notation
from derive.publish import page as common
from derive.publish import prose
from derive.publish.latex import grouped_declarations, in_a_line, in_line
from derive.publish.lines import latex_lines, latex_width
from derive.publish.references import References
from derive.terms.term import Term
from derive.translation import _

WIDTH = 40.0  # em: the formula's share of a line
LINE = 52.0  # em: formula and reason together
_SPELLED = {r"\{": r"\lbrace ", r"\}": r"\rbrace ", r"\,": r"\thinspace "}


def page(derivation: Derivation, titles: common.Titles | None = None) -> str:
    """The page of one derivation. Those it cites become links to pages beside it, where `titles` knows them."""
    references = References(derivation)
    credits = [f"`{derivation.name}`", f"**{common.verdict_word(derivation.verdict)}**"]
    credits += map(_escaped, common.credits(derivation))
    lines = [f"# {_sentence(_(derivation.title))}", "", " · ".join(credits), ""]
    if derivation.summary:
        lines += [_sentence(_(derivation.summary)), ""]
    lines += _statement(derivation, references)
    used = common.recalled(derivation)
    if used:
        lines += [_("Here"), "", *_definitions(used)]
    if common.uses_a_log_b(derivation):
        lines += [_sentence(common.a_log_b_convention()), ""]
    if derivation.blocks:
        lines += [f"**{_('Derivation.')}**", "", *_path(derivation.blocks, references)]
    cited = []
    for name in common.rests_on(derivation):
        cited.append(f"[{_sentence(_(titles[name]))}]({name}.md)" if titles and name in titles else f"`{name}`")
    if cited:
        lines += [f"*{_('Rests on')}:* " + ", ".join(cited), ""]
    lines.append(
        f"*{common.verdict_word(derivation.verdict).capitalize()}:* {common.verdict_meaning(derivation.verdict)}."
    )
    return "\n".join(lines) + "\n"


# ---- sentences


def _escaped(words: str) -> str:
    return "".join(f"\\{c}" if c in "\\`*_$<[]" else c for c in words)


def _math(formula: str) -> str:
    return re.sub(r"\\[\\{},]", lambda short: _SPELLED.get(short[0], short[0]), formula).strip()


def _sentence(words: str, terms: Sequence[Term] = (), avoid: Iterable[Term] = (), ranges: bool = False) -> str:
    known = list(avoid)
    parts = []
    for piece in prose.pieces(words, terms, lambda term: in_line(term, known, ranges)):
        if piece.kind == "mathematics":
            parts.append(_inline(piece.text))
        else:
            parts.append(f"`{piece.text}`" if piece.kind == "code" else _escaped(piece.text))
    return "".join(parts)


def _inline(formula: str) -> str:
    return re.sub(r"\$([^$]+)\$", lambda part: f"${_math(part[1])}$", in_a_line(formula))


# ---- the statement


def _statement(derivation: Derivation, references: References) -> list[str]:
    known = references.variables
    said = []
    declared = grouped_declarations(known) + [notation.latex(value) for value in common.values(derivation)]
    if declared:
        said.append(_("Let {variables}.").format(variables=common.enumeration(list(map(_inline, declared)))))
    told = []
    for hypothesis in common.hypotheses(derivation):
        body, bound = common.for_every(hypothesis, known)
        everywhere = ", ".join(map(_inline, grouped_declarations(bound)))
        formula = _inline(notation.latex(body, known))
        if bound:
            formula += _(" for every {variables}").format(variables=everywhere)
        told.append(f"{formula} {references.of_hypothesis(hypothesis)}".rstrip())
    if told:
        said.append(_("Suppose that {hypotheses}.").format(hypotheses=common.enumeration(told)))
    if said and derivation.kind != "definition":
        said.append(_("Then"))
    first, *others = latex_lines(notation.latex(derivation.statement), WIDTH)
    return [
        f"**{common.kind_word(derivation.kind)}.** " + " ".join(said),
        "",
        *_display([f"& {first}", *(rf"& \qquad {line}" for line in others)] if others else [first]),
    ]


def _definitions(equations: Iterable[Term]) -> list[str]:
    rows = []
    for equation in equations:
        left, right = (notation.latex(side, (equation,)) for side in equation.args)
        first, *others = latex_lines(right, WIDTH - latex_width(left))
        rows += [f"{left} & := {first}", *(rf"& \qquad {line}" for line in others)]
    return _display(rows)


# ---- the path


def _display(rows: list[str]) -> list[str]:
    if len(rows) == 1 and "&" not in rows[0]:
        return ["$$", _math(rows[0]), "$$", ""]
    return [
        "$$",
        r"\begin{aligned}",
        *(f"{_math(row)} \\\\" for row in rows[:-1]),
        _math(rows[-1]),
        r"\end{aligned}",
        "$$",
        "",
    ]


def _path(blocks: Iterable[Block], references: References) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Said):
            lines += [_sentence(_(block.words), block.terms, references.variables), ""]
        elif isinstance(block, Stated):
            formula = notation.latex(block.formula, references.variables)
            lines += _display(_link("", formula, block.reason, references, block.label, stated=block.formula))
        elif isinstance(block, Chain):
            lines += _display(_chain(block, references))
        else:
            opening = _sentence(_(block.opening), block.terms, references.variables, ranges=block.kind == "each")
            inner = [f"{opening} {block.label}".rstrip(), "", *_path(block.blocks, references)]
            while inner and not inner[-1]:
                inner.pop()
            lines += [*(f"> {line}".rstrip() for line in inner), ""]
    return lines


def _chain(chain: Chain, references: References) -> list[str]:
    start = notation.latex(chain.start, references.variables)
    terms = [notation.latex(step.term, references.variables) for step in chain.steps]
    beside = latex_width(start) <= 0.4 * WIDTH
    rows = [] if beside else [f"& {line}" for line in latex_lines(start, WIDTH)]
    for k, (step, term) in enumerate(zip(chain.steps, terms, strict=True)):
        left = start if beside and k == 0 else ""
        label = chain.label if step is chain.steps[-1] else ""
        related = f"{notation.relation_symbol(step.relation)} {term}"
        rows += _link(left, related, step.reason, references, label, below=not beside)
    return rows


def _link(
    left: str,
    right: str,
    reason: Reason,
    references: References,
    label: str,
    below: bool = False,
    stated: Term | None = None,
) -> list[str]:
    """One formula with its reason: beside it, or on a row of its own where there is no room."""
    indent = r"\quad " if below else ""
    first, *others = latex_lines(right, WIDTH - latex_width(left))
    rows = [f"{left} & {indent}{first}".lstrip(), *(rf"& {indent}\qquad {line}" for line in others)]
    words = _words_in_mathematics(reason, references, stated)
    mark = rf"\quad \text{{{label}}}" if label else ""
    if latex_width(left) + latex_width(right) + latex_width(words) < LINE:
        return [*rows[:-1], f"{rows[-1]} && {words}{mark}"]
    return [*rows, rf"& {indent}\qquad ({words}){mark}"]


def _words_in_mathematics(reason: Reason, references: References, stated: Term | None) -> str:
    r"""A reason as a part of a display: \text{…} around the words, formulas bare."""
    write = references.written(lambda term: notation.latex(term, references.variables), r"\text{{{}}}")
    parts = []
    for piece in prose.pieces(references.words(reason, stated), reason.terms, write):
        if piece.kind == "mathematics":
            parts.append(piece.text)
        else:
            parts.append(r"\text{" + "".join(f"\\{c}" if c in "_%#&${}" else c for c in piece.text) + "}")
    return "".join(parts)
