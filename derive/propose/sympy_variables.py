"""Free symbols, families and functions of SymPy expressions as variables of ours, one for each name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from derive.propose.sympy_scan import Scan
from derive.propose.sympy_sorts import BorderError, sort_of_facts
from derive.terms import build
from derive.terms.sorts import function_sort, index_range, integer, integers, is_function_sort, natural0, real
from derive.terms.term import Binder, Term, close_body

_KIND = "{0} is {1} in this expression, and {2} where it came from."


class FreeNames:
    """The variables of the expressions that are read together, made when they are first met.

    assumptions: what SymPy's assumptions say beyond the sorts; notes: what had to be added to SymPy's words.
    """

    def __init__(self, scan: Scan, known: Iterable[Term], read: Callable[[Any], Term]) -> None:
        import sympy

        self.sympy = sympy
        self.scan = scan
        self.known = {v.head.name: v for v in known}  # type: ignore[attr-defined]
        self.free: dict[Any, Term] = {}
        self.named: dict[str, Any] = {}
        self.assumptions: list[Term] = []
        self.notes: list[str] = []
        self._read = read  # an expression that stands under no binder: an end of a range

    def _claim(self, name: str, thing: Any) -> Term | None:
        """Two different things of one name are refused; a name that is known gives its variable."""
        if "\0" in name:  # the names of bound variables have one
            raise BorderError(f"The name {name!r} holds a character that no name may hold.")
        if self.named.setdefault(name, thing) != thing:
            raise BorderError(
                f"Two different things are named {name}: their assumptions, shape or kind differ. "
                f"Declare {name} once and use it everywhere, or rename one of them."
            )
        return self.known.get(name)

    def symbol(self, s: Any) -> Term:
        if s not in self.free:
            self.free[s] = self._new_symbol(s)
        return self.free[s]

    def _new_symbol(self, s: Any) -> Term:
        known = self._claim(s.name, s)
        if known is not None:
            if is_function_sort(known.args[0]):
                raise BorderError(_KIND.format(s.name, "a number", "a function"))
            return known
        if isinstance(s, self.sympy.Idx):
            if s.lower is None or s.upper is None:
                return build.variable(s.name, integer)
            return build.variable(s.name, integers(self._read(s.lower), self._read(s.upper)))
        facts = sort_of_facts(s.name, s.assumptions0)
        sort = facts.sort
        if facts.silent:
            sort, words = real, "a real number"
            if s in self.scan.sizes:
                sort, words = natural0, "a size 0, 1, 2, …"
            elif s in self.scan.indices:
                sort, words = integer, "an integer"
            self.notes.append(f"{s.name} has no assumptions in SymPy; it is read as {words}.")
        variable = build.variable(s.name, sort)
        if facts.nonzero:
            self.assumptions.append(build.Ne(variable, 0))
        return variable

    def family(self, base: Any) -> Term:
        if base not in self.free:
            self.free[base] = self._new_family(base)
        return self.free[base]

    def _new_family(self, base: Any) -> Term:
        if not isinstance(base.label, self.sympy.Symbol):
            raise BorderError(f"The family {base} views an array. Write IndexedBase('{base}') with a plain name.")
        name = base.label.name
        known = self._claim(name, base)
        if known is not None:
            if not is_function_sort(known.args[0]):
                raise BorderError(_KIND.format(name, "a family", "a number"))
            return known
        if base.offset or base.strides:
            raise BorderError(f"The family {name} has an offset or strides, which concern storage. Omit them.")
        facts = sort_of_facts(name, base.assumptions0)
        sort = facts.sort
        for slot in reversed(range(self.scan.rank(base))):
            sort = function_sort(self._slot_range(base, slot), sort)
        if facts.silent:
            self.notes.append(f"{name} has no assumptions in SymPy; its entries are read as real numbers.")
        variable = build.variable(name, sort)
        if facts.nonzero:
            self.assumptions.append(self._nowhere_zero(variable))
        return variable

    def _slot_range(self, base: Any, slot: int) -> Term:
        """The range of a family's index: its shape (from 1, or from 0 where the sums do so), else that of the sums."""
        seen = self.scan.ranges(base, slot)
        if base.shape is not None:
            size = base.shape[slot]
            if any(lower == 0 and self.sympy.expand(upper - size) == -1 for lower, upper in seen):
                return integers(0, self._read(size - 1))
            return index_range(self._read(size))
        if len(seen) == 1:
            (lower, upper), *_ = seen
            return integers(self._read(lower), self._read(upper))
        name, n = base.label.name, f"n{slot + 1}" if self.scan.rank(base) > 1 else "n"
        why = "sums run through it over different ranges" if seen else "no sum runs through it over a range of its own"
        raise BorderError(
            f"The range of the family {name} cannot be seen ({why}). State it: IndexedBase('{name}', shape=({n},)) "
            f"has the entries {name}[1], …, {name}[{n}]."
        )

    def _nowhere_zero(self, variable: Term) -> Term:
        bound: list[Term] = []
        sort, entry = variable.args[0], variable
        while is_function_sort(sort):
            bound.append(build.variable(f"i\0{len(bound)}", sort.args[0]))
            entry, sort = build.call(entry, bound[-1]), sort.args[1]
        claim = build.Ne(entry, 0)
        for b in reversed(bound):
            claim = Term(Binder("forall", "i"), (b.args[0], close_body(claim, b)))
        return claim

    def function(self, e: Any) -> Term:
        from sympy.core.assumptions import assumptions

        f = e.func
        if f not in self.free:
            known = self._claim(f.__name__, f)
            if known is not None and not is_function_sort(known.args[0]):
                raise BorderError(_KIND.format(f.__name__, "a function", "a number"))
            if known is None:
                facts = sort_of_facts(f.__name__, assumptions(e))
                sort = facts.sort
                for _ in e.args:
                    sort = function_sort(real, sort)
                known = build.variable(f.__name__, sort)
                if facts.nonzero:
                    self.assumptions.append(self._nowhere_zero(known))
            self.free[f] = known
        return self.free[f]
