"""The path of a derivation: its steps one below the other, the reason of each beside it, and how it was checked inside.

A step's mark unfolds what the kernel did: the rule, what was given, what had to be defined, the theorems it was made
from, and values of both sides at a point. On a brief page the steps that are folded into one unfold there too.

Main statement: `Path`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from derive.authoring.derivation import Block, Chain, Derivation, Reason, Said, Scope, Stated
from derive.notation import latex as notation
from derive.notation.text import text as written
from derive.publish import page, standing
from derive.publish.detail import runs
from derive.publish.latex import grouped_declarations
from derive.publish.lines import latex_width
from derive.publish.references import References
from derive.publish.site import rules
from derive.publish.site.certificate import Certificate, Certificates, Points, needed
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
    """Writes the blocks of one derivation. `titles` are those of the derivations that have pages; `rules_page` is where
    the rules are told ("" where they are told nowhere)."""

    def __init__(
        self, derivation: Derivation, certificates: Certificates, titles: Mapping[str, str], rules_page: str
    ) -> None:
        self._derivation = derivation
        self._references = References(derivation)
        self._known = self._references.variables
        self._certificates = certificates
        self._titles = titles
        self._rules_page = rules_page
        self._points = Points()
        self._texts: dict[Term, Markup] = {}
        self._steps = 0  # written so far
        self._shown: dict[Term, int] = {}  # the conditions that stand at a step above
        self._places: dict[Term, int] = {}  # the steps written so far, by what they say

    def written(self, whole: Derivation) -> Markup:
        """`whole` has all steps, where the derivation is in brief."""
        return self._blocks(self._derivation.blocks, whole.blocks, ROOM, self._derivation.hypotheses)

    def _blocks(self, blocks: Iterable[Block], whole: Iterable[Block], room: float, given: tuple[Term, ...]) -> Markup:
        parts = []
        for block, unfolded in zip(blocks, whole, strict=True):
            if isinstance(block, Said):
                parts.append(tag("p", sentence(_(block.words), block.terms, self._known)))
            elif isinstance(block, Stated):
                parts.append(tag("ol", self._fact(block, room, given), class_="steps fact"))
            elif isinstance(block, Chain) and isinstance(unfolded, Chain):
                parts.append(self._chain(block, unfolded, room, given))
            elif isinstance(block, Scope) and isinstance(unfolded, Scope):
                parts.append(self._scope(block, unfolded, room, given))
        return joined(parts)

    def _scope(self, block: Scope, whole: Scope, room: float, given: tuple[Term, ...]) -> Markup:
        opening = sentence(_(block.opening), block.terms, self._known, ranges=block.kind == "each")
        supposed = [t for t in block.terms if _is_proposition(t)] if block.kind != "each" else []
        inner = self._blocks(block.blocks, whole.blocks, room - _INDENT, (*given, *supposed))
        label = _label(block.label)
        return tag("section", tag("p", opening, " " if label else None, label), inner, class_=f"scope {block.kind}")

    def _fact(self, block: Stated, room: float, given: tuple[Term, ...]) -> Markup:
        shown = formula_lines(notation.latex(block.formula, self._known), room)
        inside = self._inside(block.formula, given, None)
        return self._step(None, shown, block.reason, block.label, block.formula, inside, stated=True)

    def _chain(self, block: Chain, whole: Chain, room: float, given: tuple[Term, ...]) -> Markup:
        start = notation.latex(block.start, self._known)
        terms = [notation.latex(step.term, self._known) for step in block.steps]
        taken = latex_width(start)
        beside = taken <= 0.25 * room or taken + 1.5 + max(map(latex_width, terms)) <= room
        point = self._points.shown([block.start, *(step.term for step in block.steps)], given)
        place = point_in_words(point[0]) if point is not None else ""
        values = point[1] if point is not None else []
        rows = [] if beside else [tag("li", formula_lines(start, room), class_="start")]
        before = block.start
        folded = runs(whole.steps) if len(whole.steps) > len(block.steps) else [[step] for step in block.steps]
        for k, (step, term, run) in enumerate(zip(block.steps, terms, folded, strict=True)):
            claim = op(step.relation, before, step.term)
            parts = [
                (op(each.relation, one, each.term), each.reason)
                for one, each in zip([before, *(earlier.term for earlier in run)], run, strict=False)
            ]
            before = step.term
            sign = notation.relation_symbol(step.relation)
            shown = formula_lines(term, room - taken if beside else room - 2.0, sign)
            left = tag("span", display(start), class_="lhs") if beside and k == 0 else None
            pair = (values[k], step.relation, values[k + 1]) if values and values[k] and values[k + 1] else None
            inside = self._inside(claim, given, (place, pair) if pair else None, parts)
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
        self._steps += 1
        number = self._steps
        self._places.setdefault(claim, number)
        made = self._certificates.of(claim)
        why = self._reason(reason, made, claim if stated else None)
        verdict = "enclosed" if made is not None and made.theorem.enclosed else "proved"
        sign = tag("span", standing.verdict_sign(verdict), aria_hidden="true")
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

    def _reason(self, reason: Reason, made: Certificate | None, stated: Term | None) -> Markup:
        """The words of a reason, what they cite linked: a theorem to its page, a number to its line, else the rule."""
        words = self._references.words(reason, stated)
        parts, marks = (found := re.split(r"(; |；)", words))[::2], found[1::2]
        plain = [k for k, part in enumerate(parts) if not _MARK.search(part) and not re.fullmatch(r"\{\d+\}", part)]
        named = [k for k in plain if not rules.names_no_theorem(parts[k])]
        cites = [name for name in reason.cites if name in self._titles]
        targets: dict[int, str] = {}
        trailing: list[str] = []
        if cites and len(named) == len(cites):
            targets = {k: f"{name}.html" for k, name in zip(named, cites, strict=True)}
        elif len(cites) == 1 and named:
            targets = {named[0]: f"{cites[0]}.html"}
        else:
            trailing = cites
        shown = []
        for k, part in enumerate(parts):
            inside = self._words(part, reason.terms)
            if k in targets:
                inside = tag("a", inside, href=targets[k], class_="theorem")
            elif k in plain and made is not None:
                inside = self._to_rule(made.rule, inside, class_="rule")
            shown.append(inside)
        links = [tag("a", title(self._titles[name]), href=f"{name}.html", class_="theorem") for name in trailing]
        also = joined(" (", joined(links, between=comma()), ")") if links else None
        return joined(*chain.from_iterable(zip(shown, [*marks, None], strict=True)), also)

    def _to_rule(self, rule: str, words: Markup, class_: str | None = None) -> Markup:
        """The words as a link to where the rule is told, if it is told anywhere."""
        anchor = rules.anchor(rule)
        if anchor is None or not self._rules_page:
            return words
        return tag("a", words, href=f"{self._rules_page}#{anchor}", class_=class_)

    def _words(self, words: str, terms: Sequence[Term]) -> Markup:
        write: Callable[[Term], str] = self._references.written(
            lambda term: notation.latex(term, self._known), r"\text{{{}}}"
        )
        shown = pieces(words, terms, write)
        return Markup(_LABELLED.sub(lambda found: found[0] if found[1] is None else _to_line(found[1]), shown))

    # ---- how a step was checked

    def _inside(
        self,
        claim: Term,
        given: tuple[Term, ...],
        numbers: tuple[str, tuple[str, str, str]] | None,
        parts: Sequence[tuple[Term, Reason]] = (),
    ) -> Markup:
        """`parts` are the steps that were folded into this one."""
        folded = len(parts) > 1
        found = [self._certificates.of(part) for part, _reason in parts] if folded else [self._certificates.of(claim)]
        made = [each for each in found if each is not None]
        rows: list[tuple[str, Markup]] = []
        if folded:
            rows.append((_("Steps"), self._folded_steps(parts, found)))
        elif made:
            name = self._to_rule(made[0].rule, text(rules.name(made[0].rule)))
            rows.append((_("Rule"), joined(name, colon(), space(), sentence(rules.says(made[0].rule)))))
        hypotheses = [hypothesis for each in made for hypothesis in each.hypotheses]
        if hypotheses:
            rows.append((_("Given"), self._list(hypotheses)))
        conditions = [condition for each in made for condition in self._certificates.conditions(each)]
        if len(made) < len(found):
            conditions += needed(claim, given, None)
        if conditions:
            rows.append((_("Side conditions, each checked"), self._checked(conditions)))
        if made and made[0].theorem.premises and not folded:
            rows.append((_("Made from"), self._tree(made[0], 0)))
        if numbers is not None:
            rows.append((_("In numbers"), _in_numbers(*numbers)))
        if not rows:
            rows.append((_("Rule"), text(_("The kernel accepted this step."))))
        return tag("dl", [joined(tag("dt", term), tag("dd", what)) for term, what in rows], class_="inside")

    def _folded_steps(self, parts: Sequence[tuple[Term, Reason]], found: Sequence[Certificate | None]) -> Markup:
        """Each of the steps that became one, with its reason and its rule."""
        items = []
        for (part, reason), made in zip(parts, found, strict=True):
            said = [self._words(self._references.words(reason), reason.terms)]
            if made is not None:
                said.append(tag("span", self._to_rule(made.rule, text(rules.name(made.rule))), class_="by"))
            formula = formula_lines(notation.latex(part, self._known), ROOM)
            items.append(tag("li", formula, tag("span", joined(said, between=" · "), class_="why")))
        return tag("ol", items, class_="parts")

    def _checked(self, conditions: Iterable[Term]) -> Markup:
        """Side conditions; those that were shown at a step above in brief, with the step."""
        here = self._steps + 1  # the step that is being written
        fresh, again = [], []
        for condition in dict.fromkeys(conditions):
            number = self._shown.setdefault(condition, here)
            if number == here:
                fresh.append(condition)
            else:
                step = tag("a", _("step {number}").format(number=number), href=f"#step-{number}")
                said = tag("span", self._plain(condition), class_="said")
                again.append(tag("li", said, " ", tag("span", step, class_="by")))
        below = tag("ul", again, class_="tree") if again else None
        return joined(self._list(fresh) if fresh else None, below)

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

    def _tree(self, certificate: Certificate, depth: int) -> Markup:
        """The theorems a theorem was made from, and theirs, as far as they stand nowhere else on the page."""
        items = []
        for premise in self._certificates.premises(certificate):
            said = tag("span", self._plain(premise.conclusion), class_="said")
            cited = premise.cited
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
                how = self._to_rule(premise.rule, text(rules.name(premise.rule)))
                deeper = premise.theorem.premises and depth < _DEEPEST
                below = self._tree(premise, depth + 1) if deeper else None
            items.append(tag("li", said, " ", tag("span", how, class_="by"), below))
        return tag("ul", items, class_="tree")


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
