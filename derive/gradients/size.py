"""How large a formula is for a reader: the measure by which one form of a gradient is simpler than another.

A number or a constant counts 1 and a variable 2 (an index 1); so does each sign between: sums, products, quotients,
powers, functions; Σ and Π count 2. On top of that each *different* function value (σ(x), e^x, log p …) counts 3: a
formula in which one value stands twice is easier to read than one with two values. A minus sign counts 1, and nothing
in front of the whole argument of a function, as in e^{−x}; a case of a case distinction counts 2.

Main statement: `size`.
"""

from __future__ import annotations

from functools import lru_cache

from derive.gradients.order import unsigned
from derive.terms.build import is_op
from derive.terms.definition import Definition
from derive.terms.term import Binder, Bound, Constant, Number, Operator, Term, Variable

_FUNCTIONS = {
    "log", "exp", "sqrt", "sinh", "cosh", "tanh", "atanh", "floor", "ceiling", "max", "min", "abs", "xlogy", "delta",
}  # fmt: skip


def size(t: Term) -> int:
    """The size of a formula; see the module docstring."""
    return _nodes(t) + 3 * len(_function_values(t))


@lru_cache(maxsize=1 << 16)
def _function_values(t: Term) -> frozenset[Term]:
    """The different function values in a term."""
    inside = frozenset[Term]().union(*map(_function_values, t.args))
    return inside | {t} if _is_function_value(t) else inside


def _is_function_value(t: Term) -> bool:
    if isinstance(t.head, Operator):
        return t.head.name in _FUNCTIONS or (is_op(t, "pow") and not isinstance(unsigned(t.args[1]).head, Number))
    return isinstance(t.head, Definition) or (isinstance(t.head, Binder) and t.head.name in ("sum", "product"))


@lru_cache(maxsize=1 << 16)
def _nodes(t: Term) -> int:
    head = t.head
    if isinstance(head, Number):
        return 1 if head.value.denominator == 1 and head.value < 100 else 2
    if isinstance(head, Constant):
        return 1
    if isinstance(head, Variable | Bound):
        return 2
    if isinstance(head, Binder):
        return 2 + _nodes(t.args[1]) + sum(_nodes(a) for a in t.args[2:])
    inside = sum(_nodes(a) for a in t.args)
    if isinstance(head, Operator):
        if head.name in ("add", "mul", "max", "min"):
            minus = sum(is_op(a, "neg") for a in t.args[1:]) if head.name == "add" else 0  # a − b has one sign
            return inside + len(t.args) - 1 - minus + (head.name in ("max", "min"))
        if head.name == "call":
            return _nodes(t.args[0]) + sum(1 if isinstance(a.head, Variable | Bound) else _nodes(a) for a in t.args[1:])
        if head.name in ("exp", "pow") and is_op(t.args[-1], "neg"):
            return inside
        if head.name == "piecewise":
            return inside + 2 * (len(t.args) // 2 + 1)
        if head.name == "vector":
            return inside
    free_sign = isinstance(head, Definition) and len(t.args) == 1 and is_op(t.args[0], "neg")
    return inside + (0 if free_sign else 1)


def forget() -> None:
    """Empties the memory of sizes, for measurements of time."""
    _nodes.cache_clear()
    _function_values.cache_clear()
