"""Nodes as the lines of a function: which parts get a name, what they are called, and how each is written.

What is used twice, what has a name in the field, and what would make a line too long becomes a variable of its own.

Main statement: `Writer`.
"""

from __future__ import annotations

import builtins
import keyword
from collections.abc import Collection, Mapping, Sequence
from itertools import count

from derive.code.arrays import REDUCTIONS, Axis, Graph, Node, all_nodes
from derive.code.expressions import ATOM, LEAVES, PRODUCT, Expressions, has_no_type, is_boolean
from derive.code.labels import is_zero_at_label
from derive.code.layout import Layout, axis_order
from derive.code.libraries import Library
from derive.terms.term import Term

_WIDTH = 100
_HEAVY = 9  # so many operations stand in one line

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


class Writer(Expressions):
    """Writes the statements that compute some nodes.

    outputs: the results, each with the order of its axes. taken_names: names that mean something already. apart: nodes
    that get a name so that lines do not become too long.
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
        self.nodes = all_nodes(node for node, _ in outputs.values())
        natives = [axes for _, axes in outputs.values()]
        natives += [n.data[1] for n in self.nodes if n.op == "input"]
        natives += [tuple(sorted(n.axes, key=lambda a: (repr(a.size), a.level))) for n in self.nodes]
        super().__init__(graph, library, axis_order(natives), sizes, reference)
        self.outputs, self.apart = outputs, apart
        self.too_long: list[Node] = []  # parts that had better stand apart, for their lines are too long
        self._used: set[str] = {*taken_names, *keyword.kwlist, *dir(builtins), "np", "torch", "jnp", "math"}
        self.named = self._what_gets_a_name()
        self._contexts = self._where_it_is_used()

    def statements(self) -> tuple[list[str], list[str]]:
        """The assignments, and the expressions of the results."""
        lines: list[str] = []
        roots = {node: name for name, (node, _) in self.outputs.items()}
        for node in self.nodes:
            if node in self.named:
                context = self._contexts[node] if node.op != "put" else self.ordered(node.axes)
                text = self._fresh_array(node) if node.op == "put" else self.text(node, context, start=True)[0]
                name = self._fresh(self._name(node, roots.get(node)))
                lines.append(f"{name} = {text}")
                self._weigh(lines[-1], node)
                if node.op == "put":
                    lines += self._put_lines(node, name)
                self.names[node] = name
                self.layouts[node] = tuple(a if a in node.axes else None for a in context)
        self.spent = self._spent()
        results = [self._result(node, axes) for node, axes in self.outputs.values()]
        self._weigh("return " + ", ".join(results), *roots)
        return lines, results

    def _spent(self) -> set[Node]:
        """The arrays that were made to write into, and that the results use once more and no further."""
        uses: dict[Node, int] = {}

        def used(node: Node) -> None:
            uses[node] = uses.get(node, 0) + 1
            if node not in self.named:
                for a in node.args:
                    used(a)

        for node, _ in self.outputs.values():
            used(node)
        return {node for node, count in uses.items() if node.op == "put" and count == 1}

    def _weigh(self, line: str, *nodes: Node) -> None:
        """Find what had better stand apart in a line that is too long: the longest half of it."""
        if len(line) <= _WIDTH:
            return
        inside = [a for node in nodes for a in (node.args if node in self.named or len(nodes) == 1 else (node,))]
        parts = [a for a in inside if a not in self.named and a.args and not a.is_exact]
        parts = [a.args[0] if a.op == "neg" and a.args[0].args else a for a in parts]
        if parts:
            self.too_long.append(max(parts, key=lambda a: len(self.text(a, self.ordered(a.axes))[0])))

    def _fresh_array(self, node: Node) -> str:
        """What a "put" writes into: an array of its own."""
        base = node.args[0]
        text, level = self.text(base, self.ordered(node.axes))
        if is_boolean(base) and len(node.args) > 2:
            return self.in_type(text, level)
        return f"{text}.copy()" if base in self.named or base.op == "input" else text

    def _put_lines(self, node: Node, name: str) -> list[str]:
        context = self.ordered(node.axes)
        axis = context.index(node.data) - len(context)
        label = self.text(node.args[1], context)[0]
        lines, value = [], "0"
        if len(node.args) > 2:
            amount = self.at_level(node.args[2], context, PRODUCT)
            if is_zero_at_label(node.args[0], node):
                value = f"-{amount}"
            else:
                value = self._fresh("at_label")
                lines.append(f"{value} = {self.library.taken(name, label, axis)} - {amount}")
        lines.append(f"{self.library.prefix}.put_along_axis({name}, {label}, {value}, axis={axis})")
        if any(len(line) > _WIDTH for line in lines):
            self.too_long += [a for a in node.args[2:] if a.op not in LEAVES and not a.is_exact]
        return lines

    def _result(self, node: Node, axes: tuple[Axis, ...]) -> str:
        context = self.ordered(frozenset(axes))
        text, level = self.text(node, context)
        missing = [a for a in axes if a not in node.axes]
        if self._is_constant(node):
            shape = f"{self.reference}[..., 0]" if self._reference_has_more_axes(axes) else self.reference
            text, level = f"{self.library.prefix}.full_like({shape}, {text})", ATOM
        elif missing or has_no_type(node):
            text = self.in_type(text, level)
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
            weight[node] = 0 if node.op in LEAVES else 1 + sum(weight[a] for a in heavy)
            if node.op in LEAVES or node.is_exact:
                continue
            trivial = node.op in ("neg", "index", "not") or (node.op == "=" and uses[node] == 1)
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
        if (
            node.op == "take"
            and node.args[1].op == "input"
            and (node.args[0].op == "input" or node.args[0] in self.names)
        ):
            source = node.args[0]
            return f"{source.data[0] if source.op == 'input' else self.names[source]}_{node.args[1].data[0]}"
        if node.op == "=":
            return next((f"is_{a.data[0]}" for a in node.args if a.op == "input"), "is_same")
        if node.is_indicator:
            return "holds"
        if node.op == "div" and node.args[0].op == "sum" and node.args[1].op == "size":
            return "mean"
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
