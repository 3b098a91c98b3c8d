"""One comparison where there are two opposite ones: a choice by x ≥ y is the choice by x < y, the other way round.

An index is i ≠ y where it is not i = y. Both are arrays of truth values then, and "not" is written as ~. (Python's own
comparison of two numbers is True or False, and ~True is −2: their opposite comparisons stay, except in a choice.)

Main statement: `compared_once`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.code.arrays import Graph, Node, all_nodes
from derive.terms.build import OPPOSITE

_KEPT = ("=", "<", ">")


def compared_once(graph: Graph, nodes: Sequence[Node]) -> list[Node]:
    """The same nodes; of two opposite comparisons that occur in them one is left."""
    found = {(n.op, n.args): n for n in all_nodes(nodes) if n.op in OPPOSITE}
    kept = {n: found.get((OPPOSITE[n.op], n.args)) for n in found.values() if n.op not in _KEPT}
    made: dict[Node, Node] = {}

    def rewritten(a: Node) -> Node:
        if a not in made:
            other = kept.get(a.args[0]) if a.op == "where" else kept.get(a)
            if other is not None and a.op == "where":
                made[a] = graph.where(rewritten(other), rewritten(a.args[2]), rewritten(a.args[1]))
            elif other is not None and any(b.op == "index" for b in a.args):
                made[a] = graph.make("not", rewritten(other))
            else:
                args = tuple(map(rewritten, a.args))
                made[a] = a if args == a.args else graph.make(a.op, *args, data=a.data)
            if a in graph.labels:
                graph.labels.setdefault(made[a], graph.labels[a])
        return made[a]

    return [rewritten(node) for node in nodes]
