"""What variables range over, in Coq: 0 < x <= 1, in_range 1 n i, forall i : R, in_range 1 n i -> 0 < p i.

Main statements: `SortWriter`, which a writer of terms extends; `Text`, `rank`, `type_of`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from derive.notation.coq_hints import shown_name
from derive.notation.coq_names import NotInCoq, variable_name
from derive.notation.names import name_of
from derive.notation.scope import open_literally
from derive.terms.build import is_op
from derive.terms.sorts import is_function_sort, is_infinite, is_integer_sort, real
from derive.terms.term import Binder, Constant, Interval, Term, Variable, free_variables

# How tightly the outermost sign of a text binds, as in Coq: less is tighter.
ATOM, APPLIED, POWER, NEGATIVE = 0, 10, 30, 35
PRODUCT, SUM, RELATION, NOT = 40, 50, 70, 75
AND, ARROW, FORALL = 80, 99, 200


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of Coq and how tightly its outermost sign binds."""

    coq: str
    level: int = ATOM

    def within(self, level: int) -> str:
        """The text where signs that bind looser than the level need parentheses."""
        return self.coq if self.level <= level else f"({self.coq})"


def rank(sort: Term) -> int:
    """How many arguments a member of the sort takes: 0 for numbers."""
    if not is_function_sort(sort):
        return 0
    if is_function_sort(sort.args[0]):
        raise NotInCoq("A function whose argument is a function has no counterpart in Coq.")
    return 1 + rank(sort.args[1])


def type_of(sort: Term) -> str:
    return type_of_rank(rank(sort))


def type_of_rank(arguments: int) -> str:
    return " -> ".join(["R"] * (arguments + 1))


class SortWriter:
    """Writes sorts, as what a value has to fulfil or as a comment. Its free variables are those of `roots`; bound
    variables are named apart from them and from each other."""

    def __init__(self, roots: Iterable[Term]) -> None:
        self.texts: dict[Term, Text] = {}
        for v in sorted((v for t in roots for v in free_variables(t)), key=lambda v: (name_of(v), repr(v.args[0]))):
            text = Text(variable_name(name_of(v)))
            if text in self.texts.values() and v not in self.texts:
                raise NotInCoq(f"Two variables are called {name_of(v)}; rename one of them.")
            self.texts[v] = text
        self.taken = {text.coq for text in self.texts.values()}

    def term(self, t: Term) -> Text:
        raise NotImplementedError

    def atom(self, t: Term) -> str:
        """The term as the argument of a function."""
        return self.term(t).within(ATOM)

    def applied(self, name: str, *arguments: Term) -> Text:
        """A function of this name, and its arguments."""
        return Text(" ".join([name, *map(self.atom, arguments)]), APPLIED if arguments else ATOM)

    def called(self, t: Term) -> Text:
        """p i, w i j, and (fun i => …) k."""
        function, *arguments = t.args
        level = ATOM if is_op(function, "call") else APPLIED
        return Text(" ".join([self.term(function).within(level), *map(self.atom, arguments)]), APPLIED)

    # ---- sorts

    def membership(self, member: Text, sort: Term) -> Text | None:
        """That the value of the text lies in the sort; None when there is nothing to say."""
        if is_function_sort(sort):
            return self._family(member, sort)
        lower, upper = (None if is_infinite(end) else self.term(end) for end in sort.args)
        if is_integer_sort(sort):
            if lower is not None and upper is not None:
                return Text(f"in_range {lower.within(ATOM)} {upper.within(ATOM)} {member.within(ATOM)}", APPLIED)
            whole = f"integer {member.within(ATOM)}"
            if lower is not None:
                return Text(f"{whole} /\\ {lower.within(SUM)} <= {member.within(SUM)}", AND)
            if upper is not None:
                return Text(f"{whole} /\\ {member.within(SUM)} <= {upper.within(SUM)}", AND)
            return Text(whole, APPLIED)
        assert isinstance(sort.head, Interval)
        text = member.within(SUM)
        if lower is not None:
            text = f"{lower.within(SUM)} {'<' if sort.head.left_open else '<='} {text}"
        if upper is not None:
            text = f"{text} {'<' if sort.head.right_open else '<='} {upper.within(SUM)}"
        return None if lower is None and upper is None else Text(text, RELATION)

    def _family(self, member: Text, sort: Term) -> Text | None:
        domain, values = sort.args
        with self.bound("i" if is_integer_sort(domain) else "x", domain) as x:
            value = Text(f"{member.within(APPLIED)} {self.texts[x].coq}", APPLIED)
            inside = self.membership(value, values)
            return None if inside is None else self.for_all(x, inside)

    def set_of(self, sort: Term) -> str:
        """An interval as a set: (fun x => 0 < x)."""
        with self.bound("x", sort) as x:
            inside = self.membership(self.texts[x], sort)
            return f"(fun {self.texts[x].coq} : R => {inside.coq if inside is not None else 'True'})"

    def for_all(self, x: Term, body: Text, comment: str = "") -> Text:
        """What holds for every member of the sort of x."""
        inside = self.membership(self.texts[x], x.args[0])
        binder = f"forall {self.texts[x].coq} : {type_of(x.args[0])}"
        if inside is None:
            return Text(f"{binder}{self.domain(x.args[0])}," + indented(body.coq), FORALL)
        antecedent = f"({inside.coq})" if is_function_sort(x.args[0]) else inside.coq
        return Text(f"{binder}{comment}, {antecedent} ->" + indented(body.coq), FORALL)

    def domain(self, sort: Term) -> str:
        """A comment with the sort; none for the reals."""
        return "" if sort == real else f" (* {self.sort(sort)} *)"

    def sort(self, sort: Term) -> str:
        """A sort in words: (0, 1], 1 .. n, 1 .. n -> R."""
        if is_function_sort(sort):
            return " -> ".join(self.sort(a) for a in sort.args)
        if sort == real:
            return "R"
        lower, upper = (self._end(end) for end in sort.args)
        if is_integer_sort(sort):
            return f"{lower} .. {upper}"
        assert isinstance(sort.head, Interval)
        return ("(" if sort.head.left_open else "[") + f"{lower}, {upper}" + (")" if sort.head.right_open else "]")

    def _end(self, end: Term) -> str:
        if is_infinite(end):
            return "oo" if end.head == Constant("infinity") else "-oo"
        return self.term(end).within(SUM)

    # ---- bound variables

    def _fresh_marker(self, t: Term) -> Term:
        """A variable that stands nowhere: for what a binder binds."""
        k = len(self.texts)
        while (marker := Term(Variable(f"bound {k}"), (t.args[0],))) in self.texts:
            k += 1
        return marker

    @contextmanager
    def bound(self, hint: str, sort: Term) -> Iterator[Term]:
        """A new variable of the sort with a name of its own."""
        k = len(self.texts)
        while (marker := Term(Variable(f"bound {k}"), (sort,))) in self.texts:
            k += 1
        name = shown_name(hint, self.taken)
        self.texts[marker] = Text(name)
        self.taken.add(name)
        yield marker
        self.taken.discard(name)
        del self.texts[marker]

    @contextmanager
    def opened(self, t: Term) -> Iterator[tuple[Term, Term]]:
        assert isinstance(t.head, Binder)
        with self.bound(t.head.hint, t.args[0]) as marker:
            yield marker, open_literally(t, marker)


def indented(body: str) -> str:
    """A body behind its binder: on the same line, or indented below it when it takes several lines."""
    return " " + body if "\n" not in body else "\n  " + body.replace("\n", "\n  ")
