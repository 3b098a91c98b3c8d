"""Terms and propositions, read off the Coq text that we write.

Main statements: `TermReader`, `last_part`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from derive.notation.coq_binders import RANGES, SIDES
from derive.notation.coq_names import definition_name, variable_named
from derive.notation.coq_ranges import RangeReader, stripped
from derive.notation.coq_sort_writer import rank
from derive.notation.coq_syntax import (
    Applied,
    Binding,
    CoqError,
    Joined,
    Listed,
    Name,
    Node,
    Numeral,
    Parentheses,
    parse_entry,
)
from derive.notation.coq_writer import EXTREMA, FUNCTIONS, RELATIONS, size_variables
from derive.terms.build import decimal, e, infinity, is_op, neg, op, pi, term
from derive.terms.definition import Definition, sort_of
from derive.terms.sorts import integers
from derive.terms.term import Binder, Interval, Operator, Term, close_body, free_variables

_RELATIONS = {sign: name for name, sign in RELATIONS.items()}
_FUNCTIONS = {written: name for name, written in FUNCTIONS.items() if name != "xlogy_defined"}
_FUNCTIONS |= {"log_base": "log", "power": "pow"}
_TWO = ("delta", "xlogy", "log_base", "power")
_EXTREMA = {written: name for name, written in EXTREMA.items()}
_RANGES = {written: name for name, written in RANGES.items()}
_SIDES = {written: direction for direction, written in SIDES.items()}


class TermReader(RangeReader):
    """Reads terms and propositions. `entries` are the variables of partial derivatives: each with what it replaces."""

    def __init__(self, definitions: Iterable[Definition]) -> None:
        super().__init__()
        self.definitions = {definition_name(d.name): d for d in definitions}
        self.entries: dict[str, tuple[Term, Term, tuple[Term, ...]]] = {}

    # ---- terms

    def holds(self, node: Node) -> Term:
        """The statement among its obligations, which are not read: written again they must be the same."""
        core = last_part(node)
        inside = stripped(core)
        if isinstance(inside, Binding) or (isinstance(inside, Joined) and inside.sign == "->"):
            core = inside
        if isinstance(core, Binding) and core.word == "forall":
            return self._forall(core, with_obligations=True)
        if isinstance(core, Joined) and core.sign == "->":
            return self._implication(core, with_obligations=True)
        return self.term(core)

    def term(self, node: Node) -> Term:
        if isinstance(node, Numeral):
            return term(int(node.text))
        if isinstance(node, Name):
            return self._name(node.text)
        if isinstance(node, Parentheses):
            return self._decimal(node) if node.comment else self.term(node.inside)
        if isinstance(node, Joined):
            return self._joined(node)
        if isinstance(node, Binding):
            return self._forall(node) if node.word == "forall" else self._function(node)
        if isinstance(node, Applied):
            return self._applied(node)
        raise CoqError(f"{node!r} is no term.")

    def _name(self, name: str) -> Term:
        if name in self.scope:
            return self.scope[name]
        if name == "PI":
            return pi
        if name in self.definitions and not self.definitions[name].parameters:
            return Term(self.definitions[name])
        raise CoqError(f"{name} is neither a variable in scope nor the name of a definition.")

    def _decimal(self, node: Parentheses) -> Term:
        if not re.fullmatch(r"\d+\.\d+", node.comment):
            raise CoqError(f"The comment {node.comment!r} is no decimal.")
        found, decimals = decimal(node.comment), len(node.comment.partition(".")[2])
        above, below = Fraction(node.comment) * 10**decimals, 10**decimals
        if node.inside != Joined("/", (Numeral(str(above)), Numeral(str(below)))):
            raise CoqError(f"{node.inside!r} is not {node.comment}.")
        return found

    def _joined(self, node: Joined) -> Term:
        parts = node.parts
        if node.sign == "+":
            others = [
                self.term(p) if sign == "+" else neg(self.term(p))
                for p, sign in zip(parts[1:], node.signs, strict=True)
            ]
            return Term(Operator("add"), (self.term(parts[0]), *others))
        if node.sign == "relation" and len(parts) == 2:
            return Term(Operator(_RELATIONS[node.signs[0]]), (self.term(parts[0]), self.term(parts[1])))
        if node.sign == "->":
            return self._implication(node)
        names = {"*": "mul", "/": "div", "^": "pow", "-": "neg", "/\\": "and"}
        if node.sign in names:
            return Term(Operator(names[node.sign]), tuple(map(self.term, parts)))
        raise CoqError(f"{node!r} stands in no statement of ours.")

    def _implication(self, node: Joined, with_obligations: bool = False) -> Term:
        condition, conclusion = node.parts
        if not isinstance(condition, Parentheses):
            raise CoqError(f"The condition {condition!r} is not in parentheses.")
        after = self.holds(conclusion) if with_obligations else self.term(conclusion)
        return op("implies", self.term(condition.inside), after)

    def _applied(self, node: Applied) -> Term:
        function, arguments = node.function, node.arguments
        if not isinstance(function, Name) or function.text in self.scope:
            return self._called(self.term(function), arguments)
        name = function.text
        if name in self.definitions:
            definition = self.definitions[name]
            start = len(size_variables(definition))
            stop = start + len(definition.parameters)
            if len(arguments) < stop:
                raise CoqError(f"{name} takes {stop} arguments, not {len(arguments)}.")
            made = Term(definition, tuple(map(self.term, arguments[start:stop])))
            return self._called(made, arguments[stop:])
        if name in _FUNCTIONS:
            return self._value(name, arguments)
        if name in _EXTREMA:
            return self._extremum(name, arguments)
        if name in ("vector", "rows") and isinstance(arguments[0], Listed):
            made = op("vector", *map(self.term, arguments[0].entries))
            return self._called(made, arguments[1:])
        if name == "update" and len(arguments) >= 3:
            return self._called(self._updated(arguments[:3]), arguments[3:])
        method = _CONSTRUCTS.get((name, len(arguments)))
        if method is None:
            raise CoqError(f"{name} with {len(arguments)} arguments stands in no statement of ours.")
        return method(self, name, *arguments)

    def _called(self, function: Term, arguments: Sequence[Node]) -> Term:
        return Term(Operator("call"), (function, *map(self.term, arguments))) if arguments else function

    def _value(self, name: str, arguments: Sequence[Node]) -> Term:
        if len(arguments) != (2 if name in _TWO else 1):
            raise CoqError(f"{name} does not take {len(arguments)} arguments.")
        if name == "exp" and arguments == (Numeral("1"),):
            return e
        return Term(Operator(_FUNCTIONS[name]), tuple(map(self.term, arguments)))

    def _extremum(self, name: str, arguments: Sequence[Node]) -> Term:
        """Rmax a (Rmax b c) is the greatest of three; Rmax a ((Rmax b c)) is that of a and a maximum."""
        if len(arguments) != 2:
            raise CoqError(f"{name} does not take {len(arguments)} arguments.")
        first, rest = arguments
        inside = stripped(rest)
        others = [self.term(rest)]
        if isinstance(rest, Parentheses) and isinstance(inside, Applied) and inside.function == Name(name):
            others = list(self._extremum(name, inside.arguments).args)
        return Term(Operator(_EXTREMA[name]), (self.term(first), *others))

    def _piecewise(self, name: str, condition: Node, value: Node, otherwise: Node) -> Term:
        inside = stripped(otherwise)
        rest = [self.term(otherwise)]
        if isinstance(otherwise, Parentheses) and isinstance(inside, Applied) and inside.function == Name(name):
            rest = list(self._piecewise(name, *inside.arguments).args)
        return op(name, self.term(value), self.term(condition), *rest)

    # ---- binders

    def _forall(self, node: Binding, with_obligations: bool = False) -> Term:
        if node.grouped:
            raise CoqError("Only a whole statement binds variables in parentheses.")
        (v,) = node.variables
        body, sort = node.body, self.sort(v.comment)
        is_condition = isinstance(body, Joined) and body.sign == "->"
        if v.rank and not v.comment:
            if not is_condition:
                raise CoqError(f"Nothing says what {v.name} ranges over.")
            sort, body = self.family(body.parts[0], Name(v.name)), body.parts[1]  # type: ignore[union-attr]
        elif not v.rank and is_condition and not isinstance(body.parts[0], Parentheses):  # type: ignore[union-attr]
            sort, body = self.membership(body.parts[0], Name(v.name)), body.parts[1]  # type: ignore[union-attr]
        if isinstance(body, Applied) and body.function == Name("ex_derive") and body.arguments[1:] == (Name(v.name),):
            domain = self.sort(v.comment) if v.comment else sort
            return op("differentiable", self.term(body.arguments[0]), domain)
        with self.bound(v.name, sort) as marker:
            inside = self.holds(body) if with_obligations else self.term(body)
        return self._bind("forall", v.name, marker, inside)

    @staticmethod
    def _bind(name: str, hint: str, marker: Term, body: Term, *others: Term, order: int = 0) -> Term:
        head = Binder(name, variable_named(hint), order)
        return Term(head, (marker.args[0], close_body(body, marker), *others))

    def _literal(self, node: Node) -> Binding:
        """(fun x => …)"""
        node = stripped(node)
        if not (isinstance(node, Binding) and node.word == "fun"):
            raise CoqError(f"{node!r} is no function literal.")
        return node

    def _function(self, node: Binding) -> Term:
        (v,) = node.variables
        return self._under("lambda", node, self.sort(v.comment))

    def _under(self, name: str, node: Node, sort: Term, *others: Term, order: int = 0) -> Term:
        """The binder around the body of the function literal."""
        literal = self._literal(node)
        (v,) = literal.variables
        if rank(sort) != v.rank:
            raise CoqError(f"The type of {v.name} is not that of its sort.")
        with self.bound(v.name, sort) as marker:
            body = self.term(literal.body)
        return self._bind(name, v.name, marker, body, *others, order=order)

    def _range(self, name: str, lower: Node, upper: Node, function: Node) -> Term:
        return self._sum_or_expectation(_RANGES[name], function, integers(self.term(lower), self.term(upper)))

    def _sum_or_expectation(self, name: str, function: Node, sort: Term) -> Term:
        literal = self._literal(function)
        (v,) = literal.variables
        if v.comment != "E":
            return self._under(name, function, sort)
        with self.bound(v.name, sort) as marker:
            body = self.term(literal.body)
        weight, value = body.args if is_op(body, "mul") and len(body.args) == 2 else (body, body)
        if not is_op(weight, "call") or weight.args[1:] != (marker,) or marker in free_variables(weight.args[0]):
            raise CoqError(f"{body!r} is no weighted value.")
        return self._bind("expectation", v.name, marker, value, weight.args[0])

    def _integral(self, name: str, function: Node, lower: Node, upper: Node) -> Term:
        if name.endswith("_gen"):
            sort = self._open_interval(stripped(lower), stripped(upper))
        else:
            sort = Term(Interval(False, False), (self.term(lower), self.term(upper)))
        if name.startswith("ex_"):
            return op("integrable", self.term(function), sort)
        return self._sum_or_expectation("integral", function, sort)

    def _open_interval(self, lower: Node, upper: Node) -> Term:
        ends, opens = [], []
        for node, side, missing in ((lower, "at_right", neg(infinity)), (upper, "at_left", infinity)):
            if not (isinstance(node, Applied) and len(node.arguments) == 1):
                raise CoqError(f"{node!r} is no end of an integral.")
            how, end = node.function, node.arguments[0]
            if how == Name("Rbar_locally"):
                ends.append(missing)
            else:
                ends.append(self.term(end))
            opens.append(how != Name("at_point"))
            if how not in (Name("Rbar_locally"), Name("at_point"), Name(side)):
                raise CoqError(f"{node!r} is no end of an integral.")
        return Term(Interval(*opens), tuple(ends))

    def _derivative(self, name: str, function: Node, *rest: Node) -> Term:
        *times, point = rest
        order = 1 if not times else int(times[0].text) if isinstance(times[0], Numeral) else 0
        (v,) = self._literal(function).variables
        if v.comment.startswith("entry "):
            return self._partial(self._literal(function), point, order)
        return self._under("derivative", function, self.sort(v.comment), self.term(point), order=order)

    def _partial(self, literal: Binding, point: Node, order: int) -> Term:
        (v,) = literal.variables
        node, ranges = parse_entry(v.comment.removeprefix("entry "))
        entry = self.term(node)
        if not is_op(entry, "call") or entry != self.term(point):
            raise CoqError(f"A partial derivative is taken at {point!r}, which is not the entry {entry!r}.")
        family, *indices = entry.args
        sort = sort_of(family) if ranges is None else self.sort_from(ranges)
        if sort is None:
            raise CoqError(f"Nothing says what the family {family!r} ranges over.")
        with self.bound(f"family of {v.name}", sort) as marker:
            self.entries[v.name] = (marker, family, tuple(indices))
            body = self.term(literal.body)
            del self.entries[v.name]
        return self._bind("partial", "w", marker, body, family, *indices, order=order)

    def _updated(self, arguments: Sequence[Node]) -> Term:
        """update z k t, where t stands for the entry z k: the family that is differentiated in."""
        value: Node = arguments[2]
        while isinstance(inside := stripped(value), Applied) and inside.function == Name("update"):
            value = inside.arguments[2]
        if not (isinstance(value, Name) and value.text in self.entries):
            raise CoqError(f"{value!r} is no variable of a partial derivative.")
        marker, family, indices = self.entries[value.text]
        for index in indices:
            if _flat(self.term(arguments[0])) != _flat(family) or self.term(arguments[1]) != index:
                raise CoqError(f"Another entry than {family!r} at {indices!r} is replaced.")
            family = Term(Operator("call"), (family, index))
            last = stripped(arguments[2])
            arguments = last.arguments if isinstance(last, Applied) else ()
        if arguments:
            raise CoqError(f"Another entry than {family!r} is replaced.")
        return marker

    def _limit(self, name: str, approach: Node, function: Node) -> Term:
        node = stripped(approach)
        if not (isinstance(node, Applied) and isinstance(node.function, Name) and node.function.text in _SIDES):
            raise CoqError(f"{node!r} does not say how a point is approached.")
        where, to = node.arguments
        points = {Name("p_infty"): infinity, Name("m_infty"): neg(infinity)}
        point = points[to] if isinstance(to, Name) and to in points else self.term(to)
        return self._under("limit" + _SIDES[node.function.text], function, self.set_of(where), point)

    def _continuous(self, name: str, where: Node, function: Node) -> Term:
        return op("continuous", self.term(function), self.set_of(where))

    def _differentiable_at(self, name: str, function: Node, point: Node) -> Term:
        return op("differentiable_at", self.term(function), self.term(point))


_CONSTRUCTS: dict[tuple[str, int], Callable[..., Term]] = {
    ("Sum", 3): TermReader._range,
    ("Prod", 3): TermReader._range,
    ("Maximum", 3): TermReader._range,
    ("RInt", 3): TermReader._integral,
    ("RInt_gen", 3): TermReader._integral,
    ("ex_RInt", 3): TermReader._integral,
    ("ex_RInt_gen", 3): TermReader._integral,
    ("Derive", 2): TermReader._derivative,
    ("Derive_n", 3): TermReader._derivative,
    ("Limit", 2): TermReader._limit,
    ("continuous_on", 2): TermReader._continuous,
    ("ex_derive", 2): TermReader._differentiable_at,
    ("piecewise", 3): TermReader._piecewise,
}


def last_part(node: Node) -> Node:
    """The last part of a conjunction, before which its obligations stand."""
    return node.parts[-1] if isinstance(node, Joined) and node.sign == "/\\" else node


def _flat(t: Term) -> Term:
    """An entry of a row w_i as an entry w_ij."""
    if is_op(t, "call") and is_op(t.args[0], "call"):
        return _flat(Term(t.head, (*t.args[0].args, *t.args[1:])))
    return t
