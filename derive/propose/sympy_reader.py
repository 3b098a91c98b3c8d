"""SymPy to terms: `read_sympy` (several expressions together) and `from_sympy` (one).

SymPy's expressions say less than terms do. What is added in reading, and is told in `Reading.notes`:
- a symbol without assumptions is a real number; as an index or the end of a range it is an integer, and as the
  upper end of a range that starts at 0 or 1 (or a shape) it is a size 0, 1, 2, …;
- a family p[i] runs over its base's shape, else over the one range in which sums and products run through it;
- an unknown function takes every real number.
A sum's range lo…hi is empty for hi < lo, and then the sum is 0 (SymPy's convention for reversed ranges, −Σ, is not
followed). Everything that SymPy has settled, rounded or left complex is refused with advice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cmp_to_key
from math import isfinite
from typing import Any

from derive.propose.sympy_scan import Scan, depth_and_size_are_bounded
from derive.propose.sympy_sorts import BorderError, sort_of_facts
from derive.propose.sympy_variables import FreeNames
from derive.terms import build
from derive.terms.sorts import integers, interval, is_integer_sort
from derive.terms.term import Binder, Operator, Term, close_body, substitute


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the terms in the order given, what the symbols' assumptions say beyond their sorts
    (x ≠ 0), and in sentences what had to be added to SymPy's words."""

    terms: tuple[Term, ...]
    assumptions: tuple[Term, ...]
    notes: tuple[str, ...]


def read_sympy(expressions: Iterable[Any], known: Iterable[Term] = ()) -> Reading:
    """The terms of SymPy expressions and relations that belong together: the same symbol is the same variable in all.

    known: variables of ours; a symbol, IndexedBase or function of that name is this variable, with its sort.
    """
    items = [_sympified(e) for e in expressions]
    for item in items:
        depth_and_size_are_bounded(item)
    reader = _Reader(items, known)
    terms = tuple(reader.read(item, {}) for item in items)
    return Reading(terms, tuple(reader.names.assumptions), tuple(reader.names.notes))


def from_sympy(expression: Any, known: Iterable[Term] = ()) -> Term:
    """The term of one SymPy expression or relation; see `read_sympy`, which also tells the assumptions and notes."""
    return read_sympy((expression,), known).terms[0]


def _sympified(value: Any) -> Any:
    """A SymPy object from a SymPy object or an exact Python number; nothing else, and no text, is read."""
    import sympy

    if isinstance(value, sympy.Basic):
        return value
    if isinstance(value, bool):
        raise BorderError(_SETTLED.format(value))
    if isinstance(value, int | Fraction):
        return sympy.Rational(value)
    if isinstance(value, float) and isfinite(value):
        raise BorderError(_rounded(value))
    if isinstance(value, str):
        raise BorderError(_TEXT.format(value[:60]))
    if isinstance(value, list | tuple):
        raise BorderError(_SEVERAL.format(type(value).__name__))
    if isinstance(value, sympy.MatrixBase):
        raise BorderError(_MATRIX.format(type(value).__name__))
    kind = type(value).__name__
    raise BorderError(f"{str(value)[:60]!r} ({kind}) is not a SymPy expression.")


def _rounded(value: Any) -> str:
    """What to write for a float or a SymPy Float, whose 15 digits say less than those that it was written with."""
    shortest = repr(float(value)) if isinstance(value, float) or value._prec == 53 else str(value)
    return _ROUNDED.format(shortest)


_SETTLED = (
    "This relation is already {0}: SymPy settled it while it was built, before anything could be checked. Give the two "
    "sides apart, as in check(lhs, '=', rhs), or build it with evaluate=False; leave out a hypothesis that a symbol's "
    "assumptions state already."
)
_ROUNDED = "{0} is a rounded number (a Float). Write it exactly: Rational('{0}'), or S(2)/5 for a quotient."
_TEXT = "{0!r} is text, which is never evaluated. Build it of SymPy's symbols, or type it: derive check 'FORMULA'."
_SEVERAL = "A {0} is not a SymPy expression. Hypotheses stand one after another: check(lhs, '=', rhs, x > 0, y > 0)."
_MATRIX = "{0} is a matrix expression. Write it by its entries: W = IndexedBase('W', shape=(m, n)), W[i, j]."


class _Reader:
    def __init__(self, items: list[Any], known: Iterable[Term]) -> None:
        import sympy

        self.sympy = sympy
        self.names = FreeNames(Scan(items), known, lambda e: self.read(e, {}))
        self.bound = 0
        self.rules = {getattr(sympy, k): v for k, v in _RULES.items()}

    # ---- the walk: `scope` gives each enclosing binder's symbol its variable

    def read(self, e: Any, scope: dict[Any, Term]) -> Term:
        sympy = self.sympy
        if e in scope:
            return scope[e]
        if isinstance(e, sympy.core.function.AppliedUndef):
            return build.call(self.names.function(e), *(self.read(a, scope) for a in e.args))
        rule = self.rules.get(e.func)
        if rule is not None:
            return rule(self, e, scope)
        if isinstance(e, sympy.Symbol | sympy.Idx):
            return self.names.symbol(e)
        if isinstance(e, sympy.Rational):
            return build.term(Fraction(int(e.p), int(e.q)))
        if e is sympy.pi:
            return build.pi
        if e is sympy.E:
            return build.e
        if isinstance(e, sympy.logic.boolalg.BooleanAtom):
            raise BorderError(_SETTLED.format(e))
        if isinstance(e, sympy.Float):
            raise BorderError(_rounded(e))
        if isinstance(e, sympy.MatrixExpr | sympy.MatrixBase) or any(isinstance(a, sympy.MatrixExpr) for a in e.args):
            raise BorderError(_MATRIX.format(type(e).__name__))
        if e in (sympy.oo, -sympy.oo, sympy.zoo, sympy.nan):
            raise BorderError(
                f"{e} stands where a real number must stand: something is undefined or infinite there. Infinity may "
                f"only be an end of an Integral or the point of a Limit."
            )
        if e is sympy.I or isinstance(e, sympy.re | sympy.im | sympy.conjugate | sympy.arg):
            raise BorderError(f"{e} is about complex numbers; terms are real. Declare Symbol('x', real=True).")
        if isinstance(e, sympy.IndexedBase):
            return self.names.family(e)
        raise BorderError(
            f"{str(e)[:80]} ({type(e).__name__}) has no counterpart among our terms. There are: {', '.join(_READABLE)}."
        )

    def each(self, items: Iterable[Any], scope: dict[Any, Term]) -> list[Term]:
        return [self.read(a, scope) for a in items]

    # ---- binders: a bound symbol becomes a variable that nothing else can be, and then nameless

    def fresh(self, hint: str, sort: Term) -> Term:
        self.bound += 1
        return build.variable(f"{hint}\0{self.bound}", sort)

    def under(self, name: str, symbol: Any, sort: Term, body: Any, scope: dict[Any, Term], *others: Term) -> Term:
        """The binder `name` over `symbol`; the body is SymPy's, or a function that reads the rest of the limits."""
        variable = self.fresh(symbol.name, sort)
        inside = {**scope, symbol: variable}
        inner = body(inside) if callable(body) else self.read(body, inside)
        return Term(Binder(name, symbol.name), (sort, close_body(inner, variable), *others))

    def limits(self, e: Any, limits: tuple[Any, ...], scope: dict[Any, Term], one: Any) -> Term:
        """SymPy writes the innermost range first: Sum(f, (i, 1, n), (j, 1, m)) is Σ_j Σ_i f."""
        if not limits:
            return self.read(e.function, scope)
        *inner, outer = limits
        return one(outer, scope, lambda inside: self.limits(e, tuple(inner), inside, one))  # type: ignore[no-any-return]

    def sum_or_product(self, e: Any, scope: dict[Any, Term]) -> Term:
        name = "sum" if e.func is self.sympy.Sum else "product"

        def one(limit: Any, scope: dict[Any, Term], body: Any) -> Term:
            symbol, lower, upper = self.three(e, limit)
            if lower.is_infinite or upper.is_infinite:
                raise BorderError(
                    f"The {name} over {symbol} from {lower} to {upper} is infinite, and those of a term are finite. "
                    f"Write the limit: Limit({type(e).__name__}(…, ({symbol}, {lower}, N)), N, oo)."
                )
            if lower.is_Integer and upper.is_Integer and upper < lower - 1:
                raise BorderError(f"The range of {symbol} runs from {lower} down to {upper}. Write it upwards.")
            for end in (lower, upper):
                if end.is_integer is False:
                    raise BorderError(f"The end {end} of the range of {symbol} is not an integer.")
            self.fits(symbol, lower, upper, discrete=True)
            is_size = upper in self.names.scan.sizes and sort_of_facts(upper.name, upper.assumptions0).silent
            if not is_size and not (upper - lower + 1).is_nonnegative:
                nothing = 0 if name == "sum" else 1
                self.note(f"The {name} from {lower} to {upper} is read as {nothing} where {upper} < {lower}.")
            sort = integers(self.read(lower, scope), self.read(upper, scope))
            return self.under(name, symbol, sort, body, scope)

        return self.limits(e, e.limits, scope, one)

    def integral(self, e: Any, scope: dict[Any, Term]) -> Term:
        oo = self.sympy.oo

        def one(limit: Any, scope: dict[Any, Term], body: Any) -> Term:
            symbol, lower, upper = self.three(e, limit)
            infinite = [end for end in (lower, upper) if end.is_infinite]
            if any(end not in (oo, -oo) for end in infinite) or (infinite and lower == upper):
                raise BorderError(f"An integral from {lower} to {upper} is none over an interval of real numbers.")
            if lower is oo or upper == -oo or (upper - lower).is_negative:
                return build.neg(one((symbol, upper, lower), scope, body))
            self.fits(symbol, lower, upper, discrete=False)
            if not infinite and not (upper - lower).is_nonnegative:
                self.note(
                    f"The integral from {lower} to {upper} is read where {lower} ≤ {upper}; elsewhere it is undefined."
                )
            ends = [None if end.is_infinite else self.read(end, scope) for end in (lower, upper)]
            return self.under("integral", symbol, interval(*ends), body, scope)

        return self.limits(e, e.limits, scope, one)

    def note(self, sentence: str) -> None:
        if sentence not in self.names.notes:
            self.names.notes.append(sentence)

    def three(self, e: Any, limit: Any) -> tuple[Any, Any, Any]:
        if len(limit) != 3:
            kind = type(e).__name__
            raise BorderError(f"This {kind} has no ends: {str(e)[:60]}. Write {kind}(f, (x, a, b)) with both ends.")
        symbol, lower, upper = limit
        return symbol, lower, upper

    def fits(self, symbol: Any, lower: Any, upper: Any, *, discrete: bool) -> None:
        """A bound symbol's assumptions must hold on its whole range: SymPy has already used them in the body
        (for a positive x it writes x where the author wrote Abs(x))."""
        if not discrete:
            self.no_index(symbol)
        if isinstance(symbol, self.sympy.Idx):
            within = (symbol.lower is None or (lower - symbol.lower).is_nonnegative) and (
                symbol.upper is None or (symbol.upper - upper).is_nonnegative
            )
            if not within:
                raise BorderError(
                    f"The index {symbol} is declared to run from {symbol.lower} to {symbol.upper}, and runs here from "
                    f"{lower} to {upper}; SymPy has used what was declared. Declare Symbol('{symbol}', integer=True)."
                )
            return
        sort = sort_of_facts(symbol.name, symbol.assumptions0).sort
        given = {k for k in _SIGNS if symbol.assumptions0.get(k)}
        if discrete:
            wrong = ("positive" in given and not lower.is_positive) or ("negative" in given and not upper.is_negative)
        else:
            wrong = is_integer_sort(sort)
        wrong = wrong or ("nonnegative" in given and not lower.is_nonnegative and not lower.is_positive)
        wrong = wrong or ("nonpositive" in given and not upper.is_nonpositive)
        if wrong or (symbol.assumptions0.get("nonzero") and not given):
            raise BorderError(
                f"{symbol} is declared {_assumed(symbol)} and runs from {lower} to {upper}, where that need not hold; "
                f"SymPy has used it already. Declare Symbol('{symbol}', {'integer' if discrete else 'real'}=True)."
            )

    def no_index(self, symbol: Any) -> None:
        """For an Idx SymPy writes i where the author wrote ⌊i⌋, and no assumption of it says so."""
        if isinstance(symbol, self.sympy.Idx):
            raise BorderError(
                f"{symbol} is an Idx, the index of a sum or a product, and stands here for a real number. "
                f"Declare Symbol('{symbol}', real=True)."
            )

    def limit(self, e: Any, scope: dict[Any, Term]) -> Term:
        body, symbol, point, direction = e.args
        self.no_index(symbol)
        sort = sort_of_facts(symbol.name, symbol.assumptions0).sort
        if point in (self.sympy.oo, -self.sympy.oo):
            target = build.infinity if point is self.sympy.oo else build.neg(build.infinity)
            return self.under("limit", symbol, sort, body, scope, target)
        side = {"+": "limit+", "-": "limit-", "+-": "limit"}[str(direction)]
        return self.under(side, symbol, sort, body, scope, self.read(point, scope))

    # ---- derivatives and substitutions

    def derivative(self, e: Any, scope: dict[Any, Term]) -> Term:
        result = self.read(e.expr, scope)
        for x, count in e.variable_count:
            if not count.is_Integer:
                raise BorderError(f"The order {count} of {str(e)[:60]} is not a number.")
            variable = self.read(x.base if isinstance(x, self.sympy.Indexed) else x, scope)
            dependent = build.dependent_on(variable, result)
            if dependent is not None:
                name = repr(dependent).partition("\0")[0]
                raise BorderError(f"A derivative in {x} inside the range of {name}, which depends on {x}, is not read.")
            if isinstance(x, self.sympy.Indexed) or (isinstance(x, self.sympy.Symbol) and x not in scope):
                result = build.D(result, self.read(x, scope), int(count))
            elif x in scope:
                point = scope[x]
                head = Binder("derivative", x.name, int(count))
                result = Term(head, (point.args[0], close_body(result, point), point))
            else:
                raise BorderError(f"A derivative in {x} is not one in a variable x or an entry z[k].")
        return result

    def subs(self, e: Any, scope: dict[Any, Term]) -> Term:
        """Subs(f, x, a): f at x = a. A derivative in x inside f keeps its own x and is taken at a."""
        spoken_of = set().union(*(a.free_symbols for a in e.point))
        if len(e.variables) > 1 and (len(set(e.variables)) < len(e.variables) or not spoken_of.isdisjoint(e.variables)):
            # SymPy writes Subs(Subs(y**2, y, x), x, 3), which is 9, as y**2 at (y, x) = (x, 3).
            raise BorderError(f"What {str(e)[:60]} is depends on what is put in first. Write the result out.")
        inside = dict(scope)
        values = {}
        for x, a in zip(e.variables, e.point, strict=True):
            self.no_index(x)
            told = [w for w in (*_SIGNS, "nonzero", "integer") if x.assumptions0.get(w)]
            if not all(getattr(a, f"is_{w}") for w in told):
                raise BorderError(
                    f"{x} is declared {_assumed(x)} and {a} is put for it, of which that is not known; SymPy has used "
                    f"it already. Declare Symbol('{x}', real=True)."
                )
            variable = self.fresh(x.name, sort_of_facts(x.name, x.assumptions0).sort)
            inside[x], values[variable] = variable, self.read(a, scope)
        return substitute(self.read(e.expr, inside), values)

    # ---- arithmetic

    def add(self, e: Any, scope: dict[Any, Term]) -> Term:
        args = e.args
        if args[0].could_extract_minus_sign() and list(args) == sorted(args, key=cmp_to_key(self.sympy.Basic.compare)):
            args = e.as_ordered_terms()  # SymPy's own order −1 + x is nobody's wish: take the one it prints, x − 1
        return build.op("add", *self.each(args, scope))

    def mul(self, e: Any, scope: dict[Any, Term]) -> Term:
        """−1·a is −a; b⁻¹ and the denominators of numbers go under a fraction bar."""
        negative, top, bottom = False, [], []
        for k, factor in enumerate(e.args):
            if factor.is_Rational and k == 0 and factor.is_negative:
                negative, factor = True, -factor
                if factor == 1:
                    continue
            if k == 0 and factor.is_Rational and not factor.is_Integer:
                if factor.p != 1:
                    top.append(self.read(self.sympy.Integer(factor.p), scope))
                bottom.append(self.read(self.sympy.Integer(factor.q), scope))
            elif factor.is_Pow and factor.exp.is_Rational and factor.exp.is_negative:
                bottom.append(self.positive_power(factor.base, -factor.exp, scope))
            else:
                top.append(self.read(factor, scope))
        result = self.product(top)
        if bottom:
            result = Term(Operator("div"), (result, self.product(bottom)))
        return build.neg(result) if negative else result

    def product(self, factors: list[Term]) -> Term:
        if len(factors) < 2:
            return factors[0] if factors else build.term(1)
        return build.op("mul", *factors)

    def power(self, e: Any, scope: dict[Any, Term]) -> Term:
        if e.exp.is_Rational and e.exp.is_negative:
            return build.op("div", 1, self.positive_power(e.base, -e.exp, scope))
        return self.positive_power(e.base, e.exp, scope)

    def positive_power(self, base: Any, exponent: Any, scope: dict[Any, Term]) -> Term:
        b = self.read(base, scope)
        if exponent == self.sympy.S.Half:
            return build.sqrt(b)
        return b if exponent == 1 else build.power(b, self.read(exponent, scope))

    # ---- what is named alike on both sides

    def same(self, e: Any, scope: dict[Any, Term]) -> Term:
        return build.op(_SAME[e.func.__name__], *self.each(e.args, scope))

    def indexed(self, e: Any, scope: dict[Any, Term]) -> Term:
        return build.call(self.names.family(e.base), *self.each(e.indices, scope))

    def delta(self, e: Any, scope: dict[Any, Term]) -> Term:
        if len(e.args) != 2:
            raise BorderError(f"{e} has a range of its own. Write KroneckerDelta(i, j) with two arguments.")
        return build.delta(*self.each(e.args, scope))

    def piecewise(self, e: Any, scope: dict[Any, Term]) -> Term:
        *branches, (otherwise, last) = e.args
        if last is not self.sympy.true:
            raise BorderError(f"{str(e)[:60]} has no value where no condition holds. End it with (value, True).")
        read = [(self.read(value, scope), self.read(condition, scope)) for value, condition in branches]
        return build.piecewise(*read, otherwise=self.read(otherwise, scope))


_SIGNS = ("positive", "negative", "nonnegative", "nonpositive")


def _assumed(symbol: Any) -> str:
    """The assumptions of a symbol in words: "integer, positive"."""
    signs = [w for w in (*_SIGNS, "nonzero") if symbol.assumptions0.get(w)]
    return ", ".join((["integer"] if symbol.assumptions0.get("integer") else []) + signs[:1])


_SAME = {
    "log": "log", "exp": "exp", "sinh": "sinh", "cosh": "cosh", "tanh": "tanh", "atanh": "atanh", "Abs": "abs",
    "Max": "max", "Min": "min", "floor": "floor", "ceiling": "ceiling", "Equality": "=", "Unequality": "≠",
    "StrictLessThan": "<", "LessThan": "≤", "StrictGreaterThan": ">", "GreaterThan": "≥", "And": "and",
    "Implies": "implies",
}  # fmt: skip
_R = _Reader
_RULES = {
    **dict.fromkeys(("log", "exp", "sinh", "cosh", "tanh", "atanh", "Abs", "Max", "Min", "floor", "ceiling"), _R.same),
    **dict.fromkeys(("Eq", "Ne", "Lt", "Le", "Gt", "Ge", "And", "Implies"), _R.same),
    "Add": _R.add, "Mul": _R.mul, "Pow": _R.power, "Piecewise": _R.piecewise, "KroneckerDelta": _R.delta,
    "Indexed": _R.indexed, "Derivative": _R.derivative, "Subs": _R.subs, "Sum": _R.sum_or_product,
    "Product": _R.sum_or_product, "Integral": _R.integral, "Limit": _R.limit,
}  # fmt: skip
_READABLE = ("numbers, pi, E", "+ − · / powers", "sqrt", *(k for k in _RULES if k not in ("Add", "Mul", "Pow")))
