"""A first look at SymPy expressions, before they are read: their size, and which ranges their families run over."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from derive.propose.sympy_sorts import BorderError

_MAX_DEPTH = 120
_MAX_NODES = 50_000
_MAX_BITS = 20_000  # of one number


def depth_and_size_are_bounded(expression: Any) -> None:
    """Refuses what is too deep or too large to walk. A shared part counts each time it is written."""
    nodes, level = 0, [expression]
    for _ in range(_MAX_DEPTH):
        following = []
        for e in level:
            nodes += 1
            if e.is_Rational and max(abs(e.p), e.q).bit_length() > _MAX_BITS:
                raise BorderError(f"A number in this expression has more than {_MAX_BITS} bits.")
            following.extend(e.args)
            if nodes + len(following) > _MAX_NODES:
                raise BorderError(f"This expression has more than {_MAX_NODES} parts, too many to be read.")
        if not following:
            return
        level = following
    raise BorderError(f"This expression is nested more than {_MAX_DEPTH} deep, too deep to be read.")


class Scan:
    """What the whole of the expressions says of each family's indices and of the symbols that have no assumptions."""

    def __init__(self, expressions: Iterable[Any]) -> None:
        import sympy

        self.sympy = sympy
        self.indices: set[Any] = set()
        self.sizes: set[Any] = set()
        self._ranges: dict[tuple[Any, int], set[tuple[Any, Any]]] = {}
        self._rank: dict[Any, int] = {}
        for e in expressions:
            self._walk(e, {})

    def rank(self, base: Any) -> int:
        return self._rank.get(base, len(base.shape or ()) or 1)

    def ranges(self, base: Any, slot: int) -> set[tuple[Any, Any]]:
        """The ranges over which sums and products run through a slot of the family, as written."""
        return self._ranges.get((base, slot), set())

    def _walk(self, e: Any, scope: dict[Any, tuple[Any, Any] | None]) -> None:
        """scope: each bound symbol with its range, None where it has none to give to a family."""
        sympy = self.sympy
        if isinstance(e, sympy.Indexed):
            self._indexed(e, scope)
        elif isinstance(e, sympy.KroneckerDelta):
            self.indices |= {i for i in e.args[:2] if i.is_Symbol and i not in scope}
        elif isinstance(e, sympy.Sum | sympy.Product):
            self._sum(e, scope)
            return
        elif isinstance(e, sympy.Integral):
            scope = {**scope, **{limit[0]: None for limit in e.limits}}
        elif isinstance(e, sympy.Limit):
            scope = {**scope, e.args[1]: None}
        for a in e.args:
            if not isinstance(a, sympy.Tuple):
                self._walk(a, scope)
                continue
            for part in a:
                self._walk(part, scope)

    def _sum(self, e: Any, scope: dict[Any, tuple[Any, Any] | None]) -> None:
        inner = dict(scope)
        for limit in reversed(e.limits):  # the outermost is written last
            if len(limit) == 3:
                symbol, lower, upper = limit
                depends = (lower.free_symbols | upper.free_symbols) & set(inner)
                inner[symbol] = None if depends else (lower, upper)
                ends = {s for s in lower.free_symbols | upper.free_symbols if s.is_Symbol and s not in inner}
                self.indices |= ends
                if upper.is_Symbol and lower in (0, 1):
                    self.sizes |= ends
        self._walk(e.function, inner)

    def _indexed(self, e: Any, scope: dict[Any, tuple[Any, Any] | None]) -> None:
        if self._rank.setdefault(e.base, len(e.indices)) != len(e.indices):
            raise BorderError(f"The family {e.base} is written with one index here and with two there.")
        for size in e.base.shape or ():
            self.sizes |= {size} if size.is_Symbol else set()
            self.indices |= size.free_symbols
        for slot, i in enumerate(e.indices):
            found = scope.get(i)
            if found is None and isinstance(i, self.sympy.Idx) and i.upper is not None:
                found = (i.lower, i.upper)
            if found is not None:
                self._ranges.setdefault((e.base, slot), set()).add(found)
            self.indices |= {s for s in i.free_symbols if s.is_Symbol and s not in scope}
