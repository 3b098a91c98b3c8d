"""Binders in Coq: sums, function literals, integrals, derivatives, limits; and that these have a value.

Main statement: `BinderWriter`, which the writer of terms extends.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.notation.coq_hints import ENTRY
from derive.notation.coq_names import NotInCoq
from derive.notation.coq_sort_writer import APPLIED, ATOM, FORALL, SortWriter, Text, type_of
from derive.notation.scope import open_literally
from derive.terms.definition import sort_of
from derive.terms.sorts import is_function_sort, is_infinite, is_integer_sort, is_interval, real
from derive.terms.term import Binder, Bound, Constant, Interval, Operator, Term

RANGES = {"sum": "Sum", "product": "Prod", "maximum": "Maximum"}
SIDES = {"": "near", "+": "above", "-": "below"}


class BinderWriter(SortWriter):
    def binder(self, t: Term, head: Binder) -> Text:
        name = head.name
        if name in RANGES:
            return self._range(t, RANGES[name])
        if name == "lambda":
            return self.function(t, t.args[0])
        if name == "forall":
            with self.opened(t) as (x, body):
                return self.for_all(x, self.term(body))
        if name == "expectation":
            return self._expectation(t)
        if name in ("integral", "exists integral"):
            value = "RInt" if name == "integral" else "ex_RInt"
            return self.integral_of(value, self._body(t, real), t.args[0])
        if name == "derivative":
            return self._derivative(t, head.order, "Derive", "Derive_n")
        if name == "exists derivative":
            return self._derivative(t, head.order, "ex_derive", "ex_derive_times")
        if name == "partial":
            return self._partial(t, head.order, "Derive", "Derive_n")
        if name == "exists partial":
            return self._partial(t, head.order, "ex_derive", "ex_derive_times")
        if name == "around":
            return Text(f"locally {self.atom(t.args[2])} {self._body(t)}", APPLIED)
        if name == "around entry":
            return Text(f"locally {self._entry(t)} {self._along(t, '')}", APPLIED)
        if name.startswith("near"):
            return Text(f"{self._filter(t, name.removeprefix('near'))} {self._body(t, real)}", APPLIED)
        if name.startswith("limit"):
            return Text(f"Limit ({self._filter(t, name.removeprefix('limit'))}) {self._body(t, real)}", APPLIED)
        if name.startswith("exists limit"):
            side = self._filter(t, name.removeprefix("exists limit"))
            return Text(f"ex_limit ({side}) {self._body(t, real)}", APPLIED)
        raise NotInCoq(f"The binder {name} has no counterpart in Coq.")

    def function(self, t: Term, shown: Term) -> Text:
        """The body as a function of its variable, and what it ranges over."""
        with self.opened(t) as (x, body):
            kind = f" : {type_of(x.args[0])}" if is_function_sort(x.args[0]) else ""
            return Text(f"fun {self.texts[x].coq}{kind}{self.domain(shown)} => {self.term(body).coq}", FORALL)

    def _expectation(self, t: Term) -> Text:
        """The sum or integral that it is, marked by a comment."""
        assert isinstance(t.head, Binder)
        weight = Term(Operator("call"), (t.args[2], Term(Bound(0))))
        weighted = Term(Binder("sum", t.head.hint), (t.args[0], Term(Operator("mul"), (weight, t.args[1]))))
        with self.opened(weighted) as (x, body):
            function = f"(fun {self.texts[x].coq} (* E *) => {self.term(body).coq})"
        if is_integer_sort(t.args[0]):
            lower, upper = map(self.atom, self._finite(t.args[0]))
            return Text(f"Sum {lower} {upper} {function}", APPLIED)
        return self.integral_of("RInt", function, t.args[0])

    def _body(self, t: Term, shown: Term | None = None) -> str:
        return f"({self.function(t, t.args[0] if shown is None else shown).coq})"

    def _range(self, t: Term, name: str) -> Text:
        lower, upper = map(self.atom, self._finite(t.args[0]))
        return Text(f"{name} {lower} {upper} {self._body(t, real)}", APPLIED)

    @staticmethod
    def _finite(sort: Term) -> tuple[Term, ...]:
        """The ends of a finite range of integers."""
        if not is_integer_sort(sort) or any(map(is_infinite, sort.args)):
            raise NotInCoq("A sum, product or maximum runs over a finite range of integers.")
        return sort.args

    def integral_of(self, name: str, function: str, sort: Term) -> Text:
        if not is_interval(sort):
            raise NotInCoq("An integral runs over an interval.")
        head, (lower, upper) = sort.head, sort.args
        assert isinstance(head, Interval)
        if not (head.left_open or head.right_open or is_infinite(lower) or is_infinite(upper)):
            return Text(f"{name} {function} {self.atom(lower)} {self.atom(upper)}", APPLIED)
        ends = (self._approach(lower, head.left_open, "at_right"), self._approach(upper, head.right_open, "at_left"))
        return Text(f"{name}_gen {function} ({ends[0]}) ({ends[1]})", APPLIED)

    def _approach(self, end: Term, is_open: bool, side: str) -> str:
        if is_infinite(end):
            return "Rbar_locally " + self._infinity(end)
        return f"{side if is_open else 'at_point'} {self.atom(end)}"

    @staticmethod
    def _infinity(end: Term) -> str:
        return "p_infty" if end.head == Constant("infinity") else "m_infty"

    def _derivative(self, t: Term, order: int, once: str, often: str) -> Text:
        return self._differentiated(self._body(t), self.atom(t.args[2]), order, once, often)

    @staticmethod
    def _differentiated(function: str, point: str, order: int, once: str, often: str) -> Text:
        if order == 1:
            return Text(f"{once} {function} {point}", APPLIED)
        if often == "Derive_n":
            return Text(f"{often} {function} {order} {point}", APPLIED)
        return Text(f"{often} {order} {function} {point}", APPLIED)

    def _partial(self, t: Term, order: int, once: str, often: str) -> Text:
        return self._differentiated(self._along(t, self._place(t)), self._entry(t), order, once, often)

    def _entry(self, t: Term) -> str:
        """The entry z k in which a partial derivative is taken."""
        return f"({self.called(Term(Operator('call'), t.args[2:])).coq})"

    def _place(self, t: Term) -> str:
        """What the variable of a partial derivative stands for, and the sort of the family unless it is its own."""
        entry, sort = self._entry(t)[1:-1], t.args[0]
        return f" (* entry {entry} *)" if sort_of(t.args[2]) == sort else f" (* entry {entry} in {self.sort(sort)} *)"

    def _along(self, t: Term, place: str) -> str:
        """The body as a function of one entry of the family: fun t => body(update z k t)."""
        family, *indices = t.args[2:]
        with self.bound(ENTRY, real) as entry:
            updated = self._updated(self.term(family), indices, self.texts[entry].coq)
            marker = self._fresh_marker(t)
            self.texts[marker] = updated
            body = self.term(open_literally(t, marker)).coq
            del self.texts[marker]
            return f"(fun {self.texts[entry].coq}{place} => {body})"

    def _updated(self, family: Text, indices: Sequence[Term], value: str) -> Text:
        first, *rest = indices
        if rest:
            row = Text(f"{family.within(APPLIED)} {self.atom(first)}", APPLIED)
            value = f"({self._updated(row, rest, value).coq})"
        return Text(f"update {family.within(ATOM)} {self.atom(first)} {value}", APPLIED)

    def _filter(self, t: Term, direction: str) -> str:
        """How x goes to its point: near (fun x => 0 < x) 0."""
        if is_infinite(t.args[2]) and direction:
            raise NotInCoq("A limit at infinity has one side only.")
        point = self._infinity(t.args[2]) if is_infinite(t.args[2]) else self.atom(t.args[2])
        return f"{SIDES[direction]} {self.set_of(t.args[0])} {point}"
