"""SymPy's assumptions and our sorts: what each says of the other, and the error of the border.

A SymPy symbol carries facts (positive, integer, …), a variable of ours a sort. `sort_of_facts` reads the facts,
`facts_of_sort` states as many of a sort's facts as SymPy can carry: it knows 0 < p but has no way to say p < 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from derive.terms.sorts import (
    integer,
    integers,
    interval,
    is_integer_sort,
    is_interval,
    natural,
    natural0,
    nonnegative,
    positive,
    real,
)
from derive.terms.term import Number, Operator, Term


class BorderError(ValueError):
    """Something that cannot cross between SymPy and our terms; the message says what, why and what to write."""


_NEGATIVE = interval(None, 0, right_open=True)
_NONPOSITIVE = interval(None, 0)

# From the most to the least specific, so that the first one a symbol satisfies is its sort.
_SORTS: tuple[tuple[Term, tuple[str, ...]], ...] = (
    (natural, ("integer", "positive")),
    (natural0, ("integer", "nonnegative")),
    (integers(None, -1), ("integer", "negative")),
    (integers(None, 0), ("integer", "nonpositive")),
    (integer, ("integer",)),
    (positive, ("positive",)),
    (nonnegative, ("nonnegative",)),
    (_NEGATIVE, ("negative",)),
    (_NONPOSITIVE, ("nonpositive",)),
    (real, ("real",)),
)
_NOT_ZERO = {"nonzero": True, "zero": False, "extended_nonzero": True}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a symbol's assumptions say: its sort, whether it is also ≠ 0, and whether nothing was said at all."""

    sort: Term
    nonzero: bool
    silent: bool


@lru_cache(maxsize=64)
def _closure(names: tuple[str, ...]) -> dict[str, bool]:
    """All facts that SymPy concludes from the named ones."""
    from sympy import Symbol

    return dict(Symbol("x", **dict.fromkeys(names, True)).assumptions0)


def sort_of_facts(name: str, facts: Mapping[str, bool]) -> Facts:
    """The sort that the facts of a symbol state. Facts that no sort carries are refused, never dropped.

    (A dropped fact would do no harm to a proof, but a refutation could then show a point that the fact excludes.)
    """
    silent = not set(facts) - {"commutative", "finite", "infinite"}
    if facts.get("commutative") is False:
        raise BorderError(f"{name} is declared non-commutative in SymPy; terms speak of real numbers.")
    if facts.get("infinite") is True:
        raise BorderError(f"{name} is declared infinite in SymPy; terms speak of real numbers.")
    if silent:
        return Facts(real, nonzero=False, silent=True)
    if facts.get("real") is not True:
        told = ", ".join(sorted(k for k, v in facts.items() if v and k != "commutative")) or "not real"
        raise BorderError(
            f"{name} is declared in SymPy as {told}, which leaves it open whether {name} is a real number. "
            f"Terms speak of real numbers: declare Symbol('{name}', real=True)."
        )
    for sort, names in _SORTS:
        closure = _closure(names)
        if all(facts.get(k) == v for k, v in closure.items()):
            rest = {k: v for k, v in facts.items() if k not in closure}
            strange = sorted(k for k, v in rest.items() if v and _NOT_ZERO.get(k) != v)
            if any(_NOT_ZERO.get(k) != v for k, v in rest.items()):
                said = ", ".join(strange) or ", ".join("not " + k for k in sorted(rest))
                raise BorderError(
                    f"{name} is declared in SymPy with an assumption that no sort of ours states ({said}). "
                    f"Declare {name} without it and give what is needed of it as a hypothesis."
                )
            return Facts(sort, nonzero=bool(rest), silent=False)
    raise AssertionError("a real symbol satisfies at least the last row")  # pragma: no cover


def facts_of_sort(sort: Term) -> dict[str, bool]:
    """The keyword arguments with which SymPy's Symbol says as much as it can of a sort of numbers."""
    if is_integer_sort(sort):
        lower, upper = (_number(end) for end in sort.args)
        facts = {"integer": True}
        if lower is not None and lower >= 0:
            facts["positive" if lower > 0 else "nonnegative"] = True
        elif upper is not None and upper <= 0:
            facts["negative" if upper < 0 else "nonpositive"] = True
        return facts
    if is_interval(sort):
        lower, upper = (_number(end) for end in sort.args)
        open_left, open_right = sort.head.left_open, sort.head.right_open  # type: ignore[attr-defined]
        if lower is not None and lower >= 0:
            return {"positive" if lower > 0 or open_left else "nonnegative": True}
        if upper is not None and upper <= 0:
            return {"negative" if upper < 0 or open_right else "nonpositive": True}
        return {"real": True}
    raise BorderError(f"{sort!r} is not a sort of numbers, so no SymPy symbol ranges over it.")


def _number(end: Term) -> Fraction | None:
    """The sign-deciding value of an end that is a literal number, None for anything else (infinity, n, …)."""
    if isinstance(end.head, Number):
        return end.head.value
    if end.head == Operator("neg") and isinstance(end.args[0].head, Number):
        return -end.args[0].head.value
    if end.head == Operator("div") and all(isinstance(a.head, Number) for a in end.args):
        top, bottom = (a.head.value for a in end.args)  # type: ignore[attr-defined]
        return top / bottom if bottom else None
    return None
