"""What variables range over, read off Coq text: from 0 < x <= 1, from in_range 1 n i, or from a comment.

Main statement: `RangeReader`, which also knows the variables in scope.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from derive.notation.coq_names import variable_named
from derive.notation.coq_syntax import Applied, Binding, CoqError, Joined, Name, Node, Parentheses, Range, parse_sort
from derive.terms.build import infinity, neg
from derive.terms.sorts import function_sort, integers, interval, real
from derive.terms.term import Interval, Operator, Term, Variable, free_variables

_SIGNS = {"<": True, "<=": False}  # is the end open?


def stripped(node: Node) -> Node:
    """What stands in parentheses."""
    return node.inside if isinstance(node, Parentheses) and not node.comment else node


class RangeReader:
    """Knows the variables in scope and reads sorts. A subclass reads terms."""

    def __init__(self) -> None:
        self.scope: dict[str, Term] = {}
        self.count = 0  # of the bound variables so far

    def term(self, node: Node) -> Term:
        raise NotImplementedError

    # ---- scope

    @contextmanager
    def bound(self, name: str, sort: Term) -> Iterator[Term]:
        """A variable of a binder in scope: one that stands nowhere else."""
        self.count += 1
        marker = Term(Variable(f"bound {self.count}"), (sort,))
        before = self.scope.get(name)
        self.scope[name] = marker
        yield marker
        del self.scope[name]
        if before is not None:
            self.scope[name] = before

    def declare(self, name: str, sort: Term) -> Term:
        """A free variable."""
        self.scope[name] = Term(Variable(variable_named(name)), (sort,))
        return self.scope[name]

    # ---- sorts in comments

    def sort(self, comment: str) -> Term:
        """The sort that a comment gives; the reals when there is none."""
        return self.sort_from(parse_sort(comment)) if comment else real

    def sort_from(self, ranges: tuple[Range, ...]) -> Term:
        *domains, values = map(self._sort_of_range, ranges)
        for domain in reversed(domains):
            values = function_sort(domain, values)
        return values

    def _sort_of_range(self, found: Range) -> Term:
        lower = None if found.lower is None else self.term(found.lower)
        upper = None if found.upper is None else self.term(found.upper)
        if found.is_integers:
            return integers(lower, upper)
        return interval(lower, upper, left_open=found.left_open, right_open=found.right_open)

    # ---- sorts in propositions

    def membership(self, node: Node, member: Node) -> Term:
        """The sort of numbers that the proposition says the member to lie in."""
        node = stripped(node)
        if isinstance(node, Applied) and node.function == Name("in_range") and len(node.arguments) == 3:
            lower, upper, what = node.arguments
            if stripped(what) == member:
                return integers(self.term(lower), self.term(upper))
        if self._is_whole(node, member):
            return integers(None, None)
        if isinstance(node, Joined) and node.sign == "/\\" and len(node.parts) == 2:
            whole, bound = node.parts
            if self._is_whole(whole, member) and isinstance(bound, Joined) and bound.sign == "relation":
                found = self._interval(bound, member)
                assert isinstance(found.head, Interval)
                return Term(Operator("integers"), found.args)
        if isinstance(node, Joined) and node.sign == "relation":
            return self._interval(node, member)
        raise CoqError(f"{node!r} does not say what {member!r} ranges over.")

    @staticmethod
    def _is_whole(node: Node, member: Node) -> bool:
        return (
            isinstance(node, Applied)
            and node.function == Name("integer")
            and tuple(map(stripped, node.arguments)) == (member,)
        )

    def _interval(self, node: Joined, member: Node) -> Term:
        """a < x, x <= b or a < x <= b."""
        if set(node.signs) <= set(_SIGNS):
            opens = [_SIGNS[sign] for sign in node.signs]
            if len(node.parts) == 3 and node.parts[1] == member:
                lower, upper = self.term(node.parts[0]), self.term(node.parts[2])
                return Term(Interval(opens[0], opens[1]), (lower, upper))
            if len(node.parts) == 2 and node.parts[1] == member:
                return Term(Interval(opens[0], True), (self.term(node.parts[0]), infinity))
            if len(node.parts) == 2 and node.parts[0] == member:
                return Term(Interval(True, opens[0]), (neg(infinity), self.term(node.parts[1])))
        raise CoqError(f"{node!r} does not say what {member!r} ranges over.")

    def family(self, node: Node, member: Applied | Name) -> Term:
        """The sort of functions that `forall i : R, in_range 1 n i -> 0 < p i` says the member to lie in."""
        node = stripped(node)
        if not (isinstance(node, Binding) and node.word == "forall" and not node.grouped):
            raise CoqError(f"{node!r} does not say what {member!r} ranges over.")
        (variable,) = node.variables
        name, inside = Name(variable.name), node.body
        domain = real
        if isinstance(inside, Joined) and inside.sign == "->":
            domain, inside = self.membership(inside.parts[0], name), inside.parts[1]
        value = (
            Applied(member, (name,))
            if isinstance(member, Name)
            else Applied(member.function, (*member.arguments, name))
        )
        with self.bound(variable.name, domain) as marker:
            is_nested = isinstance(inside, Binding)
            values = self.family(inside, value) if is_nested else self.membership(inside, value)
            if marker in free_variables(values):
                raise CoqError(f"What {member!r} ranges over depends on {variable.name}.")
        return function_sort(domain, values)

    def set_of(self, node: Node) -> Term:
        """(fun x : R => 0 < x), an interval or a range as a set."""
        node = stripped(node)
        if not (isinstance(node, Binding) and node.word == "fun"):
            raise CoqError(f"{node!r} is no set.")
        (variable,) = node.variables
        return real if node.body == Name("True") else self.membership(node.body, Name(variable.name))
