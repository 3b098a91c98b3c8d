"""The part of writing a formula that all notations share: order, grouping, scope, and which construct is meant.

A notation subclasses `Emitter` and draws (`drawing.py`): fractions, indices, sums, integrals. What is decided here,
once: where parentheses go, what a bound variable is called, whether an argument is an index or stands in parentheses,
whether a derivative can be written f'(x), d/dx at x, or needs "at x = a".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from string import Formatter

from derive.notation.names import name_of, split
from derive.notation.precedence import Level, NotationError, Piece, atom
from derive.notation.scope import assumed_limit_sort, domains, open_literally
from derive.notation.sort_writer import SortWriter
from derive.notation.templates import refuse_what_is_no_name
from derive.terms.build import is_op
from derive.terms.definition import Definition, SizeMismatch, sort_of, unfold
from derive.terms.sorts import (
    integer,
    interior,
    interval,
    is_function_sort,
    is_infinite,
    is_integer_sort,
    is_interval,
    real,
)
from derive.terms.term import Binder, Bound, Constant, Interval, Number, Operator, Term, Variable, free_variables

LOG_LIKE = ("log", "sinh", "cosh", "tanh", "atanh")
_PROPERTIES = ("differentiable", "continuous", "integrable")
_BIG = {"product": "sum", "maximum": "sum"}


class Emitter(SortWriter):
    """Writes one formula. `avoid` holds terms whose variables the reader also sees, so bound ones differ from them."""

    def __init__(self, term: Term, avoid: Iterable[Term] = ()) -> None:
        super().__init__(term, avoid)
        for definition in self.scope.definitions:
            refuse_what_is_no_name(definition)
        self.stems = [stem(self.template(d)) for d in self.scope.definitions]
        self.scope.is_taken = self._is_stem
        self._check_function_names()

    def emit(self) -> str:
        return self.walk(self.root).text

    # ---- the walk

    def walk(self, t: Term) -> Piece:
        head = t.head
        if isinstance(head, Number):
            return atom(digits(head))
        if isinstance(head, Constant):
            return self.constant(head.name)
        if isinstance(head, Variable):
            return atom(self.name(t))
        if isinstance(head, Definition):
            return self._defined(t, head)
        if isinstance(head, Interval):
            return self.sort(t)
        method: Callable[[Term], Piece] | None = getattr(self, "_" + self._kind(head), None)
        if method is None or isinstance(head, Bound):
            raise NotationError(f"There is no way to write {head!r} in this notation. It stands in {t!r}.")
        return method(t)

    @staticmethod
    def _kind(head: object) -> str:
        if isinstance(head, Binder):
            return "limit" if head.name.startswith("limit") else _BIG.get(head.name, head.name)
        name = head.name if isinstance(head, Operator) else ""
        if name in ("=", "≠", "<", "≤", ">", "≥"):
            return "relation"
        if name in ("abs", "floor", "ceiling"):
            return "fence"
        if name in LOG_LIKE:
            return "applied_name"
        if name in ("max", "min"):
            return "extremum"
        if name in _PROPERTIES:
            return "property_of"
        return {"integers": "sort_term", "function": "sort_term"}.get(name, name)

    def _sort_term(self, t: Term) -> Piece:
        return self.sort(t)

    # ---- arithmetic

    def _add(self, t: Term) -> Piece:
        first = self.at_level(t.args[0], Level.NEGATIVE)
        text, tall, open_right = first.text, first.tall, first.open_right
        for a in t.args[1:]:
            negative = is_op(a, "neg")
            part = self.at_level(a.args[0] if negative else a, Level.SLASH)
            text += (self.minus if negative else self.plus) + part.text
            tall, open_right = tall or part.tall, part.open_right
        return Piece(text, Level.SUM, tall, open_right)

    def _neg(self, t: Term) -> Piece:
        part = self.at_level(t.args[0], Level.SLASH)
        return Piece(self.minus.strip() + part.text, Level.NEGATIVE, part.tall, part.open_right)

    def _mul(self, t: Term) -> Piece:
        pieces = [self.closed(self.walk(a), Level.PREFIX) for a in t.args[:-1]]
        pieces.append(self.at_level(t.args[-1], Level.PREFIX))
        text = pieces[0].text
        for k in range(1, len(pieces)):
            dot = self._needs_dot(t.args[k - 1], pieces[k - 1], pieces[k].text) or (
                _is_fraction_of_numbers(t.args[k - 1]) and _is_fraction_of_numbers(t.args[k])
            )
            text += (f" {self.times} " if dot else " ") + pieces[k].text
        return Piece(text, Level.PRODUCT, any(p.tall for p in pieces), pieces[-1].open_right)

    def _needs_dot(self, before: Term, left: Piece, right: str) -> bool:
        """2·3; 2·(½), lest it read as a mixed number; σ·(x + 1) where σ(x + 1) would be a function's value."""
        seen = right.lstrip("{")
        if seen[0].isdigit():
            return True
        if left.text[-1].isdigit() and re.match(r"(?:\\d?frac\{+|(?:display\()?frac\()\d", seen):
            return True
        if not seen.startswith(("(", "\\left(")):
            return False
        function_like = left.applied or bool(domains(before))
        return function_like or any(stem and left.text.endswith(stem) for stem in self.stems)

    def _div(self, t: Term) -> Piece:
        drawn = None if self.inline else self.fraction(t)
        if drawn is not None:
            return drawn
        above = self.closed(self.walk(t.args[0]), Level.PRODUCT)
        below = self.closed(self.walk(t.args[1]), Level.POWER)
        slash = f" {self.slash} " if above.level == Level.PRODUCT else self.slash
        return Piece(above.text + slash + below.text, Level.SLASH, above.tall or below.tall)

    def _pow(self, t: Term) -> Piece:
        return self.power(self.closed(self.walk(t.args[0]), Level.ATOM), t.args[1])

    def _exp(self, t: Term) -> Piece:
        return self.exponential(t.args[0])

    def _sqrt(self, t: Term) -> Piece:
        return self.surd(t.args[0])

    def _fence(self, t: Term) -> Piece:
        return self.fenced(t)

    def _applied_name(self, t: Term) -> Piece:
        return self.apply_name(self.function_name(t), self.walk(t.args[0]))

    def apply_name(self, name: str, argument: Piece) -> Piece:
        if argument.bare and not argument.text.startswith(("(", "\\left(")):
            return Piece(f"{name} {argument.text}", Level.PREFIX, argument.tall, open_right=True, bare=True)
        inside = self.wrap(argument, Level.CASES)
        text = name + self.parenthesised(inside.text, inside.tall)
        return Piece(text, Level.PREFIX, argument.tall, bare=True, applied=True)

    def _xlogy(self, t: Term) -> Piece:
        logarithm = self.apply_name(self.function_name(Term(Operator("log"), t.args[1:])), self.walk(t.args[1]))
        return self.a_log_b(self.closed(self.walk(t.args[0]), Level.PRODUCT), logarithm)

    def _delta(self, t: Term) -> Piece:
        return self.indexed(self.constant("kronecker"), t.args, packed=True)

    def _vector(self, t: Term) -> Piece:
        entries = [self.at_level(a, Level.CASES) for a in t.args]
        inside = ", ".join(entry.text for entry in entries) + ("," if len(entries) == 1 else "")
        tall = any(entry.tall for entry in entries)
        return atom(self.parenthesised(inside, tall), tall)

    def _extremum(self, t: Term) -> Piece:
        return self._arguments(self.function_name(t), t.args)

    def _arguments(self, name: str, arguments: Sequence[Term]) -> Piece:
        pieces = [self.at_level(a, Level.CASES) for a in arguments]
        tall = any(p.tall for p in pieces)
        return atom(name + self.parenthesised(", ".join(p.text for p in pieces), tall), tall)

    def _piecewise(self, t: Term) -> Piece:
        pairs = [
            (self.at_level(t.args[k], Level.SUM).text, self.at_level(t.args[k + 1], Level.AND).text)
            for k in range(0, len(t.args) - 1, 2)
        ]
        return self.cases(pairs, self.at_level(t.args[-1], Level.SUM).text)

    # ---- application

    def _call(self, t: Term) -> Piece:
        function, arguments = t.args[0], list(t.args[1:])
        piece = self.walk(function)
        piece = piece if piece.level == Level.ATOM else atom(self.parenthesised(piece.text, piece.tall), piece.tall)
        wanted = list(domains(function))
        while arguments:
            as_index = bool(wanted) and is_integer_sort(wanted[0])
            count = 0
            while count < len(arguments) and as_index == (count < len(wanted) and is_integer_sort(wanted[count])):
                count += 1
            taken, arguments = arguments[:count], arguments[count:]
            if as_index:
                places = next((k for k, sort in enumerate(wanted) if not is_integer_sort(sort)), len(wanted))
                piece = self.indexed(piece, taken, packed=places > 1)
            else:
                piece = self._arguments(piece.text, taken)
            wanted = wanted[count:]
        return piece

    def _defined(self, t: Term, definition: Definition) -> Piece:
        self._check_definition(t, definition)
        pieces = [self.at_level(a, Level.CASES) for a in t.args]
        tall = any(p.tall for p in pieces)
        text = ""
        shown = set()
        for literal, field, _, _ in Formatter().parse(self.template(definition)):
            text += self.template_literal(literal, tall)
            if field is not None:
                text += pieces[int(field)].text
                shown.add(int(field))
        if len(shown) < len(pieces):
            raise NotationError(
                f"{definition.name} has {len(pieces)} arguments, and its notation, {self.template(definition)}, does "
                "not show all of them: with others it would be written alike."
            )
        return atom(text, tall)

    # ---- binders

    def _sum(self, t: Term) -> Piece:
        with self._opened(t) as (marker, body):
            return self.big(t, marker, self.at_level(body, Level.PRODUCT))

    def _integral(self, t: Term) -> Piece:
        with self._opened(t) as (marker, body):
            return self.integral(t, marker, self.at_level(body, Level.PRODUCT))

    def _lambda(self, t: Term) -> Piece:
        with self._opened(t) as (marker, body):
            piece = self.at_level(body, Level.CASES)
            if is_integer_sort(t.args[0]) and not is_infinite(t.args[0].args[0]) and not is_infinite(t.args[0].args[1]):
                return self.family(t, marker, self.parenthesised(piece.text, piece.tall))
            written = self.maps_to(self._bound_in(marker), piece.text)
            return atom(self.parenthesised(written, piece.tall), piece.tall)

    def _forall(self, t: Term) -> Piece:
        sort = self.sort(t.args[0]).text
        with self._opened(t) as (marker, body):
            return self.quantified(self.name(marker), sort, self.walk(body).text)

    def _limit(self, t: Term) -> Piece:
        assert isinstance(t.head, Binder)
        direction = t.head.name.removeprefix("limit")
        with self.small():
            point = self.at_level(t.args[2], Level.ATOM if direction else Level.CASES).text
        with self._opened(t) as (marker, body):
            assumed = assumed_limit_sort(name_of(marker), t.args[2], direction)
            restriction = "" if t.args[0] == assumed else self.membership(self.name(marker), self.sort(t.args[0]).text)
            return self.limit(point, self.at_level(body, Level.PRODUCT), marker, restriction, direction)

    def _expectation(self, t: Term) -> Piece:
        family = self.at_level(t.args[2], Level.CASES).text
        known = domains(t.args[2])
        with self._opened(t) as (marker, body):
            said = bool(known) and known[0] == t.args[0]
            restriction = "" if said else self.membership(self.name(marker), self.sort(t.args[0]).text)
            piece = self.at_level(body, Level.CASES)
            return self.expectation(marker, family, restriction, piece.text, piece.tall)

    @contextmanager
    def _opened(self, t: Term) -> Iterator[tuple[Term, Term]]:
        marker = self.scope.enter(t)
        yield marker, open_literally(t, marker)
        self.scope.leave()

    def _bound_in(self, marker: Term) -> str:
        """A bound variable with its sort, the reals unsaid."""
        sort = marker.args[0]
        return self.name(marker) if sort == real else self.membership(self.name(marker), self.sort(sort).text)

    # ---- derivatives

    def _derivative(self, t: Term) -> Piece:
        assert isinstance(t.head, Binder)
        order, body, point = t.head.order, t.args[1], t.args[2]
        if is_op(body, "call") and body.args[1:] == (Term(Bound(0)),):
            function = body.args[0]
            if isinstance(function.head, Variable) and domains(function) == (t.args[0],):
                plain = not split(name_of(function)).primes
                if plain and is_interval(t.args[0]) and order >= 1:
                    return self.primed(self.name(function), order, self.at_level(point, Level.CASES))
        if isinstance(point.head, Variable) and point.args[0] == t.args[0] and point not in free_variables(body):
            return self._differential("d", order, self.name(point), open_literally(t, point))
        written = self.at_level(point, Level.CASES).text
        with self._opened(t) as (marker, opened):
            derivative = self._differential("d", order, self.name(marker), opened)
            return self.at(derivative, self.name(marker), written, self._unless(t.args[0], real))

    def _partial(self, t: Term) -> Piece:
        assert isinstance(t.head, Binder)
        order, body, point, indices = t.head.order, t.args[1], t.args[2], t.args[3:]
        if isinstance(point.head, Variable) and point.args[0] == t.args[0] and point not in free_variables(body):
            below = self.walk(Term(Operator("call"), (point, *indices))).text
            return self._differential("partial", order, below, open_literally(t, point))
        written = self.at_level(point, Level.CASES).text
        with self._opened(t) as (marker, opened):
            below = self.walk(Term(Operator("call"), (marker, *indices))).text
            derivative = self._differential("partial", order, below, opened)
            return self.at(derivative, self.name(marker), written, self._unless(t.args[0], sort_of(point)))

    def _differential(self, sign: str, order: int, below: str, body: Term) -> Piece:
        piece = self.walk(body)
        symbol = isinstance(body.head, Variable | Definition) or is_op(body, "call")
        short = symbol and piece.level == Level.ATOM and not piece.tall and not piece.text.startswith("(")
        nested = isinstance(body.head, Binder) and body.head.name in ("derivative", "partial")
        if not piece.bare and not nested:
            piece = self.wrap(piece, Level.POWER)
        return self.differential(sign, order, below, piece, short)

    def _unless(self, sort: Term, assumed: Term | None) -> str:
        return "" if sort == assumed else self.sort(sort).text

    # ---- propositions

    def _relation(self, t: Term) -> Piece:
        assert isinstance(t.head, Operator)
        left, right = (self.at_level(a, Level.CASES) for a in t.args)
        sign = self.relations[t.head.name]
        return Piece(f"{left.text} {sign} {right.text}", Level.RELATION, left.tall or right.tall)

    def _and(self, t: Term) -> Piece:
        pieces = [self.at_level(a, Level.RELATION) for a in t.args]
        return Piece(self.conjunction.join(p.text for p in pieces), Level.AND, any(p.tall for p in pieces))

    def _implies(self, t: Term) -> Piece:
        left, right = (self.at_level(a, Level.AND) for a in t.args)
        return Piece(left.text + self.implication + right.text, Level.IMPLIES, left.tall or right.tall)

    def _property_of(self, t: Term) -> Piece:
        assert isinstance(t.head, Operator)
        subject = self.at_level(t.args[0], Level.ATOM).text
        inside = t.head.name == "differentiable" and t.args[1] != interior(t.args[1])
        name = "inside" if inside else t.head.name
        return Piece(self.property(name, subject, self.sort(t.args[1]).text), Level.RELATION)

    def _is_integer(self, t: Term) -> Piece:
        sort = self.sort(integer).text
        return Piece(self.membership(self.at_level(t.args[0], Level.CASES).text, sort), Level.RELATION)

    # ---- definitions that would be mistaken for something else

    def _is_stem(self, variable: Term) -> bool:
        """Would a value of the function, f(x), be read as one of a definition, or f′(x) as its derivative?"""
        return is_function_sort(variable.args[0]) and self.name(variable).rstrip("'′") in self.stems

    def _check_function_names(self) -> None:
        for variable in free_variables(self.root):
            if self._is_stem(variable):
                raise NotationError(
                    f"{self.name(variable)} is a function here and also how a definition is written. Rename it."
                )

    def _check_definition(self, t: Term, definition: Definition) -> None:
        """Two definitions may share a notation, as D(p ‖ q) for families and for densities, if the arguments tell."""
        for other in self.scope.definitions:
            if other == definition or self.template(other) != self.template(definition):
                continue
            if len(other.parameters) == len(t.args):
                try:
                    unfold(Term(other, t.args))
                except SizeMismatch:
                    continue
                raise NotationError(
                    f"{definition.name} and {other.name} are different definitions that are written alike, and both "
                    "stand in one formula. Give one of them another notation."
                )


def stem(template: str) -> str:
    """What stands before the opening parenthesis of a definition's arguments: H, \\sigma."""
    before, parenthesis, _ = template.replace("{{", "{").replace("}}", "}").partition("(")
    return before.rstrip() if parenthesis else ""


def _is_fraction_of_numbers(t: Term) -> bool:
    return is_op(t, "div") and all(isinstance(a.head, Number) for a in t.args)


def digits(number: Number) -> str:
    """A number exactly as it was written."""
    if number.decimals is None:
        return str(number.value.numerator)
    shown = str(int(number.value * 10**number.decimals)).rjust(number.decimals + 1, "0")
    return f"{shown[: -number.decimals]}.{shown[-number.decimals :]}"


def is_plain_interval(sort: Term) -> bool:
    """Finite ends closed and infinite ends open: what ∫ from a to b means when no more is said."""
    return is_interval(sort) and sort == interval(*(None if is_infinite(a) else a for a in sort.args))
