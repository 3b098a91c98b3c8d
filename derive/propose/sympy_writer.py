"""Terms to SymPy: `to_sympy`.

Two readers want SymPy expressions: a person who goes on working with a theorem's sides (the structure should stay
as it was written: `evaluate=False`), and SymPy's own solvers (which expect evaluated expressions: `evaluate=True`,
where the size of every number power is bounded first, because SymPy multiplies it out on the spot).

Bound variables get the names they were written with, made different from every free name and every enclosing bound
name, so that SymPy's `diff` and `subs`, which capture bound names, find nothing to capture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import gcd
from typing import Any

from derive.propose.sympy_sorts import BorderError, facts_of_sort
from derive.terms.build import is_binder, is_op
from derive.terms.definition import Definition, unfold
from derive.terms.sorts import is_function_sort, is_integer_sort, is_interval
from derive.terms.term import Binder, Constant, Number, Operator, Term, Variable, free_variables, open_body

_MAX_EXPONENT = 10_000  # of a literal power that SymPy would multiply out
_MAX_BITS = 100_000  # of the number that comes of it


def to_sympy(term: Term, *, evaluate: bool = False, generic: bool = False, avoid: Iterable[Term] = ()) -> Any:
    """The SymPy expression (or relation) of a term.

    evaluate: let SymPy evaluate while it builds, as its solvers expect. Without it the structure is kept wherever
        SymPy can keep it (log(x, b) becomes a quotient, Max forgets the order of its arguments, and a derivative in a
        variable that does not occur is 0 on the spot).
    generic: write xlogy(a, b) as a·log b, which is its meaning for b > 0; else as a Piecewise that is 0 at a = 0.
    avoid: terms whose free names must not become names of bound variables either.
    """
    return _Writer((term, *avoid), evaluate, generic).write(term, ())


class _Writer:
    def __init__(self, terms: Iterable[Term], evaluate: bool, generic: bool) -> None:
        import sympy

        self.sympy = sympy
        self.evaluate = evaluate
        self.generic = generic
        self.taken: dict[str, Term] = {}
        self.symbols: dict[Term, Any] = {}
        for variable in frozenset[Term]().union(*(free_variables(t) for t in terms)):
            name = variable.head.name  # type: ignore[attr-defined]
            if self.taken.setdefault(name, variable) != variable:
                raise BorderError(
                    f"Two different variables are named {name} (their sorts differ), and SymPy tells symbols "
                    f"apart by their names. Rename one of them."
                )

    # ---- the walk: `scope` holds the SymPy objects of the enclosing binders' variables; a binder is opened with a
    # variable of ours that no author can have written, so no term with a loose bound variable is ever written

    def write(self, t: Term, scope: tuple[Any, ...]) -> Any:
        head = t.head
        if isinstance(head, Number):
            return self.sympy.Rational(head.value.numerator, head.value.denominator)
        if isinstance(head, Constant):
            return {"pi": self.sympy.pi, "e": self.sympy.E, "infinity": self.sympy.oo}[head.name]
        if isinstance(head, Variable):
            return self.variable(t, scope)
        if isinstance(head, Operator):
            rule = getattr(self, "_op_" + _NAMES.get(head.name, head.name), None)
            if rule is None:
                raise BorderError(f"SymPy has nothing that means {head.name!r}; it stands in {t!r}.")
            return rule(t, scope)
        if isinstance(head, Binder):
            rule = getattr(self, "_bind_" + head.name.rstrip("+-"), None)
            if rule is None:
                raise BorderError(f"SymPy has nothing that means {head.name!r}; it stands in {t!r}.")
            return rule(t, scope)
        if isinstance(head, Definition):
            return self.write(unfold(t), scope)
        raise BorderError(f"{t!r} is a sort, not a number, and has no SymPy expression.")

    def make(self, function: Callable[..., Any], *args: Any) -> Any:
        try:
            return function(*args) if self.evaluate else function(*args, evaluate=False)
        except (TypeError, ValueError) as error:  # Max of a root of −3, a condition that is no condition …
            what = getattr(function, "__name__", str(function))
            raise BorderError(f"SymPy refuses to build {what}({', '.join(map(str, args))[:80]}): {error}") from error

    def each(self, terms: Iterable[Term], scope: tuple[Any, ...]) -> list[Any]:
        return [self.write(a, scope) for a in terms]

    # ---- variables

    def variable(self, t: Term, scope: tuple[Any, ...]) -> Any:
        if t not in self.symbols:
            self.symbols[t] = self.named(t.head.name, t.args[0], scope)  # type: ignore[attr-defined]
        return self.symbols[t]

    def named(self, name: str, sort: Term, scope: tuple[Any, ...]) -> Any:
        """A Symbol, an IndexedBase or a Function of the name, with the assumptions of the sort."""
        if not is_function_sort(sort):
            return self.sympy.Symbol(name, **facts_of_sort(sort))
        domains: list[Term] = []
        while is_function_sort(sort):
            domain, sort = sort.args
            domains.append(domain)
        facts = facts_of_sort(sort)
        if all(is_integer_sort(d) for d in domains):
            from_one = all(isinstance(d.args[0].head, Number) and d.args[0].head.value == 1 for d in domains)
            shape = tuple(self.write(d.args[1], scope) for d in domains) if from_one else ()
            shape = () if self.sympy.oo in shape else shape
            return self.sympy.IndexedBase(name, shape=shape or None, **facts)
        return self.sympy.Function(name, **facts)

    def open(self, t: Term, scope: tuple[Any, ...]) -> tuple[Any, Any]:
        """The SymPy object of a binder's variable, named apart from all free and all enclosing names, and the body."""
        taken = set(self.taken) | {str(s) for s in scope}
        hint: str = t.head.hint  # type: ignore[attr-defined]
        name, k = hint, 0
        while name in taken:
            k += 1
            name = f"{hint}_{k}"
        symbol = self.named(name, t.args[0], scope)
        variable = Term(Variable(f"{name}\0{len(self.symbols)}"), (t.args[0],))
        self.symbols[variable] = symbol
        return symbol, self.write(open_body(t, variable), (*scope, symbol))

    # ---- arithmetic

    def _op_add(self, t: Term, scope: tuple[Any, ...]) -> Any:
        return self.make(self.sympy.Add, *self.each(t.args, scope))

    def _op_mul(self, t: Term, scope: tuple[Any, ...]) -> Any:
        return self.make(self.sympy.Mul, *self.each(t.args, scope))

    def _op_neg(self, t: Term, scope: tuple[Any, ...]) -> Any:
        value = self.write(t.args[0], scope)
        literal = value is self.sympy.oo or (value.is_Rational and value > 0)  # −3 and −2/5 are numbers of SymPy's
        return -value if literal else self.make(self.sympy.Mul, self.sympy.S.NegativeOne, value)

    def _op_div(self, t: Term, scope: tuple[Any, ...]) -> Any:
        a, b = self.each(t.args, scope)
        if a.is_Integer and b.is_Integer and b > 1 and gcd(int(a), int(b)) == 1:
            return self.sympy.Rational(a, b)
        reciprocal = self.make(self.sympy.Pow, b, self.sympy.S.NegativeOne)
        return reciprocal if a == 1 else self.make(self.sympy.Mul, a, reciprocal)

    def _op_pow(self, t: Term, scope: tuple[Any, ...]) -> Any:
        base, exponent = self.each(t.args, scope)
        if self.evaluate:
            self._bounded_power(base, exponent)
        return self.make(self.sympy.Pow, base, exponent)

    def _op_exp(self, t: Term, scope: tuple[Any, ...]) -> Any:
        argument = self.write(t.args[0], scope)
        if self.evaluate:
            self._bounded_power(self.sympy.S.One, argument)
        return self.make(self.sympy.exp, argument)

    def _bounded_power(self, base: Any, exponent: Any) -> None:
        """2**(10**9), x**(10**9) and exp(10**9·log 2) are multiplied out by SymPy; refuse them before that."""
        largest = max((abs(r.p) for r in exponent.atoms(self.sympy.Rational)), default=0)
        bits = max((max(abs(r.p), r.q).bit_length() for r in base.atoms(self.sympy.Rational)), default=0)
        if largest > _MAX_EXPONENT or largest * bits > _MAX_BITS:
            raise BorderError(f"A power with the exponent {str(exponent)[:40]} is too large to be given to SymPy.")

    def _op_log(self, t: Term, scope: tuple[Any, ...]) -> Any:
        logs = [self.make(self.sympy.log, a) for a in self.each(t.args, scope)]
        if len(logs) == 1:
            return logs[0]
        return self.make(self.sympy.Mul, logs[0], self.make(self.sympy.Pow, logs[1], self.sympy.S.NegativeOne))

    def _op_sqrt(self, t: Term, scope: tuple[Any, ...]) -> Any:
        return self.make(self.sympy.Pow, self.write(t.args[0], scope), self.sympy.S.Half)

    def _op_xlogy(self, t: Term, scope: tuple[Any, ...]) -> Any:
        a, b = self.each(t.args, scope)
        product = self.make(self.sympy.Mul, a, self.make(self.sympy.log, b))
        if self.generic or a.is_nonzero:
            return product
        at_zero = self.make(self.sympy.Eq, a, self.sympy.S.Zero)
        return self.make(self.sympy.Piecewise, (self.sympy.S.Zero, at_zero), (product, self.sympy.true))

    def _simple(self, t: Term, scope: tuple[Any, ...]) -> Any:
        """An operator that SymPy has too."""
        function = getattr(self.sympy, _SAME[t.head.name])  # type: ignore[attr-defined]
        return self.make(function, *self.each(t.args, scope))

    _op_abs = _op_sinh = _op_cosh = _op_tanh = _op_atanh = _op_floor = _op_ceiling = _op_max = _op_min = _simple
    _op_delta = _op_and = _op_implies = _op_eq = _op_ne = _op_lt = _op_le = _op_gt = _op_ge = _simple

    def _op_piecewise(self, t: Term, scope: tuple[Any, ...]) -> Any:
        *branches, otherwise = self.each(t.args, scope)
        pairs = list(zip(branches[::2], branches[1::2], strict=True))
        return self.make(self.sympy.Piecewise, *pairs, (otherwise, self.sympy.true))

    def _op_call(self, t: Term, scope: tuple[Any, ...]) -> Any:
        function, *arguments = t.args
        if is_op(function, "vector") and len(arguments) == 1:
            return self._entry(function, self.write(arguments[0], scope), scope)
        if not isinstance(function.head, Variable):
            raise BorderError(f"SymPy has nothing that means {function!r} applied to an argument.")
        base = self.write(function, scope)
        values = self.each(arguments, scope)
        return base[tuple(values)] if isinstance(base, self.sympy.IndexedBase) else base(*values)

    def _entry(self, vector: Term, k: Any, scope: tuple[Any, ...]) -> Any:
        """(a, b, c)_k: the entry for a literal k, else Σ of entry·δ, which is the entry for every k in range."""
        entries = self.each(vector.args, scope)
        if k.is_Integer:
            if not 1 <= k <= len(entries):
                raise BorderError(f"A vector of {len(entries)} entries has no entry {k}.")
            return entries[int(k) - 1]
        deltas = [self.make(self.sympy.KroneckerDelta, k, self.sympy.Integer(m + 1)) for m in range(len(entries))]
        terms = [self.make(self.sympy.Mul, a, d) for a, d in zip(entries, deltas, strict=True)]
        return self.make(self.sympy.Add, *terms)

    # ---- binders

    def _range(self, t: Term, scope: tuple[Any, ...]) -> tuple[Any, Any, Any, Any]:
        """(variable, lower end, upper end, body) of a sum, product, integral or expectation."""
        symbol, body = self.open(t, scope)
        lower, upper = self.each(t.args[0].args, scope)
        return symbol, lower, upper, body

    def _bind_sum(self, t: Term, scope: tuple[Any, ...]) -> Any:
        if not is_integer_sort(t.args[0]):
            raise BorderError(f"A sum over {t.args[0]!r} is not a sum over a range of integers.")
        symbol, lower, upper, body = self._range(t, scope)
        return (self.sympy.Product if is_binder(t, "product") else self.sympy.Sum)(body, (symbol, lower, upper))

    _bind_product = _bind_sum

    def _bind_integral(self, t: Term, scope: tuple[Any, ...]) -> Any:
        symbol, lower, upper, body = self._range(t, scope)
        return self.sympy.Integral(body, (symbol, lower, upper))

    def _bind_expectation(self, t: Term, scope: tuple[Any, ...]) -> Any:
        """E_{x∼P}[f(x)] is Σ P_i f(i) or ∫ P(x) f(x) dx."""
        symbol, lower, upper, body = self._range(t, scope)
        family = t.args[2]
        if is_op(family, "vector"):
            weight = self._entry(family, symbol, scope)
        else:
            base = self.write(family, scope)
            weight = base[symbol] if isinstance(base, self.sympy.IndexedBase) else base(symbol)
        product = self.make(self.sympy.Mul, weight, body)
        kind = self.sympy.Integral if is_interval(t.args[0]) else self.sympy.Sum
        return kind(product, (symbol, lower, upper))

    def _bind_lambda(self, t: Term, scope: tuple[Any, ...]) -> Any:
        return self.sympy.Lambda(*self.open(t, scope))

    def _bind_limit(self, t: Term, scope: tuple[Any, ...]) -> Any:
        symbol, body = self.open(t, scope)
        point = self.write(t.args[2], scope)
        side = t.head.name.removeprefix("limit") or "+-"  # type: ignore[attr-defined]
        if point.is_infinite:
            side = "-" if point is self.sympy.oo else "+"
        return self.sympy.Limit(body, symbol, point, side)

    def _bind_derivative(self, t: Term, scope: tuple[Any, ...]) -> Any:
        """D(x ↦ body)(point): Derivative(body, x) where the point is a variable of its own, else Subs(…, x, point)."""
        point = t.args[2]
        order = t.head.order or 1  # type: ignore[attr-defined]
        if isinstance(point.head, Variable) and point not in free_variables(t.args[1]):
            return self.sympy.Derivative(self.write(open_body(t, point), scope), (self.write(point, scope), order))
        symbol, body = self.open(t, scope)
        return self.sympy.Subs(self.sympy.Derivative(body, (symbol, order)), symbol, self.write(point, scope))

    def _bind_partial(self, t: Term, scope: tuple[Any, ...]) -> Any:
        _, inner, family, *indices = t.args
        if not isinstance(family.head, Variable) or family in free_variables(inner):
            raise BorderError(f"SymPy can state a partial derivative only at the family itself, not at {family!r}.")
        base = self.write(family, scope)
        if not isinstance(base, self.sympy.IndexedBase):
            raise BorderError(f"SymPy differentiates in the entries of a family, and {family!r} is none.")
        entry = base[tuple(self.each(indices, scope))]
        order = t.head.order or 1  # type: ignore[attr-defined]
        return self.sympy.Derivative(self.write(open_body(t, family), scope), (entry, order))


_NAMES = {"=": "eq", "≠": "ne", "<": "lt", "≤": "le", ">": "gt", "≥": "ge"}
_SAME = {
    "=": "Eq", "≠": "Ne", "<": "Lt", "≤": "Le", ">": "Gt", "≥": "Ge", "and": "And", "implies": "Implies",
    "abs": "Abs", "sinh": "sinh", "cosh": "cosh", "tanh": "tanh", "atanh": "atanh", "floor": "floor",
    "ceiling": "ceiling", "max": "Max", "min": "Min", "delta": "KroneckerDelta",
}  # fmt: skip
