"""The term tree: what is printed, checked, evaluated and exported.

A term is a head and its arguments, immutable, and equal to another exactly when both are written alike.
Bound variables are nameless (de Bruijn indices); a binder keeps the name it was written with only for printing.
A free variable carries its sort, and the sort is a term, so that substituting 3 for n also turns
a family over 1..n into a family over 1..3.

Main statements: `Term`, the heads `Number`, `Constant`, `Variable`, `Bound`, `Operator`, `Binder`, `Interval`;
`free_variables`, `substitute`, `open_body`, `close_body`, `fresh_variable`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

from derive.display import Formula

HIGHEST_ORDER = 50  # of a derivative


class Head:
    """What stands at the top of a term. Two heads are equal when they mean the same."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Number(Head):
    """A natural number, or a non-negative decimal as it was written (0.40 has two decimals)."""

    value: Fraction
    decimals: int | None = None

    def __post_init__(self) -> None:
        if self.value < 0:
            raise ValueError("A number in a term is not negative; write the negation of a number.")
        if self.decimals is None and self.value.denominator != 1:
            raise ValueError("A number in a term is a natural or a decimal; write a fraction as a quotient.")
        if self.decimals is not None and (self.decimals < 1 or (self.value * 10**self.decimals).denominator != 1):
            raise ValueError(f"{self.value} is not a number with {self.decimals} decimals, and would print as another.")


@dataclass(frozen=True, slots=True)
class Constant(Head):
    """A named constant: "pi", "e" or "infinity" (the last only as an end of an interval or a limit point)."""

    name: str

    def __post_init__(self) -> None:
        if self.name not in ("pi", "e", "infinity"):
            raise ValueError(f"There is no constant {self.name!r}: there are pi, e and infinity.")


@dataclass(frozen=True, slots=True)
class Variable(Head):
    """A free variable; its single argument is its sort."""

    name: str


@dataclass(frozen=True, slots=True)
class Bound(Head):
    """A bound variable: the number of binders between it and its own."""

    index: int

    def __post_init__(self) -> None:
        if self.index < 0:
            raise ValueError("A bound variable counts the binders between it and its own, from 0 on.")


@dataclass(frozen=True, slots=True)
class Operator(Head):
    """A primitive operation, relation or connective, known by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Binder(Head):
    """A head that binds one variable. Arguments: (sort, body, others…); only the body is under the binder.

    `hint` is the name the author wrote, for printing; `order` is the order of a derivative (0: not one).
    """

    name: str
    hint: str = field(default="x", compare=False)
    order: int = 0

    def __post_init__(self) -> None:
        if self.order > HIGHEST_ORDER:  # whoever works one out goes through all the lower ones
            raise ValueError(f"The order of a derivative is at most {HIGHEST_ORDER}, and this is {self.order}.")


@dataclass(frozen=True, slots=True)
class Interval(Head):
    """The sort of the reals between its two arguments."""

    left_open: bool
    right_open: bool


class Term(Formula):
    """A head and its arguments; see the module docstring. Python's operators build terms."""

    __slots__ = ("head", "args", "loose", "_hash", "_free")

    head: Head
    args: tuple[Term, ...]
    _hash: int
    _free: frozenset[Term] | None
    loose: int  # 1 + the largest index of a bound variable that has no binder inside this term; 0 when closed

    # The arithmetic of terms is built one file up (build.py); it registers itself here to keep this file small.
    _arithmetic: ClassVar[dict[str, Callable[..., Term]]] = {}

    def __init__(self, head: Head, args: tuple[Term, ...] = ()) -> None:
        set_ = object.__setattr__
        set_(self, "head", head)
        set_(self, "args", args)
        set_(self, "_hash", hash((head, args)))
        set_(self, "_free", None)
        if isinstance(head, Bound):
            loose = head.index + 1
        elif isinstance(head, Binder):
            loose = max((a.loose - 1 if k == 1 else a.loose for k, a in enumerate(args)), default=0)
        else:
            loose = 0
            for a in args:
                if a.loose > loose:
                    loose = a.loose
        set_(self, "loose", max(loose, 0))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("A term cannot be changed; build a new one.")

    def __reduce__(self) -> tuple[type[Term], tuple[Head, tuple[Term, ...]]]:
        return (Term, (self.head, self.args))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        """Are both written alike? (For the equation of two terms use `Eq`.)"""
        if self is other:
            return True
        if not isinstance(other, Term):
            return NotImplemented
        return self._hash == other._hash and self.head == other.head and self.args == other.args

    def __bool__(self) -> bool:
        raise TypeError(
            "A term has no truth value. Python reads 0 < p < 1 as two questions: write 0 < p, p < 1 as two hypotheses."
        )

    def __repr__(self) -> str:
        head = self.head
        if isinstance(head, Number):
            return str(head.value) if head.decimals is None else f"{float(head.value):.{head.decimals}f}"
        if isinstance(head, Constant | Variable):
            return head.name
        if isinstance(head, Bound):
            return f"#{head.index}"
        name = getattr(head, "name", type(head).__name__)
        return f"{name}({', '.join(map(repr, self.args))})"

    def __iter__(self) -> Iterator[Term]:
        raise TypeError("A term is not a sequence; use sum_(…) or prod(…) to add or multiply a family.")

    def __add__(self, other: object) -> Term:
        return self._arithmetic["+"](self, other)

    def __radd__(self, other: object) -> Term:
        return self._arithmetic["+"](other, self)

    def __sub__(self, other: object) -> Term:
        return self._arithmetic["-"](self, other)

    def __rsub__(self, other: object) -> Term:
        return self._arithmetic["-"](other, self)

    def __mul__(self, other: object) -> Term:
        return self._arithmetic["*"](self, other)

    def __rmul__(self, other: object) -> Term:
        return self._arithmetic["*"](other, self)

    def __truediv__(self, other: object) -> Term:
        return self._arithmetic["/"](self, other)

    def __rtruediv__(self, other: object) -> Term:
        return self._arithmetic["/"](other, self)

    def __pow__(self, other: object) -> Term:
        return self._arithmetic["^"](self, other)

    def __rpow__(self, other: object) -> Term:
        return self._arithmetic["^"](other, self)

    def __neg__(self) -> Term:
        return self._arithmetic["neg"](self)

    def __abs__(self) -> Term:
        return self._arithmetic["abs"](self)

    def __getitem__(self, index: object) -> Term:
        indices = index if isinstance(index, tuple) else (index,)
        return self._arithmetic["call"](self, *indices)

    def __call__(self, *arguments: object) -> Term:
        return self._arithmetic["call"](self, *arguments)

    def __lt__(self, other: object) -> Term:
        return self._arithmetic["<"](self, other)

    def __le__(self, other: object) -> Term:
        return self._arithmetic["<="](self, other)

    def __gt__(self, other: object) -> Term:
        return self._arithmetic[">"](self, other)

    def __ge__(self, other: object) -> Term:
        return self._arithmetic[">="](self, other)


def free_variables(term: Term) -> frozenset[Term]:
    """The free variables of a term, with those that stand in their sorts."""
    found = term._free
    if found is None:
        parts = [free_variables(a) for a in term.args]
        own: Iterable[Term] = (term,) if isinstance(term.head, Variable) else ()
        found = frozenset(own).union(*parts)
        object.__setattr__(term, "_free", found)
    return found


def occurs(variable: Term, term: Term) -> bool:
    """Does the variable stand free in the term?"""
    return variable in free_variables(term)


def rebuild(term: Term, args: tuple[Term, ...]) -> Term:
    """The same head with other arguments; a function literal applied to arguments is evaluated."""
    if all(a is b for a, b in zip(args, term.args, strict=True)):
        return term
    if isinstance(term.head, Operator) and term.head.name == "call":
        return Term._arithmetic["call"](*args)
    return Term(term.head, args)


def substitute(term: Term, replacements: Mapping[Term, Term], *, evaluated: bool = True) -> Term:
    """All replacements at once, for free variables. The replacing terms have no loose bound variables.

    A function literal that is put for an applied variable is evaluated, or left as it is written: evaluated it no
    longer says what its arguments were. (In the sorts of variables it is evaluated in any case.)
    """
    if not replacements:
        return term
    for value in replacements.values():
        if value.loose:
            raise ValueError("A replacing term has a bound variable without its binder.")
    keys = frozenset(replacements)

    def walk(t: Term, evaluated: bool) -> Term:
        if t in replacements:
            return replacements[t]
        if keys.isdisjoint(free_variables(t)):
            return t
        evaluated = evaluated or isinstance(t.head, Variable)
        args = tuple(walk(a, evaluated) for a in t.args)
        if evaluated:
            return rebuild(t, args)
        if args and args[0].head == t.head == Operator("call"):  # an entry of a row w_i is w_ij
            args = (*args[0].args, *args[1:])
        return Term(t.head, args)

    return walk(term, evaluated)


def replaced(term: Term, values: Mapping[Term, Term]) -> Term:
    """The term with other terms in the places of some of its parts, as they stand: nothing is renamed or evaluated."""
    if term in values:
        return values[term]
    return Term(term.head, tuple(replaced(a, values) for a in term.args)) if term.args else term


def open_body(binder: Term, value: Term, *, evaluated: bool = True) -> Term:
    """The body of a binder with its bound variable replaced by a closed term.

    A function literal that is applied to the variable is then evaluated, or left as it is written: evaluated it no
    longer says what its domain was.
    """
    if value.loose:
        raise ValueError("A replacing term has a bound variable without its binder.")

    def walk(t: Term, depth: int) -> Term:
        if t.loose <= depth:
            return t
        if isinstance(t.head, Bound):
            if t.head.index == depth:
                return value
            return Term(Bound(t.head.index - 1)) if t.head.index > depth else t
        if isinstance(t.head, Binder):
            args = tuple(walk(a, depth + 1 if k == 1 else depth) for k, a in enumerate(t.args))
        else:
            args = tuple(walk(a, depth) for a in t.args)
        return rebuild(t, args) if evaluated else Term(t.head, args)

    return walk(binder.args[1], 0)


def close_body(body: Term, variable: Term) -> Term:
    """The body with the free variable made the bound variable 0 of a binder that is about to be put around it."""

    def walk(t: Term, depth: int) -> Term:
        if t == variable:
            return Term(Bound(depth))
        if variable not in free_variables(t):
            return t
        if isinstance(t.head, Binder):
            args = tuple(walk(a, depth + 1 if k == 1 else depth) for k, a in enumerate(t.args))
        else:
            args = tuple(walk(a, depth) for a in t.args)
        return Term(t.head, args)

    return walk(body, 0)


def fresh_variable(hint: str, sort: Term, avoid: Iterable[Term]) -> Term:
    """A variable of the sort whose name no free variable of the given terms has."""
    taken = {v.head.name for t in avoid for v in free_variables(t) if isinstance(v.head, Variable)}
    name, k = hint, 0
    while name in taken:
        k += 1
        name = f"{hint}_{k}"
    return Term(Variable(name), (sort,))


def ambiguous_name(terms: Iterable[Term]) -> str | None:
    """A name that two different free variables share: x > 0 of a positive x reads as if it were said of a real x."""
    sorts: dict[str, Term] = {}
    for v in {v for t in terms for v in free_variables(t)}:
        assert isinstance(v.head, Variable)
        if sorts.setdefault(v.head.name, v.args[0]) != v.args[0]:
            return v.head.name
    return None


def subterms(term: Term) -> Iterator[Term]:
    """The term and every term inside it, sorts and bodies (with loose bound variables) included."""
    yield term
    for a in term.args:
        yield from subterms(a)
