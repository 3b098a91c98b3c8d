"""From terms to arrays: the very right-hand sides that were proved are walked, and become nodes of a graph.

A free family is an array whose last axes are its indices; a bound index is an axis; a free index that no derivative
names is an array of labels, counted from 0. A definition is replaced by the stable form proved of it, and unfolded
where there is none.

Main statement: `Lowering`.
"""

from __future__ import annotations

from fractions import Fraction

from derive.code.arrays import Axis, Graph, Node
from derive.code.proved import NoCode
from derive.code.stable import Rewriter
from derive.notation.text import text
from derive.terms.build import call, is_op, sum_, term
from derive.terms.definition import Definition, sort_of, unfold
from derive.terms.expectation import unfold_expectation
from derive.terms.sorts import is_function_sort, is_integer_sort
from derive.terms.term import (
    Binder,
    Constant,
    Number,
    Operator,
    Term,
    Variable,
    free_variables,
    fresh_variable,
    open_body,
)

_UNARY = ("sinh", "cosh", "tanh", "atanh", "floor", "ceiling")
_RELATIONS = ("=", "≠", "<", "≤", ">", "≥")


class Lowering:
    """Lowers the terms of one function into one graph, so that they share what they have in common.

    `outputs` are the free indices that become axes of the result; `own` is the theorem about the loss itself.
    """

    def __init__(self, graph: Graph, outputs: tuple[Term, ...] = (), own: str = "") -> None:
        self.graph = graph
        self.rewriter = Rewriter(own)
        self._axes: dict[Term, Axis] = {}  # the variable that stands for an axis, and the axis
        self._nodes: dict[Term, Node] = {}
        self._output: dict[Term, Node] = {}
        for k in outputs:
            axis = self._axis(k.args[0], k, frozenset(self._output_axes()))
            self._output[k] = graph.index(axis)
            self._axes[k] = axis

    def _output_axes(self) -> set[Axis]:
        return {axis for v, axis in self._axes.items() if v in self._output}

    def axis_of(self, output: Term) -> Axis:
        return self._axes[output]

    def lowered(self, t: Term) -> Node:
        if t not in self._nodes:
            self._nodes[t] = self._lower(t)
        return self._nodes[t]

    # ---- one term

    def _lower(self, t: Term) -> Node:
        replaced = self.rewriter.rewritten(t)
        if replaced is not None:
            node = self.lowered(replaced)
            return self._labelled(node, _name_of(t))
        head = t.head
        if isinstance(head, Number):
            return self.graph.number(head.value)
        if isinstance(head, Constant) and head.name in ("pi", "e"):
            return self.graph.constant(head.name)
        if isinstance(head, Variable):
            return self._variable(t)
        if isinstance(head, Definition):
            return self._labelled(self.lowered(unfold(t)), head.name)
        if isinstance(head, Binder):
            return self._binder(t, head)
        if isinstance(head, Operator):
            return self._operator(t, head.name)
        raise NoCode(f"There is no code for {t!r}.")

    def _labelled(self, node: Node, name: str) -> Node:
        if len(node.args) > 0:
            self.graph.labels.setdefault(node, name)
        return node

    def _variable(self, v: Term) -> Node:
        assert isinstance(v.head, Variable)
        if v in self._axes:
            return self.graph.index(self._axes[v])
        if is_function_sort(v.args[0]):
            raise NoCode(f"The family {text(v)} stands where a number is wanted.")
        if v in self._sizes:
            return self.graph.make("size", data=v)
        return self.graph.input(v.head.name)

    _sizes: frozenset[Term] = frozenset()

    def with_sizes(self, sizes: frozenset[Term]) -> Lowering:
        """The variables that are sizes of arrays: no arguments, but read off them."""
        self._sizes = sizes
        return self

    def _operator(self, t: Term, name: str) -> Node:
        g = self.graph
        if name == "call":
            return self._call(t)
        if name == "piecewise":
            return self._piecewise(t)
        args = [self.lowered(a) for a in t.args]
        if name == "add":
            return g.add(args)
        if name == "mul":
            return g.mul(args)
        if name == "neg":
            return g.neg(args[0])
        if name == "div":
            return g.div(*args)
        if name == "pow":
            return g.power(*args)
        if name == "log":
            return g.log(args[0]) if len(args) == 1 else g.div(g.log(args[0]), g.log(args[1]))
        if name == "exp":
            return g.make("exp", args[0])
        if name in ("abs", "sqrt"):
            return g.abs(args[0]) if name == "abs" else g.sqrt(args[0])
        if name in ("max", "min"):
            found = args[0]
            for a in args[1:]:
                found = g.make(name, found, a)
            return found
        if name == "xlogy":
            return g.xlogy(*args)
        if name == "delta":
            return g.make("=", *args)
        if name in _RELATIONS:
            return g.compared(name, *args)
        if name in _UNARY or name == "and":
            return g.make(name, *args)
        raise NoCode(f"There is no code for {name} in {text(t)}.")

    def _piecewise(self, t: Term) -> Node:
        """The branches from the last: each is computed so that nothing goes wrong where it does not hold."""
        g = self.graph
        conditions = [self.lowered(c) for c in t.args[1:-1:2]]
        values = [self.lowered(v) for v in t.args[0:-1:2]]
        found = self.lowered(t.args[-1])
        for condition in conditions:
            found = g.guarded(found, _negated(g, condition))
        for value, condition in zip(reversed(values), reversed(conditions), strict=True):
            found = g.where(condition, g.guarded(value, condition), found)
        return found

    # ---- binders: axes

    def _binder(self, t: Term, head: Binder) -> Node:
        if head.name == "expectation":
            return self.lowered(unfold_expectation(t))
        if head.name not in ("sum", "product", "maximum"):
            raise NoCode(f"There is no code for a {head.name}: {text(t)}.")
        if not is_integer_sort(t.args[0]):
            raise NoCode(f"Only sums over a range of indices become code, not {text(t)}.")
        marker = fresh_variable("i", t.args[0], (t,))
        body = open_body(t, marker)
        if head.name == "sum":
            outside, inside = taken_out(body, marker)
            if outside:
                parts = [self.lowered(a) for a in outside]
                return self.graph.mul([*parts, self._reduced("sum", sum_(marker, inside))])
        return self._reduced(head.name, t)

    def _reduced(self, name: str, t: Term) -> Node:
        taken = frozenset(self._axes[v] for v in free_variables(t) if v in self._axes)
        marker = self._marker(t.args[0], taken)
        return self.graph.reduce(name, self._axes[marker], self.lowered(open_body(t, marker)))

    def _marker(self, sort: Term, taken: frozenset[Axis]) -> Term:
        """The variable for the first axis over this range that is not taken: equal sums get equal axes."""
        axis = self._axis(sort, None, taken)
        for v, found in self._axes.items():
            if found == axis:
                return v
        marker = Term(Variable(f"axis {axis.level} of {axis.size!r}"), (sort,))
        self._axes[marker] = axis
        return marker

    def _axis(self, sort: Term, output: Term | None, taken: frozenset[Axis]) -> Axis:
        lower, upper = sort.args
        if lower.head != Number(Fraction(1)):
            raise NoCode(f"An index that runs over {text(sort)} is no axis: arrays are indexed from 1 to their size.")
        level = 0
        while Axis(upper, level) in taken:
            level += 1
        return Axis(upper, level)

    # ---- entries of families

    def _call(self, t: Term) -> Node:
        function, arguments = t.args[0], t.args[1:]
        head = function.head
        if isinstance(head, Variable):
            return self._entry(t, function, arguments)
        if isinstance(head, Definition):
            return self._picked(function, arguments) or self._labelled(
                self.lowered(call(unfold(function), *arguments)), head.name
            )
        if isinstance(head, Operator) and head.name == "vector" and isinstance(arguments[0].head, Number):
            return self.lowered(call(function.args[int(arguments[0].head.value) - 1], *arguments[1:]))
        raise NoCode(f"There is no code for the entry {text(t)}.")

    def _picked(self, family: Term, arguments: tuple[Term, ...]) -> Node | None:
        """z(x)_y out of the array of all z(x)_i, where that has been computed anyhow."""
        sort = sort_of(family)
        (label, *others) = arguments
        if sort is None or others or label in self._axes or self.lowered(label).op != "input":
            return None
        taken = frozenset(self._axes[v] for v in free_variables(family) | free_variables(label) if v in self._axes)
        axis = self._axis(sort.args[0], None, taken)
        for v, found in self._axes.items():
            if found == axis and call(family, v) in self._nodes:
                return self.graph.take(self._nodes[call(family, v)], axis, self._position(label))
        return None

    def _entry(self, t: Term, family: Term, arguments: tuple[Term, ...]) -> Node:
        """z_i along an axis, z_y at a label, z_1."""
        assert isinstance(family.head, Variable)
        own: list[Axis] = []
        at: list[tuple[Axis, Node]] = []
        taken = {self._axes[v] for v in free_variables(t) if v in self._axes}
        sort = family.args[0]
        for argument in arguments:
            if not is_function_sort(sort) or not is_integer_sort(sort.args[0]):
                raise NoCode(f"{text(t)}: {text(family)} is not a family with so many indices.")
            if argument in self._axes and self._axes[argument] not in own:
                own.append(self._axes[argument])
            else:
                axis = self._axis(sort.args[0], None, frozenset(taken))
                taken.add(axis)
                own.append(axis)
                at.append((axis, self._position(argument)))
            sort = sort.args[1]
        if is_function_sort(sort):
            raise NoCode(f"{text(t)} is a row, and stands where a number is wanted.")
        node = self.graph.input(family.head.name, own)
        for axis, position in reversed(at):
            node = self.graph.take(node, axis, position)
        return node

    def _position(self, argument: Term) -> Node:
        """An index as code counts: from 0."""
        if isinstance(argument.head, Number):
            return self.graph.number(argument.head.value - 1)
        node = self.lowered(argument)
        if node.op not in ("input", "index"):
            raise NoCode(f"The index {text(argument)} is neither a label nor the index of a sum.")
        return node


def taken_out(body: Term, index: Term) -> tuple[list[Term], Term]:
    """The factors of a summand that do not hold the index, and the product of the others."""
    if index not in free_variables(body):
        return [body], term(1)
    if is_op(body, "neg"):
        outside, inside = taken_out(body.args[0], index)
        return [term(-1), *outside], inside
    if is_op(body, "div") and index not in free_variables(body.args[1]):
        outside, inside = taken_out(body.args[0], index)
        return [*outside, 1 / body.args[1]], inside
    if not is_op(body, "mul"):
        return [], body
    parts = [taken_out(factor, index) for factor in body.args]
    rest = [kept for _, kept in parts if kept != term(1)]
    return [f for taken, _ in parts for f in taken], rest[0] if len(rest) == 1 else Term(body.head, tuple(rest))


def _negated(graph: Graph, condition: Node) -> Node:
    opposite = {"=": "≠", "≠": "=", "<": "≥", "≤": ">", ">": "≤", "≥": "<"}
    if condition.op not in opposite:
        raise NoCode("A case distinction by a conjunction has no code yet.")
    return graph.make(opposite[condition.op], *condition.args)


def _name_of(t: Term) -> str:
    """The field's name of what was replaced by its stable form."""
    if is_op(t, "log"):
        return "log_" + _name_of(t.args[0])
    if is_op(t, "add"):
        return "complement"
    while is_op(t, "call"):
        t = t.args[0]
    return t.head.name if isinstance(t.head, Definition) else "value"
