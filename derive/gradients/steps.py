"""A tree of rules as lines on a page: each line applies one layer of rules and leaves the rest as d/dx (…).

Main statement: `lines`.
"""

from __future__ import annotations

from collections.abc import Iterator

from derive.gradients.rules import Node
from derive.terms.build import D
from derive.terms.term import Term


def lines(tree: Node, x: Term) -> list[tuple[Term, tuple[str, ...]]]:
    """The derivative after one, two, … layers of rules, with the names of the rules that each line applies."""
    found: list[tuple[Term, tuple[str, ...]]] = []
    for depth in range(1, tree.height + 1):
        found.append((_written(tree, depth, x), tuple(dict.fromkeys(_rules_at(tree, depth)))))
    if not found:
        found.append((tree.value(), ()))
    return found


def _written(node: Node, depth: int, x: Term) -> Term:
    """The derivative by `depth` layers of rules."""
    if node.height == 0 or (node.height == 1 and depth >= 1):
        return node.value()
    if node.rule:
        if depth == 0:
            return D(node.term, x)
        depth -= 1
    elif depth == 0 and len(node.parts) != 1:  # a constant factor stands in front of d/dx
        return D(node.term, x)
    return node.build([_written(p, depth, x) for p in node.parts])


def _rules_at(node: Node, depth: int) -> Iterator[str]:
    """The rules that are applied in the line of that depth."""
    if node.rule:
        depth -= 1
        if depth == 0:
            yield node.rule
            return
    for p in node.parts:
        yield from _rules_at(p, depth)
