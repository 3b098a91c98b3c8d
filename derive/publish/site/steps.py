"""The path of a derivation: its steps one below the other, the reason of each beside it, and how it was checked inside.

A step's mark unfolds what the kernel did: the rule, what was given, what had to be defined, the theorems it was made
from, and values of both sides at a point.

Main statement: `Path`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, count

from derive.authoring.derivation import Block, Chain, Derivation, Reason, Said, Scope, Stated
from derive.kernel.theorem import Theorem
from derive.notation import latex as notation
from derive.notation.text import text as written
from derive.publish import page
from derive.publish.latex import grouped_declarations
from derive.publish.lines import latex_width
from derive.publish.references import References
from derive.publish.site import rules
from derive.publish.site.certificate import Certificates, Points, needed, premises
from derive.publish.site.markup import Markup, display, filled, joined, tag, text
from derive.publish.site.sentences import in_line, pieces, sentence, title
from derive.publish.site.statement import formula_lines
from derive.punctuation import colon, comma, space
from derive.terms.build import is_binder, is_op, is_relation, op
from derive.terms.term import Term
from derive.translation import _
from derive.witness import point_in_words

ROOM = 34.0  # em of a formula beside its reason
_INDENT = 1.5  # em: that of a scope
_DEEPEST = 6  # of a tree of reasons
_MARK = re.compile(r"\(\d+\)")
_LABELLED = re.compile("\x02[^\x03]*\x03" + r"|\((\d+)\)")  # a formula, or the number of a line


class Path:
    """Writes the blocks of one derivation. `titles` are those of the derivations that have pages."""

    def __init__(
        self,
        derivation: Derivation,
        theorem: Theorem | None,
        cited: Mapping[str, Theorem],
        titles: Mapping[str, str],
    ) -> None:
        self._derivation = derivation
        self._references = References(derivation)
        self._known = self._references.variables
        self._certificates = Certificates(theorem, cited)
        self._titles = titles
        self._points = Points()
        self._texts: dict[Term, Markup] = {}
        self._numbers = count(1)
        self._places: dict[Term, int] = {}  # the steps written so far, by what they say

    def written(self) -> Markup:
        return self._blocks(self._derivation.blocks, ROOM, self._derivation.hypotheses)

    def _blocks(self, blocks: Iterable[Block], room: float, given: tuple[Term, ...]) -> Markup:
        parts = []
        for block in blocks:
            if isinstance(block, Said):
                parts.append(tag("p", sentence(_(block.words), block.terms, self._known)))
            elif isinstance(block, Stated):
                parts.append(tag("ol", self._fact(block, room, given), class_="steps fact"))
            elif isinstance(block, Chain):
                parts.append(self._chain(block, room, given))
            else:
                parts.append(self._scope(block, room, given))
        return joined(parts)

    def _scope(self, block: Scope, room: float, given: tuple[Term, ...]) -> Markup:
        opening = sentence(_(block.opening), block.terms, self._known, ranges=block.kind == "each")
        supposed = [t for t in block.terms if _is_proposition(t)] if block.kind != "each" else []
        inner = self._blocks(block.blocks, room - _INDENT, (*given, *supposed))
        label = _label(block.label)
        return tag("section", tag("p", opening, " " if label else None, label), inner, class_=f"scope {block.kind}")

    def _fact(self, block: Stated, room: float, given: tuple[Term, ...]) -> Markup:
        shown = formula_lines(notation.latex(block.formula, self._known), room)
        inside = self._inside(block.formula, given, None)
        return self._step(None, shown, block.reason, block.label, block.formula, inside, stated=True)

    def _chain(self, block: Chain, room: float, given: tuple[Term, ...]) -> Markup:
        start = notation.latex(block.start, self._known)
        terms = [notation.latex(step.term, self._known) for step in block.steps]
        taken = latex_width(start)
        beside = taken <= 0.25 * room or taken + 1.5 + max(map(latex_width, terms)) <= room
        point = self._points.shown([block.start, *(step.term for step in block.steps)], given)
        place = point_in_words(point[0]) if point is not None else ""
        values = point[1] if point is not None else []
        rows = [] if beside else [tag("li", formula_lines(start, room), class_="start")]
        before = block.start
        for k, (step, term) in enumerate(zip(block.steps, terms, strict=True)):
            claim = op(step.relation, before, step.term)
            before = step.term
            sign = notation.relation_symbol(step.relation)
            shown = formula_lines(term, room - taken if beside else room - 2.0, sign)
            left = tag("span", display(start), class_="lhs") if beside and k == 0 else None
            pair = (values[k], step.relation, values[k + 1]) if values and values[k] and values[k + 1] else None
            inside = self._inside(claim, given, (place, pair) if pair else None)
            label = block.label if k == len(terms) - 1 else ""
            rows.append(self._step(left, shown, step.reason, label, claim, inside))
        return tag("ol", rows, class_=f"steps chain{' beside' if beside else ''}")

    def _step(
        self,
        left: Markup | None,
        shown: Markup,
        reason: Reason,
        label: str,
        claim: Term,
        inside: Markup,
        stated: bool = False,
    ) -> Markup:
        number = next(self._numbers)
        self._places.setdefault(claim, number)
        made = self._certificates.of(claim)
        why = self._reason(reason, made, claim if stated else None)
        by_balls = made is not None and made.enclosed
        sign = tag("span", "[✓]" if by_balls else "✓", aria_hidden="true")
        told = _("Step {number}: how it was checked").format(number=number)
        summary = tag("summary", sign, tag("span", told, class_="unseen"), title=told)
        return tag(
            "li",
            left,
            tag("span", shown, class_="rhs"),
            tag("span", why, " " if label else None, _label(label), class_="why"),
            tag("details", summary, inside),
            class_="step",
            id=f"step-{number}",
        )

    # ---- the reason

    def _reason(self, reason: Reason, made: Theorem | None, stated: Term | None) -> Markup:
        """The words of a reason, what they cite linked: a theorem to its page, a number to its line, else the rule."""
        words = self._references.words(reason, stated)
        parts, marks = (found := re.split(r"(; |；)", words))[::2], found[1::2]
        plain = [k for k, part in enumerate(parts) if not _MARK.search(part) and not re.fullmatch(r"\{\d+\}", part)]
        named = [k for k in plain if part_is_rule(parts[k]) is None]
        cites = [name for name in reason.cites if name in self._titles]
        targets: dict[int, str] = {}
        trailing: list[str] = []
        if cites and len(named) == len(cites):
            targets = {k: f"{name}.html" for k, name in zip(named, cites, strict=True)}
        elif len(cites) == 1 and named:
            targets = {named[0]: f"{cites[0]}.html"}
        else:
            trailing = cites
        rule = rules.anchor(made.rule) if made is not None else None
        shown = []
        for k, part in enumerate(parts):
            inside = self._words(part, reason.terms)
            if k in targets:
                inside = tag("a", inside, href=targets[k], class_="theorem")
            elif k in plain and rule is not None:
                inside = tag("a", inside, href=f"../rules.html#{rule}", class_="rule")
            shown.append(inside)
        links = [tag("a", title(self._titles[name]), href=f"{name}.html", class_="theorem") for name in trailing]
        also = joined(" (", joined(links, between=", "), ")") if links else None
        return joined(*chain.from_iterable(zip(shown, [*marks, None], strict=True)), also)

    def _words(self, words: str, terms: Sequence[Term]) -> Markup:
        write: Callable[[Term], str] = self._references.written(
            lambda term: notation.latex(term, self._known), r"\text{{{}}}"
        )
        shown = pieces(words, terms, write)
        return Markup(_LABELLED.sub(lambda found: found[0] if found[1] is None else _to_line(found[1]), shown))

    # ---- how a step was checked

    def _inside(self, claim: Term, given: tuple[Term, ...], numbers: tuple[str, tuple[str, str, str]] | None) -> Markup:
        made = self._certificates.of(claim)
        rows: list[tuple[str, Markup]] = []
        if made is not None:
            anchor = rules.anchor(made.rule)
            name = text(rules.name(made.rule))
            link = tag("a", name, href=f"../rules.html#{anchor}") if anchor else name
            rows.append((_("Rule"), joined(link, colon(), space(), sentence(rules.says(made.rule)))))
            if made.hypotheses:
                rows.append((_("Given"), self._list(made.hypotheses)))
        conditions = needed(claim, given, made)
        if conditions:
            rows.append((_("Side conditions, each checked"), self._list(conditions)))
        if made is not None and made.premises:
            rows.append((_("Made from"), self._tree(made, 0)))
        if numbers is not None:
            rows.append((_("In numbers"), _in_numbers(*numbers)))
        if not rows:
            rows.append((_("Rule"), text(_("The kernel accepted this step."))))
        return tag("dl", [joined(tag("dt", term), tag("dd", what)) for term, what in rows], class_="inside")

    def _list(self, propositions: Iterable[Term]) -> Markup:
        items = []
        for proposition in dict.fromkeys(propositions):
            body, bound = page.for_every(proposition, self._known)
            shown = in_line(notation.latex(body, self._known))
            ranges = joined([in_line(tex) for tex in grouped_declarations(bound)], between=comma())
            everywhere = filled(_(" for every {variables}"), variables=ranges) if bound else None
            items.append(tag("li", shown, everywhere))
        return tag("ul", items)

    def _plain(self, proposition: Term) -> Markup:
        """A proposition in one line of text. (One fact stands in the trees of many steps.)"""
        if proposition not in self._texts:
            self._texts[proposition] = text(written(proposition, self._known))
        return self._texts[proposition]

    def _tree(self, theorem: Theorem, depth: int) -> Markup:
        """The theorems a theorem was made from, and theirs, as far as they stand nowhere else on the page."""
        items = []
        for premise in premises(theorem):
            said = tag("span", self._plain(premise.conclusion), class_="said")
            cited = self._certificates.cited_name(premise)
            below: Markup | None = None
            if premise.rule == "assume":
                how = text(_("supposed"))
            elif cited:
                shown = title(self._titles[cited]) if cited in self._titles else text(cited)
                how = tag("a", shown, href=f"{cited}.html") if cited in self._titles else shown
            elif premise.conclusion in self._places:
                number = self._places[premise.conclusion]
                how = tag("a", _("step {number}").format(number=number), href=f"#step-{number}")
            else:
                anchor = rules.anchor(premise.rule)
                name = rules.name(premise.rule)
                how = tag("a", name, href=f"../rules.html#{anchor}") if anchor else text(name)
                below = self._tree(premise, depth + 1) if premise.premises and depth < _DEEPEST else None
            items.append(tag("li", said, " ", tag("span", how, class_="by"), below))
        return tag("ul", items, class_="tree")


def part_is_rule(words: str) -> str | None:
    """Does a part of a reason name a way of reckoning rather than a theorem?"""
    return words if words in rules.plain_reasons() else None


def _in_numbers(place: str, pair: tuple[str, str, str]) -> Markup:
    left, relation, right = pair
    values = tag("span", f"{left} {relation} {right}", class_="values")
    if not place:
        return values
    return joined(_("at {point}").format(point=place), colon(), space(), values)


def _to_line(number: str) -> Markup:
    return tag("a", f"({number})", href=f"#line-{number}")


def _label(label: str) -> Markup | None:
    return tag("span", label, class_="label", id=f"line-{label.strip('()')}") if label else None


def _is_proposition(t: Term) -> bool:
    return is_relation(t) or is_binder(t, "forall") or is_op(t, "implies") or is_op(t, "and")
