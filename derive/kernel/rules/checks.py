"""What rules ask before they make a theorem: are all subterms of the conclusion defined, does a condition follow,
is a premise about every member of a range or an interval?
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import ParamSpec, TypeVar

from derive.kernel.assumptions import Assumptions, assumptions
from derive.kernel.definedness import undefined_part
from derive.kernel.propositions import parts
from derive.kernel.theorem import Refusal, Theorem, hypotheses_of
from derive.terms.build import is_binder, is_relation
from derive.terms.sorts import is_integer_sort, is_interval
from derive.terms.term import Term, fresh_variable, open_body

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


def reading_twice(rule: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """A rule that reads what it is given more than once: to ask its conditions, and to say what the theorem rests on.

    An iterator would be empty the second time, and the theorem would rest on nothing.
    """

    @wraps(rule)
    def asked(*args: _Given.args, **options: _Given.kwargs) -> _Made:
        if any(isinstance(a, Iterator) for a in (*args, *options.values())):
            raise TypeError("A rule takes tuples or lists of hypotheses and theorems; an iterator is read only once.")
        return rule(*args, **options)

    return asked


def known_from(under: Iterable[Term], using: Iterable[Theorem] = ()) -> tuple[tuple[Term, ...], Assumptions]:
    """The hypotheses of a step, and all it may take as known: those and what its premises conclude."""
    using = tuple(using)
    hypotheses = hypotheses_of(using, under)
    conclusions = tuple(q for t in using for q in parts(t.conclusion))
    return hypotheses, assumptions((*hypotheses, *conclusions))


def require_defined(rule: str, asked: Term, known: Assumptions) -> None:
    gap = undefined_part(asked, known)
    if gap is None:
        return
    if gap.condition is None:
        raise Refusal(rule, f"a part of the claim is not known to be defined: {gap.why}", asked, under=gap.under)
    raise Refusal(
        rule, "a part of the claim is not known to be defined", asked, missing=(gap.condition,), under=gap.under
    )


def require(rule: str, condition: Term, known: Assumptions, why: str, asked: Term | None = None) -> None:
    """The side condition is defined and follows from what is known, or the rule refuses."""
    require_defined(rule, condition, known)
    if not known.entails(condition):
        raise Refusal(rule, why, asked, missing=(condition,), under=known.propositions)


def pointwise_relation(
    rule: str, theorem: Theorem, of_numbers: bool = False, known: Assumptions | None = None
) -> tuple[Term, Term]:
    """(a fresh x, the relation for it) of a universal theorem ∀x. a(x) R b(x) over a range of integers, or over an
    interval (`of_numbers`). Nothing that is known speaks of x.
    """
    statement = theorem.conclusion
    who = "numbers" if of_numbers else "indices"
    if not is_binder(statement, "forall") or not (is_interval if of_numbers else is_integer_sort)(statement.args[0]):
        where = "an interval" if of_numbers else "a range"
        raise Refusal(rule, f"it takes a theorem about all {who} of {where}", statement)
    others = theorem.hypotheses if known is None else known.propositions
    x = fresh_variable(statement.head.hint, statement.args[0], (statement, *others))  # type: ignore[attr-defined]
    relation = open_body(statement, x)
    if not is_relation(relation):
        raise Refusal(rule, f"the theorem about all {who} is not a relation between two terms", statement)
    return x, relation
