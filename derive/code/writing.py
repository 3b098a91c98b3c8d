"""Nodes as the lines of a function: which parts get a name, what they are called, and how each is written.

What is used twice, what has a name in the field, and what would make a line too long becomes a variable of its own.

Main statement: `Writer`.
"""

from __future__ import annotations

import builtins
import keyword
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from itertools import count

from derive.code.arrays import REDUCTIONS, Axis, Graph, Node, all_nodes
from derive.code.layout import Layout, axis_order, fitted
from derive.code.libraries import Library
from derive.terms.term import Term

_LEAVES = ("number", "constant", "input", "size")
_SIGNS = {"=": "==", "≠": "!=", "<": "<", "≤": "<=", ">": ">", "≥": ">="}
_WIDTH = 100
_HEAVY = 9  # so many operations stand in one line

# How tightly the outermost operation of an expression binds.
_COMPARISON, _SUM, _PRODUCT, _SIGN, _POWER, _ATOM = range(6)

_NAMES = {
    "exp": "exponential",
    "expm1": "growth",
    "log": "logarithm",
    "log1p": "logarithm",
    "abs": "magnitude",
    "add": "difference",
    "mul": "product",
    "div": "ratio",
    "pow": "power",
    "where": "part",
    "sum": "total",
    "contract": "total",
    "product": "product",
    "max": "larger",
    "min": "smaller",
    "sqrt": "root",
    "xlogy": "surprise",
    "xlog1py": "surprise",
    "take": "entry",
}


class Writer:
    """Writes the statements that compute some nodes.

    natives: the order in which the results and the arguments have their axes; results come first.
    sizes: for each size, the expression that reads it off an argument, such as z.shape[-1].
    """

    def __init__(
        self,
        graph: Graph,
        library: Library,
        outputs: Mapping[str, tuple[Node, tuple[Axis, ...]]],
        sizes: Mapping[Term, tuple[str, str]],
        reference: str,
        taken_names: Sequence[str],
        apart: Collection[Node] = (),
    ) -> None:
        self.graph, self.library, self.outputs, self.sizes = graph, library, outputs, sizes
        self.reference, self.apart = reference, apart
        self.too_long: list[Node] = []  # parts that had better stand apart, for their lines are too long
        self.nodes = all_nodes(node for node, _ in outputs.values())
        natives = [axes for _, axes in outputs.values()]
        natives += [n.data[1] for n in self.nodes if n.op == "input"]
        natives += [tuple(sorted(n.axes, key=lambda a: (repr(a.size), a.level))) for n in self.nodes]
        self._order = axis_order(natives)
        self._names: dict[Node, str] = {}
        self._layouts: dict[Node, Layout] = {}
        self._used: set[str] = {*taken_names, *keyword.kwlist, *dir(builtins), "np", "torch", "jnp", "math"}
        self.used_sizes: dict[str, str] = {}
        self.expanded: set[str] = set()  # inputs that are indexed, so that they must be arrays
        self.applied: set[str] = set()  # inputs a function of the library is applied to
        self.needs: set[str] = set()  # "math", "xlogy", "xlog1py"
        self._named = self._what_gets_a_name()
        self._contexts = self._where_it_is_used()

    def statements(self) -> tuple[list[str], list[str]]:
        """The assignments, and the expressions of the results."""
        lines: list[str] = []
        roots = {node: name for name, (node, _) in self.outputs.items()}
        for node in self.nodes:
            if node in self._named:
                context = self._contexts[node] if node.op != "put" else self.ordered(node.axes)
                text = self._fresh_array(node) if node.op == "put" else self.text(node, context, start=True)[0]
                name = self._fresh(self._name(node, roots.get(node)))
                lines.append(f"{name} = {text}")
                self._weigh(lines[-1], node)
                if node.op == "put":
                    lines += self._put_lines(node, name)
                self._names[node] = name
                self._layouts[node] = tuple(a if a in node.axes else None for a in context)
        results = [self._result(node, axes) for node, axes in self.outputs.values()]
        self._weigh("return " + ", ".join(results), *roots)
        return lines, results

    def _weigh(self, line: str, *nodes: Node) -> None:
        """Find what had better stand apart in a line that is too long: the longest half of it."""
        if len(line) <= _WIDTH:
            return
        inside = [a for node in nodes for a in (node.args if node in self._named or len(nodes) == 1 else (node,))]
        parts = [a for a in inside if a not in self._named and a.args and not a.is_exact]
        parts = [a.args[0] if a.op == "neg" and a.args[0].args else a for a in parts]
        if parts:
            self.too_long.append(max(parts, key=lambda a: len(self.text(a, self.ordered(a.axes))[0])))

    def _fresh_array(self, node: Node) -> str:
        """What a "put" writes into: an array of its own."""
        base = node.args[0]
        text, level = self.text(base, self.ordered(node.axes))
        if _is_boolean(base) and len(node.args) > 2:
            return self._in_type(text, level)
        return f"{text}.copy()" if base in self._named or base.op == "input" else text

    def _put_lines(self, node: Node, name: str) -> list[str]:
        context = self.ordered(node.axes)
        axis = context.index(node.data) - len(context)
        label = self.text(node.args[1], context)[0]
        lines, value = [], "0"
        if len(node.args) > 2:
            amount = self._at(node.args[2], context, _PRODUCT)
            value = self._fresh("at_label")
            lines.append(f"{value} = {self.library.taken(name, label, axis)} - {amount}")
        return [*lines, f"{self.library.prefix}.put_along_axis({name}, {label}, {value}, axis={axis})"]

    def _result(self, node: Node, axes: tuple[Axis, ...]) -> str:
        context = self.ordered(frozenset(axes))
        text, level = self.text(node, context)
        missing = [a for a in axes if a not in node.axes]
        if self._is_constant(node):
            shape = f"{self.reference}[..., 0]" if self._reference_has_more_axes(axes) else self.reference
            text, level = f"{self.library.prefix}.full_like({shape}, {text})", _ATOM
        elif missing or self._has_no_type(node):
            text = self._in_type(text, level)
            if missing:
                text = f"{text} + {self.library.prefix}.zeros_like({self.reference})"
        if context != axes:
            swapped = "swapaxes" if self.library.name != "torch" else "transpose"
            text = f"{self.library.prefix}.{swapped}({text}, -1, -2)"
        return text

    def _reference_has_more_axes(self, axes: tuple[Axis, ...]) -> bool:
        return any(n.op == "input" and n.data[0] == self.reference and len(n.data[1]) > len(axes) for n in self.nodes)

    def _is_constant(self, node: Node) -> bool:
        return all(n.is_exact or n.op == "size" for n in all_nodes([node]))

    def _has_no_type(self, node: Node) -> bool:
        """Is it made of numbers of the program and of comparisons only, whatever type the arrays have?"""
        if node.op == "input" or (node.op in ("sum", "put") and _is_boolean(node.args[0])):
            return False
        if node.is_indicator or node.op in ("number", "constant", "size", "index"):
            return True
        return all(self._has_no_type(a) for a in node.args)

    def _in_type(self, text: str, level: int) -> str:
        return self.library.in_the_type_of(text if level == _ATOM else f"({text})", self.reference)

    # ---- which parts get names

    def _what_gets_a_name(self) -> set[Node]:
        uses: dict[Node, int] = {}
        for node in self.nodes:
            for a in node.args:
                uses[a] = uses.get(a, 0) + 1
        for node, _ in self.outputs.values():
            uses[node] = uses.get(node, 0) + 1
        named: set[Node] = set()
        weight: dict[Node, int] = {}
        single = len(self.outputs) == 1
        roots = {node for node, _ in self.outputs.values()}
        for node in self.nodes:
            heavy = sorted((a for a in node.args if a not in named), key=lambda a: weight[a])
            while heavy and sum(weight[a] for a in heavy) >= _HEAVY and weight[heavy[-1]] > 1:
                part = heavy.pop()
                named.add(part.args[0] if part.op == "neg" and weight[part.args[0]] > 1 else part)
            weight[node] = 0 if node.op in _LEAVES else 1 + sum(weight[a] for a in heavy)
            if node.op in _LEAVES or node.is_exact:
                continue
            trivial = node.op in ("neg", "index") or (node.op == "=" and uses[node] == 1)
            labelled = node in self.graph.labels and weight[node] > 2
            result = node in roots and (not single and weight[node] > 3)
            if (
                node in self.apart
                or node.op == "put"
                or (uses[node] > 1 and not trivial)
                or (labelled and not (single and node in roots))
                or result
            ):
                named.add(node)
                weight[node] = 0
        return named

    def _where_it_is_used(self) -> dict[Node, Layout]:
        """For each named node the largest context it is wanted in: it keeps axes of length 1 to fit there."""
        found: dict[Node, Layout] = {}

        def wanted(node: Node, context: Layout) -> None:
            if len(context) >= len(found.get(node, ())):
                found[node] = context

        for node, axes in self.outputs.values():
            wanted(node, self.ordered(frozenset(axes) & node.axes))
        for node in reversed(self.nodes):
            context = found[node]
            for a in node.args:
                wanted(a, self._context_of_argument(node, a, context))
        return found

    def _context_of_argument(self, node: Node, a: Node, context: Layout) -> Layout:
        if node.op in REDUCTIONS:
            return self.ordered(node.axes | {node.data})
        if node.op == "contract":
            return self.ordered(a.axes)
        if node.op == "put":
            return self.ordered(node.axes)
        if node.op == "take":
            source = node.args[0]
            if a is source:
                return self.ordered(source.axes)
            return self.ordered(node.axes | {node.data}) if not a.is_number else ()
        return tuple(c for c in context if c is not None)

    def ordered(self, axes: frozenset[Axis]) -> tuple[Axis, ...]:
        return tuple(sorted(axes, key=lambda a: self._order[a]))

    # ---- names

    def _name(self, node: Node, result: str | None) -> str:
        if result is not None:
            return result
        if node in self.graph.labels:
            return self.graph.labels[node]
        if node.op == "put":
            return "corrected" if len(node.args) > 2 else "others"
        if node.op == "maximum" and node.args[0].op == "input":
            return f"{node.args[0].data[0]}_max"
        if node.op == "take" and all(a.op == "input" for a in node.args):
            return f"{node.args[0].data[0]}_{node.args[1].data[0]}"
        if node.op == "=":
            return next((f"is_{a.data[0]}" for a in node.args if a.op == "input"), "is_same")
        if node.is_indicator:
            return "holds"
        if node.op == "exp":
            (power,) = node.args
            return "decay" if power.op == "neg" else "exponentials" if node.axes else "exponential"
        if node.op == "add" and not any(a.op == "neg" for a in node.args):
            return "total"
        return _NAMES.get(node.op, "part")

    def _fresh(self, name: str) -> str:
        for k in count(1):
            tried = name if k == 1 else f"{name}_{k}"
            if tried not in self._used:
                self._used.add(tried)
                return tried
        raise AssertionError

    # ---- expressions

    def text(self, node: Node, context: Layout, start: bool = False) -> tuple[str, int]:
        """An expression that fits into the context, and how tightly it binds. `start`: its name is being given."""
        if node in self._names and not start:
            return fitted(self._names[node], self._layouts[node], context), _ATOM
        written = getattr(self, "_" + node.op, None) if node.op.isidentifier() else None
        if node.op in _SIGNS:
            return self._relation(node, context)
        if written is not None:
            found: tuple[str, int] = written(node, context)
            return found
        if node.op in REDUCTIONS:
            return self._reduction(node, context)
        return self._applied(node, context)

    def _at(self, node: Node, context: Layout, level: int) -> str:
        text, own = self.text(node, context)
        return text if own >= level else f"({text})"

    def _number(self, node: Node, context: Layout) -> tuple[str, int]:
        value: Fraction = node.data
        size, level = abs(value), _ATOM
        if size.denominator == 1:
            text = str(size.numerator)
        elif size.denominator & (size.denominator - 1) == 0 or 10**6 % size.denominator == 0:
            text = repr(float(size))
        else:
            text, level = f"{size.numerator} / {size.denominator}", _PRODUCT
        return (f"-{text}", min(level, _SIGN)) if value < 0 else (text, level)

    def _constant(self, node: Node, context: Layout) -> tuple[str, int]:
        self.needs.add("math")
        return f"math.{node.data}", _ATOM

    def _input(self, node: Node, context: Layout) -> tuple[str, int]:
        name, native = node.data
        text, layout = name, self.ordered(node.axes)
        if layout != native:
            swapped = "swapaxes" if self.library.name != "torch" else "transpose"
            text = f"{self.library.prefix}.{swapped}({name}, -1, -2)"
        found = fitted(text, layout, context)
        if found != name:
            self.expanded.add(name)
        return found, _ATOM

    def _size(self, node: Node, context: Layout) -> tuple[str, int]:
        if isinstance(node.data, Term) and node.data in self.sizes:
            name, expression = self.sizes[node.data]
            self.used_sizes[name] = expression
            return name, _ATOM
        return repr(node.data), _ATOM

    def _index(self, node: Node, context: Layout) -> tuple[str, int]:
        (axis,) = node.axes
        name = self._size(Node("size", (), axis.size, frozenset()), ())[0]
        text = self.library.positions(name, self.reference)
        return fitted(text, (axis,), context[context.index(axis) :]), _ATOM

    def _add(self, node: Node, context: Layout) -> tuple[str, int]:
        parts = []
        for k, a in enumerate(node.args):
            minus = a.op == "neg" and a not in self._named
            negative = a.is_number and a.data < 0
            b = a.args[0] if minus else self.graph.number(-a.data) if negative else a
            text = self._at(b, context, _SUM if k == 0 and not minus else _PRODUCT)
            if b.is_indicator and self.library.name == "torch":
                text = self._in_type(*self.text(b, context))
            sign = "-" if minus or negative else "+"
            parts.append((f"-{text}" if sign == "-" else text) if k == 0 else f" {sign} {text}")
        return "".join(parts), _SUM

    def _neg(self, node: Node, context: Layout) -> tuple[str, int]:
        (a,) = node.args
        if a.is_indicator:
            return f"{self.library.prefix}.where({self.text(a, context)[0]}, -1, 0)", _ATOM
        return "-" + self._at(a, context, _PRODUCT), _SIGN

    def _mul(self, node: Node, context: Layout) -> tuple[str, int]:
        texts = [self._at(a, context, _PRODUCT if k == 0 else _SIGN) for k, a in enumerate(node.args)]
        return " * ".join(texts), _PRODUCT

    def _div(self, node: Node, context: Layout) -> tuple[str, int]:
        a, b = node.args
        return f"{self._at(a, context, _PRODUCT)} / {self._at(b, context, _SIGN)}", _PRODUCT

    def _pow(self, node: Node, context: Layout) -> tuple[str, int]:
        base, exponent = node.args
        return f"{self._at(base, context, _ATOM)} ** {self._at(exponent, context, _POWER)}", _POWER

    def _relation(self, node: Node, context: Layout) -> tuple[str, int]:
        a, b = (self._at(a, context, _SUM) for a in node.args)
        return f"{a} {_SIGNS[node.op]} {b}", _COMPARISON

    def _and(self, node: Node, context: Layout) -> tuple[str, int]:
        return " & ".join(self._at(a, context, _ATOM) for a in node.args), _COMPARISON

    def _where(self, node: Node, context: Layout) -> tuple[str, int]:
        condition, value, otherwise = (self.text(a, context)[0] for a in node.args)
        return f"{self.library.prefix}.where({condition}, {value}, {otherwise})", _ATOM

    def _max(self, node: Node, context: Layout) -> tuple[str, int]:
        a, b = node.args
        if a.is_number:
            a, b = b, a
        self._note_applied((a, b))
        return self.library.extremum(node.op, self.text(a, context)[0], self.text(b, context)[0], b.is_number), _ATOM

    _min = _max

    def _xlogy(self, node: Node, context: Layout) -> tuple[str, int]:
        self.needs.add(node.op)
        a, b = (self.text(a, context)[0] for a in node.args)
        return f"{node.op}({a}, {b})", _ATOM

    _xlog1py = _xlogy

    def _applied(self, node: Node, context: Layout) -> tuple[str, int]:
        if node.is_exact and node.op in ("log", "sqrt", "exp"):
            self.needs.add("math")
            return f"math.{node.op}({self.text(node.args[0], ())[0]})", _ATOM
        self._note_applied(node.args)
        return f"{self.library.function(node.op)}({self.text(node.args[0], context)[0]})", _ATOM

    def _note_applied(self, args: Sequence[Node]) -> None:
        self.applied |= {a.data[0] for a in args if a.op == "input"}

    def _reduction(self, node: Node, context: Layout) -> tuple[str, int]:
        inside = self.ordered(node.axes | {node.data})
        body = self.text(node.args[0], inside)[0]
        place = inside.index(node.data)
        kept: Layout = tuple(None if a == node.data else a for a in inside)
        keep = fitted("", kept, context) == ""
        dtype = f"{self.reference}.dtype" if _is_boolean(node.args[0]) else ""
        text = self.library.reduced(node.op, body, place - len(inside), keep, dtype)
        return (text if keep else fitted(text, self.ordered(node.axes), context)), _ATOM

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
            text = f"{self._at(source, inside, _ATOM)}[..., {', '.join(place)}]"
            return fitted(text, self.ordered(node.axes), context), _ATOM
        inside = self.ordered(node.axes | {node.data})
        place_of = inside.index(node.data) - len(inside)
        index_text = self.text(index, inside)[0]
        text = self.library.taken(self.text(source, inside)[0], index_text, place_of)
        return fitted(text, tuple(None if a == node.data else a for a in inside), context), _ATOM

    def _contract(self, node: Node, context: Layout) -> tuple[str, int]:
        axes = self.ordered(node.axes | {node.data})
        letter = {axis: "ijklmn"[k] for k, axis in enumerate(axes)}
        inputs = ["..." + "".join(letter[a] for a in self.ordered(f.axes)) for f in node.args]
        result = self.ordered(node.axes)
        letters = f"{','.join(inputs)}->...{''.join(letter[a] for a in result)}"
        factors = [self.text(f, self.ordered(f.axes))[0] for f in node.args]
        return fitted(self.library.contracted(letters, factors), result, context), _ATOM


def _is_boolean(node: Node) -> bool:
    """Is the array one of true and false?"""
    return node.is_indicator or (node.op == "put" and len(node.args) == 2 and _is_boolean(node.args[0]))
