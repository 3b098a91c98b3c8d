"""derive.gradient(expression, x): the derivation of a derivative, down to its simplest form.

    g = derive.gradient(-y*log(sigmoid(x)) - (1 - y)*log(1 - sigmoid(x)), x)
    g.value         σ(x) − y, a term
    g.derivation    a checked derivation, as those of the catalogue
    g.check(claim)  the verdict on somebody's own result
    print(g.text()) the page; .latex() and .markdown() likewise

The expression is a term or a SymPy expression, x a variable or an entry z[k] of a family; hypotheses are relations.
What is missing for the expression to be defined is asked for (`GradientError`). That it is not at a kink, where it has
no derivative, is supposed and stated on the page.

Main statements: `gradient`, `Gradient`, `GradientError`.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from derive.authoring.derivation import Chain, Derivation
from derive.checking import Verdict, check_term
from derive.display import Page
from derive.gradients.conditions import Known, completed, sharpened, suggested, with_indices, without_bounds
from derive.gradients.rules import NoRule, differentiate
from derive.gradients.sums_of_cases import equal_term_by_term
from derive.gradients.writing import NotDerived, Question, write_derivative
from derive.kernel.propositions import parts
from derive.kernel.rules.algebra import algebra
from derive.kernel.theorem import Refusal, Theorem
from derive.notation.text import text
from derive.terms.build import D, Eq, call, is_binder, is_function_valued, is_op, is_relation, term
from derive.terms.definition import Definition, unfold
from derive.terms.term import (
    Binder,
    Constant,
    Term,
    Variable,
    ambiguous_name,
    free_variables,
    fresh_variable,
    substitute,
)
from derive.translation import _, composed, deferred, relayed
from derive.witness import Agreement, NoPoints, Refutation, refute


class GradientError(ValueError):
    """A derivative that cannot be derived: what is wrong or missing, and what would do."""

    def __init__(self, told: str, missing: tuple[Term, ...] = ()) -> None:
        super().__init__(told)
        self.missing = missing


@dataclass(frozen=True)
class Gradient(Page):
    """A derived derivative; `hessian` is the derivation of the second one, where it was asked for."""

    derivation: Derivation
    theorem: Theorem
    second: Gradient | None = None

    @property
    def statement(self) -> Term:
        """∂L/∂x = its simplest form."""
        return self.derivation.statement

    @property
    def value(self) -> Term:
        """The simplest form that was found and proved."""
        return self.statement.args[1]

    @property
    def hypotheses(self) -> tuple[Term, ...]:
        """What the derivation supposes, beside the domains of the variables."""
        return self.derivation.hypotheses

    @property
    def hessian(self) -> Term | None:
        """The second derivative in its simplest form, where it was asked for."""
        return self.second.value if self.second is not None else None

    @property
    def sympy(self) -> Any:
        """The value as a SymPy expression that SymPy has not evaluated, definitions such as softmax written out."""
        from derive.propose.sympy_border import to_sympy

        return to_sympy(written_out(self.value))

    def __repr__(self) -> str:
        return f"<{text(self.statement)} ({self.derivation.verdict})>"

    def check(self, claim: Any) -> Verdict:
        """A claimed derivative held against this one: proved equal, refuted with a point, or not decided."""
        if not isinstance(claim, Term | int):
            from derive.propose.sympy_reader import read_sympy

            claim = read_sympy((claim,), _variables(self.statement)).terms[0]
        ours = self._with_our_variables(term(claim))
        verdict = check_term(Eq(self.value, ours), self.hypotheses)
        return verdict if verdict or verdict.status == "refuted" else self._with_facts(verdict, ours)

    def _with_facts(self, verdict: Verdict, claim: Term) -> Verdict:
        """The verdict when what both sides need to be defined is proved first."""
        if self.hypotheses and not verdict.model:  # no point was found that satisfies them: anything may follow
            return verdict
        known, missing, why = completed(verdict.claim, Known(self.hypotheses))
        if missing or why:
            return verdict
        try:
            theorem = algebra(self.value, claim, known.hypotheses, known.facts)
        except Refusal:
            found = equal_term_by_term(self.value, claim, known.hypotheses, known.facts)
            if found is None:
                return verdict
            theorem = found
        status = "enclosed" if theorem.enclosed else "proved"
        return replace(verdict, status=status, reason=_("By algebra."), missing=(), theorem=theorem)

    def _with_our_variables(self, claim: Term) -> Term:
        """The claim about the variables of the derivation, whose domains may be smaller."""
        ours = {v.head: v for v in _variables(self.statement)}
        return substitute(claim, {v: ours[v.head] for v in free_variables(claim) if v.head in ours})

    def witness(self) -> Refutation | Agreement | NoPoints:
        """The statement at exact points, computed by code that shares nothing with the proof."""
        return refute(self.statement, self.hypotheses)

    def text(self) -> str:
        """The page for a terminal."""
        from derive.publish import text as writer

        return "\n".join(writer.page(d) for d in self.derivations)

    def latex(self) -> str:
        """The page as a LaTeX fragment."""
        from derive.publish.latex import fragment

        return "\n".join(fragment(d) for d in self.derivations)

    def markdown(self) -> str:
        """The page in Markdown."""
        from derive.publish import markdown

        return "\n".join(markdown.page(d) for d in self.derivations)

    @property
    def derivations(self) -> tuple[Derivation, ...]:
        """The derivation, and that of the second derivative."""
        return (self.derivation, *(self.second.derivations if self.second is not None else ()))


def gradient(expression: Any, x: Any, *hypotheses: Any, hessian: bool = False) -> Gradient:
    """The derivation of ∂ expression/∂x; see the module docstring. `hessian`: of the second derivative, too.

    For an entry z[k] of a family the second derivative is ∂²/∂z_k∂z_l with another index l.
    """
    if all(isinstance(v, Term) for v in (expression, x, *hypotheses)):
        loss, at, given = expression, x, list(hypotheses)
    else:
        from derive.propose.sympy_reader import read_sympy

        reading = read_sympy((expression, x, *hypotheses))
        (loss, at, *given), assumed = reading.terms, reading.assumptions
        given += assumed
    return derive_gradient(loss, at, tuple(given), hessian)


def derive_gradient(loss: Term, x: Term, hypotheses: Sequence[Term] = (), hessian: bool = False) -> Gradient:
    """The same for terms."""
    flat = [q for h in hypotheses for q in parts(h)]
    loss, x, *flat = with_indices((loss, x, *flat), x)
    try:
        return _derived(loss, x, flat, hessian)
    except GradientError as error:
        if error.missing:
            raise
        for fewer in without_bounds(flat):  # what follows from fewer hypotheses follows
            with suppress(GradientError):
                return _derived(loss, x, fewer, hessian)
        raise


def _derived(loss: Term, x: Term, flat: Sequence[Term], hessian: bool) -> Gradient:
    (loss, x), given = sharpened((loss, x), flat)
    _require_numbers(loss, x)
    name = ambiguous_name((loss, x, *given))
    if name is not None:
        told = _("{name} stands for two variables with different domains. Give one of them another name.")
        raise GradientError(told.format(name=name))
    known, missing, why = completed(loss, Known(tuple(dict.fromkeys(given))))
    if missing or why:
        raise _undefined(loss, suggested(loss, known, missing), why)
    start = D(loss, x)
    try:
        differentiate(loss, x)
    except NoRule as missing_rule:
        told = _("There is no rule here for the derivative of {term} in {x}.")
        raise GradientError(told.format(term=text(missing_rule.term), x=text(x))) from None
    known = _supposed(start, known)
    try:
        first, theorem = write_derivative(Question("gradient", _title(x), start, loss, x, known))
    except (NotDerived, Refusal) as error:
        raise GradientError(str(error)) from None
    return Gradient(first, theorem, _second(first, start, x, known) if hessian else None)


def _second(first: Derivation, start: Term, x: Term, known: Known) -> Gradient:
    """The derivation of the second derivative, which begins with the first one."""
    forms = [first.statement.args[1]]
    chain = first.blocks[-1]
    if isinstance(chain, Chain) and len(chain.steps) > 1:  # the line before, should the last one have more kinks
        forms.append(chain.steps[-2].term)
    failure: GradientError | None = None
    for value in forms:
        try:
            return _second_from(value, first, start, x, known)
        except GradientError as error:
            failure = failure or error
    assert failure is not None
    raise failure


def _second_from(value: Term, first: Derivation, start: Term, x: Term, known: Known) -> Gradient:
    other = _other_entry(x, (first.statement, *known.hypotheses))
    if other == x:
        assert isinstance(start.head, Binder)
        whole = Term(Binder(start.head.name, start.head.hint, 2), start.args)
    else:
        whole = D(start, other)
    known = _supposed(D(value, other), _supposed(whole, known))
    title = composed(deferred("The second derivative in {x}"), x=text(x))
    reason = deferred("the first derivative, from above")
    try:
        return Gradient(*write_derivative(Question("second_derivative", title, whole, value, other, known, reason)))
    except (NotDerived, Refusal) as error:
        raise GradientError(_("The second derivative was not derived. {why}").format(why=relayed(str(error)))) from None


def _other_entry(x: Term, terms: Sequence[Term]) -> Term:
    """z[l] for z[k], with a new index of the same range; x for a variable."""
    if isinstance(x.head, Variable):
        return x
    family, *places = x.args
    new: list[Term] = []
    sort = family.args[0]
    for k in places:
        hint = "l" if repr(k) == "k" else "m"
        new.append(fresh_variable(hint, sort.args[0], (*terms, *new, *places)))
        sort = sort.args[1]
    return Term(x.head, (family, *new))


def _supposed(slope: Term, known: Known) -> Known:
    """With the conditions under which the derivative exists; or the reason why it is not derived."""
    known, found, why = completed(slope, known)
    if why:
        told = _("The derivative {slope} is not derived: {why}.")
        raise GradientError(told.format(slope=text(slope), why=relayed(why)))
    return Known((*known.hypotheses, *found), known.facts)


def _undefined(loss: Term, missing: Sequence[Term], why: str) -> GradientError:
    never = [m for m in missing if not free_variables(m)]
    if never:
        told = _("{loss} is nowhere defined, or it is not seen that it is: it needs {condition}.")
        return GradientError(told.format(loss=text(loss), condition=text(never[0])))
    if why:
        return GradientError(_("{loss} is not known to be defined: {why}.").format(loss=text(loss), why=relayed(why)))
    conditions = ", ".join(text(m) for m in missing)
    told = _("{loss} is not known to be defined. It would suffice to know {conditions}: give it as a hypothesis.")
    return GradientError(told.format(loss=text(loss), conditions=conditions), tuple(missing))


def _require_numbers(loss: Term, x: Term) -> None:
    if is_relation(loss) or is_binder(loss, "forall") or is_op(loss, "and") or is_op(loss, "implies"):
        raise GradientError(_("{loss} is a claim, not a number that could be differentiated.").format(loss=text(loss)))
    if is_function_valued(loss) or is_op(loss, "vector"):
        told = _("{loss} is a family, not a number: differentiate one of its entries.")
        raise GradientError(told.format(loss=text(loss)))
    entry = is_op(x, "call") and isinstance(x.args[0].head, Variable)
    if is_function_valued(x) and isinstance(x.head, Variable):
        told = _("One differentiates in an entry of the family {x}, such as {x}[k], not in {x}.")
        raise GradientError(told.format(x=text(x)))
    if isinstance(x.head, Constant):
        told = _("{x} is a constant here. Give the variable another name.")
        raise GradientError(told.format(x=text(x)))
    if not entry and not isinstance(x.head, Variable):
        told = _("One differentiates in a variable x or in an entry z[k], not in {x}.")
        raise GradientError(told.format(x=text(x)))


def _variables(t: Term) -> list[Term]:
    return sorted(free_variables(t), key=repr)


def written_out(t: Term) -> Term:
    """softmax(z)_k as e^{z_k}/Σ_i e^{z_i}."""
    if is_op(t, "call") and isinstance(t.args[0].head, Definition):
        return written_out(call(unfold(t.args[0]), *t.args[1:]))
    if isinstance(t.head, Definition) and not t.loose:
        return written_out(unfold(t))
    return Term(t.head, tuple(map(written_out, t.args))) if t.args else t


def _title(x: Term) -> str:
    return composed(deferred("The derivative in {x}"), x=text(x))
