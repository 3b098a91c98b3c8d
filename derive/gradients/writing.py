"""The page: a chain from ∂L/∂x to its simplest form, every line put to the kernel as it is written.

Lines that the kernel does not follow are left out, and the next one is asked instead: what is printed was checked.

Main statement: `write_derivative`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from derive.authoring.chain import ChainBuilder
from derive.authoring.derivation import Derivation, Reason
from derive.authoring.reasons import Because, words
from derive.authoring.refusals import StepRefused
from derive.authoring.script import Script
from derive.authoring.steps import is_equational
from derive.gradients.conditions import Known
from derive.gradients.preparation import prepared
from derive.gradients.rules import NoRule, differentiate
from derive.gradients.simplest import forms
from derive.gradients.size import size
from derive.gradients.steps import lines
from derive.gradients.sums_of_cases import equal_term_by_term, term_by_term
from derive.kernel.rules.algebra import algebra as by_algebra
from derive.kernel.theorem import Refusal, Theorem
from derive.notation.text import text
from derive.terms.build import D, Eq, is_binder, is_op, term
from derive.terms.definition import Definition
from derive.terms.term import Operator, Term, Variable, subterms
from derive.translation import _, composed, deferred, in_a_row, relayed
from derive.vocabulary.activations import sigmoid

_TRIED = 12  # forms that are put to the kernel
_REFUSED = 2  # lines that the kernel may refuse before only the last one is asked
_SHOWN = 200  # characters of a formula in a message


class NotDerived(Exception):
    """No line of the derivation was found that the kernel follows; the message says where it ends."""


@dataclass(frozen=True)
class Question:
    """A derivative to be written: ∂ body/∂x, which the page calls `start`."""

    name: str
    title: str
    start: Term
    body: Term
    x: Term
    known: Known
    first_reason: str = ""


def write_derivative(question: Question) -> tuple[Derivation, Theorem]:
    """The checked derivation, and its theorem."""
    script = Script(question.name)
    for h in question.known.hypotheses:
        script.suppose(h)
    for fact in question.known.facts:
        script.record(fact, Reason(deferred("its sign")))
    page = _Page(script, question)
    page.write()
    script.show(Eq(question.start, page.end))
    theorem, blocks = script.finish()
    derivation = Derivation(
        question.name,
        question.title,
        "theorem",
        "",
        theorem.hypotheses,
        Eq(question.start, page.end),
        blocks,
        "enclosed" if theorem.enclosed or script.encloses else "proved",
    )
    return derivation, theorem


class _Page:
    def __init__(self, script: Script, question: Question) -> None:
        self.script = script
        self.question = question
        self.chain: ChainBuilder = script.chain(question.start)
        self.end = question.start
        self.why = ""  # of the last line that was refused
        hypotheses = question.known.hypotheses
        self.equations = [h for h in hypotheses if is_equational(h)]
        self.plain = [h for h in hypotheses if not is_equational(h)]

    def write(self) -> None:
        q = self.question
        owner = q.x if isinstance(q.x.head, Variable) else q.x.args[0]
        body = q.body
        if q.first_reason:
            facts = [self.script.hypothesis(h) for h in self.equations]
            first = D(q.body, q.x)
            if not (self._line(first, q.first_reason) or self._line(first, q.first_reason, *facts)):
                raise NotDerived(self._refusal(first))
        rewritten, why = prepared(q.body, owner, Known(tuple(self.plain), q.known.facts).assumptions())
        if rewritten != q.body and self._line(D(rewritten, q.x), in_a_row(why)):
            body = rewritten
        try:
            tree = differentiate(body, q.x)
        except NoRule as missing:
            told = _("There is no rule here for the derivative of {term} in {x}.")
            raise NotDerived(told.format(term=text(missing.term), x=text(q.x))) from None
        *before, (value, last) = lines(tree, q.x)
        refused = 0
        for line, rules in before:
            if refused < _REFUSED:
                refused += not self._line(line, in_a_row(rules))
        goal, using = self._goal(value)
        if goal is not None and not using and _shape(goal) == _shape(value):  # the same in a better order
            value, goal = goal, None
        reason = in_a_row(last) or deferred("differentiated term by term")
        if not self._line(value, reason):
            theorem = term_by_term(self.end, tree, q.x, self.plain, q.known.facts)
            fact = () if theorem is None else (Because(Reason(deferred("term by term")), (theorem,)),)
            if not self._line(value, reason, *fact):
                raise NotDerived(self._refusal(value))
        if goal is not None:
            self._simplify(goal, using)

    def _refusal(self, value: Term) -> str:
        told, shown = _("The kernel does not follow the step to {value}: {why}."), text(value)
        shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + " …"
        return told.format(value=shown, why=relayed(self.why).rstrip(".。"))

    # ---- lines

    def _line(self, value: Term, reason: str, *more: Because) -> bool:
        """One more line, if it says something new and the kernel follows."""
        if value == self.end and self.chain.links:
            return True
        try:
            self.chain.eq(value, words(reason), *more)
        except StepRefused as refused:
            self.why = refused.refusal.why
            return False
        self.end = value
        return True

    def _simplify(self, goal: Term, using: bool) -> None:
        for mid, reason in self._halfway(goal):
            self._line(mid, reason)
        if self.end != goal:
            self._last(goal, using)

    def _goal(self, value: Term) -> tuple[Term | None, bool]:
        """The smallest form that the kernel knows to be equal, and whether an equation among the hypotheses is used."""
        smallest = size(value)
        for form in forms(value, self.equations)[:_TRIED]:
            if form == value or size(form) > smallest:
                break
            if self._equal(value, form, self.plain):
                return form, False
            if self.equations and self._equal(value, form, self.question.known.hypotheses):
                return form, True
        return None, False

    def _equal(self, value: Term, form: Term, under: Sequence[Term]) -> bool:
        facts = self.question.known.facts
        try:
            by_algebra(value, form, under, facts)
        except Refusal:
            return self._cases_in_sums(value) and equal_term_by_term(value, form, under, facts) is not None
        return True

    def _cases_in_sums(self, t: Term) -> bool:
        return any(is_binder(s, "sum") and any(is_op(r, "piecewise") for r in subterms(s)) for s in subterms(t))

    def _halfway(self, goal: Term) -> list[tuple[Term, str]]:
        """Lines between: Kronecker's deltas collapsed, each summand shortened, one fraction before it gets a name."""
        found: list[tuple[Term, str]] = []
        here = self.end
        if _holds_delta(here):
            collapsed = forms(here, (), bases=False)[0]
            if collapsed not in (goal, here):
                found.append((collapsed, deferred("Kronecker delta")))
                here = collapsed
        elif is_op(here, "add"):
            shortened = _each_shortened(here)
            if shortened not in (goal, here) and size(goal) < size(shortened) < size(here):
                found.append((shortened, deferred("cancelled")))
                here = shortened
        if _new_names(here, goal):
            plain = forms(here, self.equations, bases=False)[0]
            if _is_one_fraction(plain) and plain not in (goal, here) and size(goal) < size(plain) < size(here):
                found.append((plain, deferred("algebra")))
        return found

    def _last(self, goal: Term, using: bool) -> None:
        facts = [self.script.hypothesis(h) for h in self.equations] if using else []
        if self._line(goal, _reason_for(self.end, goal), *facts):
            return
        theorem = equal_term_by_term(self.end, goal, self.plain, self.question.known.facts)
        if theorem is not None and self._line(
            goal, deferred("algebra"), Because(Reason(deferred("term by term")), (theorem,))
        ):
            return
        raise NotDerived(self._refusal(goal))


def _is_one_fraction(t: Term) -> bool:
    """Is it a product or a quotient without sums over an index: e^{−x}/(1 + e^{−x})?"""
    inside = t.args[0] if is_op(t, "neg") else t
    return not is_op(inside, "add") and not any(is_binder(s, "sum") for s in subterms(t))


def _shape(t: Term) -> object:
    """Equal for terms that differ only in the order of summands and factors."""
    if is_op(t, "add") or is_op(t, "mul"):
        return (t.head, tuple(sorted(repr(_shape(a)) for a in t.args)))
    return (t.head, tuple(_shape(a) for a in t.args)) if t.args else t


def _each_shortened(t: Term) -> Term:
    """A sum, each summand in its own simplest form."""
    parts: list[Term] = []
    for a in t.args:
        form = forms(a, (), bases=False)[0]
        parts += form.args if is_op(form, "add") else [form]
    parts = [p for p in parts if p != term(0)]
    if len(parts) < 2:
        return parts[0] if parts else term(0)
    return Term(Operator("add"), tuple(parts))


def _names(t: Term) -> set[object]:
    found: set[object] = set()
    for s in subterms(t):
        if isinstance(s.head, Definition) or is_op(s, "tanh"):
            found.add(s.head)
    return found


def _new_names(before: Term, after: Term) -> set[object]:
    """The named functions that come in with a step."""
    return _names(after) - _names(before)


def _holds_delta(t: Term) -> bool:
    """Does a sum hold Kronecker's delta?"""
    return any(is_binder(s, "sum") and any(is_op(r, "delta") for r in subterms(s)) for s in subterms(t))


def _reason_for(before: Term, after: Term) -> str:
    if _holds_delta(before) and not _holds_delta(after):
        return deferred("Kronecker delta")
    new = _new_names(before, after)
    names = sorted("tanh" if isinstance(h, Operator) else h.name for h in new if isinstance(h, Operator | Definition))
    if names:
        shown = {"sigmoid": "σ", "logsumexp": "lse"}
        return composed(deferred("definition of {names}"), names=", ".join(shown.get(n, n) for n in names))
    logarithms = {s for s in subterms(before) if is_op(s, "log")}
    if any(is_op(s, "log") and s not in logarithms for s in subterms(after)):
        return deferred("rules of logarithms")
    arguments = {s.args[0] for s in subterms(before) if s.head == sigmoid}
    if any(s.head == sigmoid and s.args[0] not in arguments for s in subterms(after)):
        return deferred("1 − σ(u) = σ(−u)")
    return deferred("algebra")
