"""The exact normal form of terms under assumptions: equality, signs and integrality.

Precondition of every question: every subterm of the terms asked about is defined at every assignment of the free
variables that satisfies the assumptions (the kernel proves that elsewhere, condition by condition). So x/x is 1 and
exp(log z) is z here. Every rewriting is true at all those assignments.

`equal`, `is_zero` and `sign` never raise: what is out of reach is answered with False or UNKNOWN, and `refusal`
says why. Zero proves; not zero refutes nothing.

Main statements: `Field`, `Sign`, `Unsupported`; `differentiation.derivative`, `differentiation.partial_derivative`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from derive.kernel.field.algebra import BOUND, Layout, Restart, has_reserved_names
from derive.kernel.field.cases import open_case
from derive.kernel.field.enclosures import note_use
from derive.kernel.field.forms import Forms
from derive.kernel.field.hypotheses import Hypotheses, rules
from derive.kernel.field.integrality import is_integer
from derive.kernel.field.integrals import converges_as_gaussian
from derive.kernel.field.polynomials import Unsupported
from derive.kernel.field.reading import forms_without_domains, make_forms
from derive.kernel.field.signs import DECIDED, Sign, union
from derive.kernel.field.zero import vanishes
from derive.terms.build import is_op, sub
from derive.terms.definition import Definition
from derive.terms.sorts import is_inhabited, is_integer_sort
from derive.terms.term import Binder, Constant, Operator, Term, free_variables

_RESTARTS = 12
_CROWDED = 200  # generators after which a field begins anew with the next question
_NUMBERS = ("log", "exp", "sqrt", "pow", "xlogy", "sinh", "cosh", "tanh", "atanh")
_CASES = 3  # how many case distinctions are nested
_Answer = TypeVar("_Answer")
_Cases = tuple[Term, ...] | None


class Field:
    """Exact normal form of terms under assumptions."""

    def __init__(
        self, assumptions: Iterable[Term] = (), about: frozenset[Term] = frozenset(), balls: bool = False
    ) -> None:
        self.assumptions = tuple(assumptions)
        self._balls = balls
        self._twin: Field | None = None  # the same with balls, for what is not decided without
        self._about = about  # variables that have values here, besides those of the assumptions
        self._with_values: frozenset[Term] | None = None
        self._parts: dict[frozenset[Term], Field] = {}
        self.refusal: str | None = None  # why the last question was not decided, if something was out of reach
        self._layout = Layout(balls)
        self._forms: Forms | None = None
        self._rooted: dict[int, Field] = {}  # by order, what answers the questions in which roots occur
        self._with_roots = False
        self._cases: dict[Term, Field] = {}
        self._whole = frozenset(
            p.args[0] for p in self.assumptions if is_op(p, "is_integer") and not has_reserved_names(p)
        )

    def equal(self, s: Term, t: Term) -> bool:
        """Is s = t wherever the assumptions hold and both are defined? False says nothing."""
        if s == t:
            return True
        return self.is_zero(sub(s, t))

    def is_zero(self, t: Term) -> bool:
        """Is t zero wherever the assumptions hold and it is defined? False says nothing."""
        if self._is_zero(t, _CASES):
            return True
        twin = self._with_balls(t)
        if twin is None or not twin._is_zero(t, _CASES):
            return False
        note_use()
        return True

    def _with_balls(self, t: Term) -> Field | None:
        """The field that may ask ball arithmetic for the signs of numbers, if numbers that need it occur."""
        try:
            if self._balls or not (any(map(_has_numbers, self.assumptions)) or _has_numbers(t)):
                return None
        except RecursionError:
            return None
        if self._twin is None:
            self._twin = Field(self.assumptions, self._about, balls=True)
        return self._twin

    def _is_zero(self, t: Term, splits: int) -> bool:
        def question(forms: Forms) -> tuple[bool, _Cases]:
            q = forms.read(t)
            return (True, None) if vanishes(forms, q) else (False, open_case(forms, q) if splits else None)

        undecided: tuple[bool, _Cases] = (False, None)
        zero, cases = self._ask(t, question, undecided)
        return zero or (cases is not None and all(self._case(c)._is_zero(t, splits - 1) for c in cases))

    def sign(self, t: Term) -> Sign:
        """What is known of the sign of t wherever the assumptions hold and t is defined."""
        sign = self._sign(t, _CASES)
        if sign in DECIDED:
            return sign
        twin = self._with_balls(t)
        if twin is None:
            return sign
        better = twin._sign(t, _CASES)
        if better is not sign and better is not Sign.UNKNOWN:
            note_use()
            return better
        return sign

    def _sign(self, t: Term, splits: int) -> Sign:
        def question(forms: Forms) -> tuple[Sign, _Cases]:
            q = forms.read(t)
            sign = forms.sign(q)
            return sign, open_case(forms, q) if sign is Sign.UNKNOWN and splits else None

        undecided: tuple[Sign, _Cases] = (Sign.UNKNOWN, None)
        sign, cases = self._ask(t, question, undecided)
        if cases is not None:
            sign = union([self._case(c)._sign(t, splits - 1) for c in cases])
        return sign

    def _case(self, assumption: Term) -> Field:
        """The field under one more assumption."""
        found = self._cases.get(assumption)
        if found is None:
            found = self._cases[assumption] = Field((*self.assumptions, assumption), balls=self._balls)
        return found

    def is_gaussian_integral(self, t: Term) -> bool:
        """Is t an integral over all reals that exists by its form: polynomials times Gaussian functions?

        Its integrand must be defined everywhere. False says nothing.
        """
        return self._ask(t, lambda forms: converges_as_gaussian(forms, t), False)

    def reduced(self, t: Term) -> Term | None:
        """The normal form of t as a term, for messages; None where it is out of reach."""

        def question(forms: Forms) -> Term | None:
            written = forms.write(forms.read(t))
            plain = forms_without_domains(Layout())  # p in (0, 1) is t/(1 + t) in a normal form, which nobody wrote
            return plain.write(plain.read(written))

        written = self._ask(t, question, None)
        return None if written is None or has_reserved_names(written) else _with_plain_letters(written)

    def is_integer(self, t: Term) -> bool:
        """Is t an integer by its structure, or by an assumption about this very term?"""
        try:
            return is_integer(t, self._whole)
        except RecursionError:
            return False

    def _ask(self, t: Term, question: Callable[[Forms], _Answer], undecided: _Answer) -> _Answer:
        """The answer, computed anew whenever the layout turned out too small.

        That k in 2, …, n has a value says n ≥ 2. So questions about a variable whose sort may be empty are answered in
        a field of their own, and what is learnt there serves no question that does not speak of it.
        """
        self.refusal = None
        try:
            if t.loose:
                raise Unsupported("A bound variable stands outside its binder.")
            if self._with_values is None:
                self._with_values = self._about.union(*map(free_variables, self.assumptions))
            more = frozenset(v for v in free_variables(t) - self._with_values if not is_inhabited(v.args[0]))
            if more:
                part = self._parts.get(more)
                if part is None:
                    part = self._parts[more] = Field(self.assumptions, self._about | more, self._balls)
                answer = part._ask(t, question, undecided)
                self.refusal = part.refusal
                return answer
            if has_reserved_names(t):
                raise Unsupported("A variable has a name that is kept for bound ones.")
            if self._forms is not None and len(self._forms.generators) > _CROWDED:
                self._forms = None  # what other questions left there would be in the way of this one
                self._layout.size = Layout().size
            for _ in range(_RESTARTS):
                order = self._layout.root_order
                try:
                    if self._forms is None:
                        self._forms = make_forms(self._layout, Hypotheses(rules(self.assumptions), self._whole))
                    self._forms.depth = self._forms.expanded = 0
                    return question(self._forms)
                except Restart:
                    if self._layout.root_order != order and self._forms is not None and not self._with_roots:
                        return self._ask_with_roots(order, t, question, undecided)
                    self._forms = None
            raise Unsupported("The layout of generators did not settle.")
        except Unsupported as error:
            self.refusal = str(error)
        except RecursionError:
            self._forms = None
            self.refusal = "The term is nested too deeply."
        return undecided

    def _ask_with_roots(self, order: int, t: Term, question: Callable[[Forms], _Answer], undecided: _Answer) -> _Answer:
        """The answer to a question in which roots of a higher order occur, from a field of their own.

        Where roots are about, positive variables are powers, of which less is seen. So what is answered to other
        questions must not depend on whether roots were asked about before.
        """
        wanted, self._layout.root_order = self._layout.root_order, order
        rooted = self._rooted.pop(wanted, None)
        if rooted is None:
            rooted = Field(self.assumptions, self._about, self._balls)
            rooted._with_roots = True
            rooted._layout.root_order = wanted
        answer = rooted._ask(t, question, undecided)
        self._rooted[rooted._layout.root_order] = rooted  # of a higher order, if this question needed one
        self.refusal = rooted.refusal
        return answer


def _with_plain_letters(t: Term) -> Term:
    """Bound variables under names a reader knows: nameless as they are, they came with those of the normal form."""
    args = tuple(map(_with_plain_letters, t.args))
    if isinstance(t.head, Binder) and t.head.hint.startswith(BOUND):
        return Term(replace(t.head, hint="i" if is_integer_sort(t.args[0]) else "x"), args)
    return Term(t.head, args)


@lru_cache(maxsize=16384)
def _has_numbers(t: Term) -> bool:
    """Does a number occur in t that is not rational by its form: π, e, log 2, √3 …?"""
    if isinstance(t.head, Constant):
        return t.head.name != "infinity"
    if isinstance(t.head, Operator) and t.head.name in _NUMBERS and not t.loose and not free_variables(t):
        return True
    return any(map(_has_numbers, t.args if not isinstance(t.head, Definition) else (*t.args, t.head.body)))


__all__ = ["Field", "Sign", "Unsupported"]
