"""A statement as a short program for SymPy: the symbols it speaks of, and the relation, to be pasted and worked with.

Definitions are written out, because SymPy knows none of ours. `a log b` becomes a function of its own that is 0 where
a is. What SymPy has nothing for is refused. Nothing here imports SymPy; a test reads the programs with it.

Main statements: `sympy_source`, `NoSource`.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from derive.terms.build import is_binder, is_op
from derive.terms.definition import Definition, unfold
from derive.terms.sorts import is_function_sort, is_integer_sort, is_interval
from derive.terms.term import Binder, Constant, Number, Operator, Term, Variable, free_variables, open_body

_SUM, _PRODUCT, _POWER, _ATOM = 1, 2, 3, 4  # how tightly a piece of text holds together
_RELATIONS = {"=": "Eq", "≠": "Ne", "<": "Lt", "≤": "Le", ">": "Gt", "≥": "Ge"}
_FUNCTIONS = {
    "exp": "exp", "log": "log", "sqrt": "sqrt", "abs": "Abs", "sinh": "sinh", "cosh": "cosh", "tanh": "tanh",
    "atanh": "atanh", "floor": "floor", "ceiling": "ceiling", "max": "Max", "min": "Min", "delta": "KroneckerDelta",
    "xlogy": "xlogy", "and": "And", "implies": "Implies",
}  # fmt: skip
_CONSTANTS = {"pi": "pi", "e": "E", "infinity": "oo"}
_GREEK = {"lambda": "lamda"}  # as SymPy spells it
_OURS = frozenset({"xlogy", *_FUNCTIONS.values(), *_CONSTANTS.values(), *_RELATIONS.values()})
_SYMPYS = frozenset({"E", "I", "N", "O", "Q", "S", "beta", "gamma", "zeta", "pi", "oo", "Sum", "Product", "Integral"})
_XLOGY = "xlogy = lambda a, b: Piecewise((0, Eq(a, 0)), (a*log(b), True))"

Piece = tuple[str, int]


class NoSource(ValueError):
    """Something that SymPy has nothing for; the message says what."""


def sympy_source(statement: Term) -> str:
    """The program: `from sympy import *`, the symbols, and `statement = …`."""
    writer = _Writer(statement)
    relation = writer.text(statement)
    lines = ["from sympy import *", ""]
    lines += [f"{name} = {made}" for name, made in writer.symbols.items()]
    if writer.has_xlogy:
        lines.append(_XLOGY)
    return "\n".join([*lines, f"statement = {relation}", ""])


class _Writer:
    """Writes one statement; `symbols` are the names it needs, with what makes them."""

    def __init__(self, statement: Term) -> None:
        self.symbols: dict[str, str] = {}
        self.has_xlogy = False
        self._names: dict[Term, str] = {}
        self._open: list[str] = []  # the names of free variables and of binders around
        for variable in sorted(free_variables(statement), key=repr):
            self._open.append(self._declare(variable))

    # ---- names

    def _declare(self, variable: Term) -> str:
        """A name for a variable that nothing else has where it stands, and the line that makes the symbol."""
        assert isinstance(variable.head, Variable)
        written = re.sub(r"\W", "_", variable.head.name.split("\0")[0])
        name = _GREEK.get(written, written)
        name = name if name.isidentifier() else f"x{name}"
        while not self._is_free(name, variable.args[0]):
            name += "_"
        self._names[variable] = name
        self.symbols[name] = self._made(name, variable.args[0])
        return name

    def _is_free(self, name: str, sort: Term) -> bool:
        """May a variable of that sort have the name? A binder may take one that another has done with."""
        if name in _OURS | _SYMPYS or keyword.iskeyword(name) or name in self._open:
            return False
        return self.symbols.get(name, made := self._made(name, sort)) == made

    def _made(self, name: str, sort: Term) -> str:
        if not is_function_sort(sort):
            return f'Symbol("{name}"{_facts(sort)})'
        domain, values = sort.args
        counted = is_integer_sort(domain)
        while is_function_sort(values):
            domain, values = values.args
            counted = counted and is_integer_sort(domain)
        return f'{"IndexedBase" if counted else "Function"}("{name}"{_facts(values)})'

    @contextmanager
    def _opened(self, t: Term) -> Iterator[tuple[Term, str, Term]]:
        """A binder's variable, its name, and the body with it."""
        assert isinstance(t.head, Binder)
        if is_function_sort(t.args[0]):
            raise NoSource("SymPy binds numbers, not families or functions.")
        variable = Term(Variable(f"{t.head.hint}\0{len(self._names)}"), (t.args[0],))
        name = self._declare(variable)
        self._open.append(name)
        yield variable, name, open_body(t, variable)
        self._open.pop()

    # ---- the walk

    def text(self, t: Term, least: int = 0) -> str:
        """The text of a term, in parentheses where it does not hold together tightly enough."""
        written, level = self._piece(t)
        return written if level >= least else f"({written})"

    def _piece(self, t: Term) -> Piece:
        head = t.head
        if isinstance(head, Number):
            value = head.value
            whole = value.denominator == 1
            return (str(value), _ATOM) if whole else (f"Rational({value.numerator}, {value.denominator})", _ATOM)
        if isinstance(head, Constant):
            return _CONSTANTS[head.name], _ATOM
        if isinstance(head, Variable):
            return self._names[t], _ATOM
        if isinstance(head, Definition):
            return self._piece(unfold(t))
        if isinstance(head, Operator):
            return self._operator(t, head.name)
        if isinstance(head, Binder):
            return self._binder(t, head)
        raise NoSource("A domain is no expression of SymPy's.")

    def _operator(self, t: Term, name: str) -> Piece:
        writing: dict[str, Callable[[Term], Piece]] = {
            "add": self._add, "neg": self._neg, "mul": self._mul, "div": self._div, "pow": self._pow,
            "piecewise": self._piecewise, "call": self._call,
        }  # fmt: skip
        if name in writing:
            return writing[name](t)
        if name in _RELATIONS:
            return f"{_RELATIONS[name]}({self._list(t.args)}, evaluate=False)", _ATOM
        if name not in _FUNCTIONS:
            raise NoSource(f"SymPy has nothing that means {name!r}.")
        self.has_xlogy |= name == "xlogy"
        return f"{_FUNCTIONS[name]}({self._list(t.args)})", _ATOM

    def _list(self, terms: tuple[Term, ...]) -> str:
        return ", ".join(map(self.text, terms))

    def _add(self, t: Term) -> Piece:
        written = self.text(t.args[0], _SUM)
        for part in t.args[1:]:
            negative = is_op(part, "neg")
            written += f" - {self.text(part.args[0], _PRODUCT)}" if negative else f" + {self.text(part, _SUM)}"
        return written, _SUM

    def _neg(self, t: Term) -> Piece:
        return f"-{self.text(t.args[0], _PRODUCT)}", _SUM

    def _mul(self, t: Term) -> Piece:
        return "*".join(self.text(part, _PRODUCT) for part in t.args), _PRODUCT

    def _div(self, t: Term) -> Piece:
        above, below = t.args
        if isinstance(above.head, Number) and isinstance(below.head, Number):
            return f"Rational({above.head.value}, {below.head.value})", _ATOM
        return f"{self.text(above, _PRODUCT)}/{self.text(below, _POWER)}", _PRODUCT

    def _pow(self, t: Term) -> Piece:
        return f"{self.text(t.args[0], _ATOM)}**{self.text(t.args[1], _ATOM)}", _POWER

    def _piecewise(self, t: Term) -> Piece:
        *branches, otherwise = map(self.text, t.args)
        pairs = [f"({a}, {b})" for a, b in zip(branches[::2], branches[1::2], strict=True)]
        return f"Piecewise({', '.join([*pairs, f'({otherwise}, True)'])})", _ATOM

    def _call(self, t: Term) -> Piece:
        function, *arguments = t.args
        while isinstance(function.head, Definition):
            function = unfold(function)
        if is_op(function, "vector") and len(arguments) == 1:
            return self._entry(function, self.text(arguments[0])), _ATOM
        if is_binder(function, "lambda"):
            value = open_body(function, arguments[0])
            rest = tuple(arguments[1:])
            return self._piece(Term(t.head, (value, *rest)) if rest else value)
        if not isinstance(function.head, Variable):
            raise NoSource("SymPy has nothing for a function that is neither named nor written out.")
        counted = self.symbols[self._names[function]].startswith("IndexedBase")
        inside = self._list(tuple(arguments))
        return f"{self._names[function]}{f'[{inside}]' if counted else f'({inside})'}", _ATOM

    def _entry(self, vector: Term, k: str) -> str:
        """The entry of (a, b, c) at a place that may be a symbol."""
        entries = list(map(self.text, vector.args))
        if k.isdigit():
            return f"({entries[int(k) - 1]})"
        pairs = [f"({entry}, Eq({k}, {m}))" for m, entry in enumerate(entries[:-1], 1)]
        return f"Piecewise({', '.join([*pairs, f'({entries[-1]}, True)'])})"

    def _binder(self, t: Term, head: Binder) -> Piece:
        if head.name in ("sum", "product", "integral"):
            if not (is_integer_sort(t.args[0]) or is_interval(t.args[0])):
                raise NoSource("SymPy sums over ranges of integers only.")
            ends = self._list(t.args[0].args)
            with self._opened(t) as (_, name, body):
                return f"{head.name.capitalize()}({self.text(body)}, ({name}, {ends}))", _ATOM
        if head.name == "expectation":
            ends = self._list(t.args[0].args)
            with self._opened(t) as (variable, name, body):
                weight = self.text(Term(Operator("call"), (t.args[2], variable)), _PRODUCT)
                kind = "Integral" if is_interval(t.args[0]) else "Sum"
                return f"{kind}({weight}*{self.text(body, _PRODUCT)}, ({name}, {ends}))", _ATOM
        if head.name.startswith("limit"):
            point = self.text(t.args[2])
            side = head.name.removeprefix("limit") or ("-" if point == "oo" else "+-")
            with self._opened(t) as (_, name, body):
                return f'Limit({self.text(body)}, {name}, {point}, "{side}")', _ATOM
        if head.name == "derivative":
            return self._derivative(t, head.order or 1), _ATOM
        if head.name == "partial":
            _, inner, family, *indices = t.args
            if not isinstance(family.head, Variable) or family in free_variables(inner):
                raise NoSource("SymPy states a partial derivative only at the family itself.")
            entry = f"{self._names[family]}[{self._list(tuple(indices))}]"
            return f"Derivative({self.text(open_body(t, family))}, ({entry}, {head.order or 1}))", _ATOM
        raise NoSource(f"SymPy has nothing that means {head.name!r}.")

    def _derivative(self, t: Term, order: int) -> str:
        point = t.args[2]
        if isinstance(point.head, Variable) and point not in free_variables(t.args[1]):
            return f"Derivative({self.text(open_body(t, point))}, ({self.text(point)}, {order}))"
        with self._opened(t) as (_, name, body):
            return f"Subs(Derivative({self.text(body)}, ({name}, {order})), {name}, {self.text(point)})"


def _facts(sort: Term) -> str:
    """What SymPy can say of a number's range."""
    if not (is_interval(sort) or is_integer_sort(sort)):
        return ", real=True"
    lower = sort.args[0]
    facts = ["integer" if is_integer_sort(sort) else "real"]
    if isinstance(lower.head, Number):
        open_ = is_interval(sort) and sort.head.left_open  # type: ignore[attr-defined]
        facts.append("positive" if lower.head.value > 0 or open_ else "nonnegative")
    return "".join(f", {fact}=True" for fact in facts)
