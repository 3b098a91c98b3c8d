"""What changes only at the label's entry is written there, where the library can write into an array (NumPy).

softmax(z) − (1 at the label) needs no array of zeros and ones: one entry of each row of softmax(z) is lowered by 1. A
product with [i ≠ y] is the other factor with one entry of each row set to 0. Truth values are divided before that, when
they become numbers, and not once more as an array of numbers.

Main statements: `written_at_labels`, `is_zero_at_label`.
"""

from __future__ import annotations

from derive.code.arrays import Axis, Graph, Node


def written_at_labels(graph: Graph, node: Node) -> Node:
    """The same with nodes "put" (what there is, the label, what is taken off it at the label; all of it where None)."""
    made: dict[Node, Node] = {}

    def rewritten(a: Node) -> Node:
        if a not in made:
            args = tuple(map(rewritten, a.args))
            new = a if args == a.args else graph.make(a.op, *args, data=a.data)
            made[a] = _put(graph, new) or new
            if a in graph.labels:
                graph.labels.setdefault(made[a], graph.labels[a])
        return made[a]

    return rewritten(node)


def _put(graph: Graph, a: Node) -> Node | None:
    if a.op == "add":
        for k, part in enumerate(a.args):
            found = _amount_at_label(graph, part.args[0]) if part.op == "neg" else None
            if found is not None:
                axis, label, amount = found
                rest = [b for j, b in enumerate(a.args) if j != k]
                return _made(graph, a, rest, "add", axis, label, amount)
    if a.op in ("mul", "and"):
        for k, part in enumerate(a.args):
            place = _label(part) if part.op == "≠" else None
            if place is not None:
                rest = [b for j, b in enumerate(a.args) if j != k]
                return _made(graph, a, rest, a.op, *place, None)
    if a.op == "div" and a.args[0].op == "put" and not a.args[1].axes and a.args[0].args[0].is_indicator:
        base, label, *amounts = a.args[0].args
        divided = [graph.div(b, a.args[1]) if b.axes else graph.make("div", b, a.args[1]) for b in amounts]
        return graph.make("put", graph.make("div", base, a.args[1]), label, *divided, data=a.args[0].data)
    return None


def _made(
    graph: Graph, a: Node, rest: list[Node], op: str, axis: Axis, label: Node, amount: Node | None
) -> Node | None:
    base = rest[0] if len(rest) == 1 else graph.make(op, *rest)
    if base.axes != a.axes or not label.axes <= a.axes - {axis} or not base.args:
        return None
    if amount is not None:
        return graph.make("put", base, label, amount, data=axis)
    if base.op in ("max", ">") and _is_zero(base.args[1]) and base.args[0].args and base.args[0].axes == a.axes:
        # max(u, 0) and u > 0 are 0 where u is: with 0 put into u once, both are had
        return graph.make(base.op, graph.make("put", base.args[0], label, data=axis), base.args[1], data=base.data)
    return graph.make("put", base, label, data=axis)


def _is_zero(a: Node) -> bool:
    return a.is_number and a.data == 0


def is_zero_at_label(a: Node, put: Node) -> bool:
    """Was a 0 put where the node `put` puts something?"""
    if a.op == "div":
        a = a.args[0]
    if a.op in ("max", ">") and _is_zero(a.args[1]):
        a = a.args[0]
    return a.op == "put" and a.args[1:] == put.args[1:2] and a.data == put.data


def _amount_at_label(graph: Graph, a: Node) -> tuple[Axis, Node, Node] | None:
    """[k = y] is 1 at the label, and c [k = y] is c there, c not varying along the axis."""
    if a.op == "=":
        place = _label(a)
        return None if place is None else (*place, graph.number(1))
    if a.op == "mul" and a.args[-1].op == "=":
        place = _label(a.args[-1])
        rest = a.args[:-1]
        if place is not None and not any(place[0] in b.axes for b in rest):
            return *place, rest[0] if len(rest) == 1 else graph.make("mul", *rest)
    return None


def _label(relation: Node) -> tuple[Axis, Node] | None:
    """The axis and the label in k = y or k ≠ y."""
    a, b = relation.args
    if b.op == "index":
        a, b = b, a
    if a.op == "index" and b.op == "input":
        return a.data, b
    return None
