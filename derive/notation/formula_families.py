"""Arithmetic on families in typed formulas: where a family is taken, a formula may stand, as in logsumexp(b*z).

It is meant entry by entry: b*z is the family of the b·z_i, and a name that is no family is the same number at every
entry. The leaves of such a formula are the places where a family may stand: names, vectors, and families that a
function returns, such as softmax(z). A sum over an index, an entry p[i] and a value such as logsumexp(z) are numbers.

Main statements: `is_arithmetic`, `leaves`, `names_within`, `marker`, `family_of`,
`which_family`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from derive.notation.formula_syntax import Node
from derive.terms.build import variable
from derive.terms.term import Binder, Term, close_body

FAMILY_VALUED = ("softmax", "log_softmax")
_SIGNS = ("+", "*", "/", "^", "neg")
_ENTRYWISE = (
    "ln", "log", "log2", "log10", "exp", "sqrt", "abs", "max", "min", "floor", "ceiling", "ceil", "sinh", "cosh",
    "tanh", "atanh", "xlogy", "sigmoid", "sigma", "softplus",
)  # fmt: skip


def is_arithmetic(node: Node) -> bool:
    """Is it made of its parts entry by entry?"""
    return (node.kind == "sign" and node.name in _SIGNS) or (node.kind == "call" and node.name in _ENTRYWISE)


def leaves(node: Node) -> Iterator[Node]:
    """The places where a family may stand, from left to right."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if is_arithmetic(node):
            waiting.extend(reversed(node.parts))
        elif node.kind in ("name", "vector") or (node.kind == "call" and node.name in FAMILY_VALUED):
            yield node


def names_within(node: Node, bound: Collection[str]) -> Iterator[str]:
    """The free names among the leaves, and among those of what softmax is taken of: families, if any, of one size."""
    for leaf in leaves(node):
        if leaf.kind == "name" and leaf.name not in bound:
            yield leaf.name
        elif leaf.kind == "call":
            for part in leaf.parts:
                yield from names_within(part, bound)


def marker(range_: Term) -> Term:
    """The index of an entry while its formula is built: a name that nobody can type."""
    return variable("entry⟩", range_)


def family_of(entry: Term, index: Term) -> Term:
    """The family i ↦ entry."""
    return Term(Binder("lambda", "i"), (index.args[0], close_body(entry, index)))


def which_family(function: str, names: Iterable[str]) -> str:
    """What to say where nothing is known to be a family; `names` are the free names of numbers in the argument."""
    found = list(dict.fromkeys(names))
    if len(found) < 2:  # a single one would have been taken for a family
        return f"{function} takes a family such as p or [0.7, 0.3], and there is none in this formula."
    named = f"{', '.join(found[:-1])} and {found[-1]}"
    return (
        f"{function} takes a family, and nothing says which of {named} is one. An entry such as {found[-1]}[i] would."
    )
