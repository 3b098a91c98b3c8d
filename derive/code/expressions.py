"""Nodes as expressions of Python: precedence, and indices that make arrays with different axes fit.

Main statement: `Expressions`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from derive.code.arrays import REDUCTIONS, Axis, Graph, Node
from derive.code.layout import Layout, fitted
from derive.code.libraries import Library
from derive.terms.term import Term

LEAVES = ("number", "constant", "input", "size")
_SIGNS = {"=": "==", "≠": "!=", "<": "<", "≤": "<=", ">": ">", "≥": ">="}

# How tightly the outermost operation of an expression binds.
COMPARISON, SUM, PRODUCT, SIGN, POWER, ATOM = range(6)


class Expressions:
    """Writes a node as an expression in which the named nodes are variables.

    order: the places of the axes, from the left. sizes: for each size, its name and the expression that reads it off
    an argument, such as z.shape[-1]. reference: the argument whose type and device new arrays get.
    """

    def __init__(
        self,
        graph: Graph,
        library: Library,
        order: Mapping[Axis, int],
        sizes: Mapping[Term, tuple[str, str]],
        reference: str,
    ) -> None:
        self.graph, self.library, self.order, self.sizes, self.reference = graph, library, order, sizes, reference
        self.named: set[Node] = set()  # nodes that are variables, once they have been assigned
        self.names: dict[Node, str] = {}
        self.spent: set[Node] = set()  # variables that nothing uses after the expression that is being written
        self.layouts: dict[Node, Layout] = {}
        self.used_sizes: dict[str, str] = {}
        self.expanded: set[str] = set()  # inputs that are indexed, so that they must be arrays
        self.applied: set[str] = set()  # inputs a function of the library is applied to
        self.needs: set[str] = set()  # "math", "xlogy", "xlog1py"

    def ordered(self, axes: frozenset[Axis]) -> tuple[Axis, ...]:
        return tuple(sorted(axes, key=lambda a: self.order[a]))

    def in_type(self, text: str, level: int) -> str:
        return self.library.in_the_type_of(text if level == ATOM else f"({text})", self.reference)

    def text(self, node: Node, context: Layout, start: bool = False) -> tuple[str, int]:
        """An expression that fits into the context, and how tightly it binds. `start`: its name is being given."""
        if node in self.names and not start:
            return fitted(self.names[node], self.layouts[node], context), ATOM
        written = getattr(self, "_" + node.op, None) if node.op.isidentifier() else None
        if node.op in _SIGNS:
            return self._relation(node, context)
        if written is not None:
            found: tuple[str, int] = written(node, context)
            return found
        if node.op in REDUCTIONS:
            return self._reduction(node, context)
        return self._applied(node, context)

    def at_level(self, node: Node, context: Layout, level: int) -> str:
        text, own = self.text(node, context)
        return text if own >= level else f"({text})"

    def _number(self, node: Node, context: Layout) -> tuple[str, int]:
        value: Fraction = node.data
        size, level = abs(value), ATOM
        if size.denominator == 1:
            text = str(size.numerator)
        elif size.denominator & (size.denominator - 1) == 0 or 10**6 % size.denominator == 0:
            text = repr(float(size))
        else:
            text, level = f"{size.numerator} / {size.denominator}", PRODUCT
        return (f"-{text}", min(level, SIGN)) if value < 0 else (text, level)

    def _constant(self, node: Node, context: Layout) -> tuple[str, int]:
        self.needs.add("math")
        return f"math.{node.data}", ATOM

    def _input(self, node: Node, context: Layout) -> tuple[str, int]:
        name, native = node.data
        text, layout = name, self.ordered(node.axes)
        if layout != native:
            swapped = "swapaxes" if self.library.name != "torch" else "transpose"
            text = f"{self.library.prefix}.{swapped}({name}, -1, -2)"
        found = fitted(text, layout, context)
        if found != name:
            self.expanded.add(name)
        return found, ATOM

    def _size(self, node: Node, context: Layout) -> tuple[str, int]:
        if isinstance(node.data, Term) and node.data in self.sizes:
            name, expression = self.sizes[node.data]
            self.used_sizes[name] = expression
            return name, ATOM
        return repr(node.data), ATOM

    def _index(self, node: Node, context: Layout) -> tuple[str, int]:
        (axis,) = node.axes
        name = self._size(Node("size", (), axis.size, frozenset()), ())[0]
        text = self.library.positions(name, self.reference)
        return fitted(text, (axis,), context[context.index(axis) :]), ATOM

    def _add(self, node: Node, context: Layout) -> tuple[str, int]:
        parts = []
        for k, a in enumerate(node.args):
            minus = a.op == "neg" and a not in self.named
            negative = a.is_number and a.data < 0
            b = a.args[0] if minus else self.graph.number(-a.data) if negative else a
            text = self.at_level(b, context, SUM if k == 0 and not minus else PRODUCT)
            if b.is_indicator and self.library.name == "torch":
                text = self.in_type(*self.text(b, context))
            sign = "-" if minus or negative else "+"
            parts.append((f"-{text}" if sign == "-" else text) if k == 0 else f" {sign} {text}")
        return "".join(parts), SUM

    def _neg(self, node: Node, context: Layout) -> tuple[str, int]:
        (a,) = node.args
        if a.is_indicator:
            return f"{self.library.prefix}.where({self.text(a, context)[0]}, -1, 0)", ATOM
        return "-" + self.at_level(a, context, PRODUCT), SIGN

    def _mul(self, node: Node, context: Layout) -> tuple[str, int]:
        return " * ".join(self._factor(node, k, context) for k in range(len(node.args))), PRODUCT

    def _div(self, node: Node, context: Layout) -> tuple[str, int]:
        return f"{self._factor(node, 0, context)} / {self._factor(node, 1, context)}", PRODUCT

    def _factor(self, node: Node, k: int, context: Layout) -> str:
        """A factor, or a side of a quotient; truth values among mere numbers take the type of the arrays."""
        factor, others = node.args[k], node.args[:k] + node.args[k + 1 :]
        if is_boolean(factor) and all(map(has_no_type, others)):
            return self.in_type(*self.text(factor, context))
        return self.at_level(factor, context, PRODUCT if k == 0 else SIGN)

    def _pow(self, node: Node, context: Layout) -> tuple[str, int]:
        base, exponent = node.args
        return f"{self.at_level(base, context, ATOM)} ** {self.at_level(exponent, context, POWER)}", POWER

    def _relation(self, node: Node, context: Layout) -> tuple[str, int]:
        a, b = (self.at_level(a, context, SUM) for a in node.args)
        return f"{a} {_SIGNS[node.op]} {b}", COMPARISON

    def _and(self, node: Node, context: Layout) -> tuple[str, int]:
        return " & ".join(self.at_level(a, context, SIGN) for a in node.args), COMPARISON

    def _not(self, node: Node, context: Layout) -> tuple[str, int]:
        return f"~{self.at_level(node.args[0], context, ATOM)}", SIGN

    def _where(self, node: Node, context: Layout) -> tuple[str, int]:
        condition, value, otherwise = (self.text(a, context)[0] for a in node.args)
        return f"{self.library.prefix}.where({condition}, {value}, {otherwise})", ATOM

    def _max(self, node: Node, context: Layout) -> tuple[str, int]:
        a, b = node.args
        if a.is_number:
            a, b = b, a
        self._note_applied((a, b))
        first, second = self.text(a, context)[0], self.text(b, context)[0]
        into = first if a in self.spent and b.is_number and first == self.names[a] else ""
        return self.library.extremum(node.op, first, second, b.is_number, into), ATOM

    _min = _max

    def _xlogy(self, node: Node, context: Layout) -> tuple[str, int]:
        self.needs.add(node.op)
        a, b = (self.text(a, context)[0] for a in node.args)
        return f"{self.library.names.get(node.op, node.op)}({a}, {b})", ATOM

    _xlog1py = _xlogy

    def _applied(self, node: Node, context: Layout) -> tuple[str, int]:
        if node.is_exact and node.op in ("log", "sqrt", "exp"):
            self.needs.add("math")
            return f"math.{node.op}({self.text(node.args[0], ())[0]})", ATOM
        self._note_applied(node.args)
        return f"{self.library.function(node.op)}({self.text(node.args[0], context)[0]})", ATOM

    def _note_applied(self, args: Sequence[Node]) -> None:
        self.applied |= {a.data[0] for a in args if a.op == "input"}

    def _reduction(self, node: Node, context: Layout) -> tuple[str, int]:
        inside = self.ordered(node.axes | {node.data})
        body = self.text(node.args[0], inside)[0]
        place = inside.index(node.data)
        kept: Layout = tuple(None if a == node.data else a for a in inside)
        keep = fitted("", kept, context) == ""
        dtype = f"{self.reference}.dtype" if is_boolean(node.args[0]) else ""
        text = self.library.reduced(node.op, body, place - len(inside), keep, dtype)
        return (text if keep else fitted(text, self.ordered(node.axes), context)), ATOM

    def _take(self, node: Node, context: Layout) -> tuple[str, int]:
        source, index = node.args
        if source.op == "input":
            self.expanded.add(source.data[0])
        if index.is_number:
            inside = self.ordered(source.axes)
            place = ["0" if a == node.data else ":" for a in inside]
            place[inside.index(node.data)] = str(int(index.data))
            while place[0] == ":":
                place.pop(0)
            text = f"{self.at_level(source, inside, ATOM)}[..., {', '.join(place)}]"
            return fitted(text, self.ordered(node.axes), context), ATOM
        inside = self.ordered(node.axes | {node.data})
        place_of = inside.index(node.data) - len(inside)
        index_text = self.text(index, inside)[0]
        text = self.library.taken(self.text(source, inside)[0], index_text, place_of)
        return fitted(text, tuple(None if a == node.data else a for a in inside), context), ATOM

    def _contract(self, node: Node, context: Layout) -> tuple[str, int]:
        axes = self.ordered(node.axes | {node.data})
        letter = {axis: "ijklmn"[k] for k, axis in enumerate(axes)}
        inputs = ["..." + "".join(letter[a] for a in self.ordered(f.axes)) for f in node.args]
        result = self.ordered(node.axes)
        letters = f"{','.join(inputs)}->...{''.join(letter[a] for a in result)}"
        factors = [self.text(f, self.ordered(f.axes))[0] for f in node.args]
        return fitted(self.library.contracted(letters, factors), result, context), ATOM


def has_no_type(node: Node) -> bool:
    """Is it made of numbers of the program and of comparisons only, whatever type the arrays have?"""
    if node.op == "input" or (node.op in ("sum", "put") and is_boolean(node.args[0])):
        return False
    if node.is_indicator or node.op in ("number", "constant", "size", "index"):
        return True
    return all(map(has_no_type, node.args))


def is_boolean(node: Node) -> bool:
    """Is the array one of true and false?"""
    return node.is_indicator or (node.op == "put" and len(node.args) == 2 and is_boolean(node.args[0]))
