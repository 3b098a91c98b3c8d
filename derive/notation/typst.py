"""Typst, as a good author sets it: `-p log q - (1 - p) log(1 - q)`, `sum_(i = 1)^n p_i log p_i`.

The rules of taste are those of the LaTeX notation (latex.py). Fractions, roots and bars are calls (`frac(p, q)`,
`abs(x)`), so nothing hangs on Typst's own precedences; a parenthesis that follows a script stands apart from it,
because Typst reads x_i(t) with the parenthesis in the index; d is Typst's upright `dif`. Parentheses grow with what
they hold, of themselves.

Main statements: `typst`, `declaration`, `relation_symbol`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from string import Formatter
from typing import ClassVar

from derive.notation.declaration import declare
from derive.notation.emitter import Emitter, is_plain_interval
from derive.notation.names import name_of
from derive.notation.precedence import Level, Piece, atom
from derive.notation.recall import Written
from derive.notation.style import COMMANDS, current
from derive.notation.typst_from_latex import UnknownLatex, from_latex
from derive.notation.typst_names import (
    at_parenthesis,
    ends_in_script,
    in_typst,
    quoted,
    script,
    upright_word,
    without_commas,
    without_scripts,
)
from derive.notation.words import and_word, if_word, otherwise_word, property_words
from derive.terms.definition import Definition, Notation
from derive.terms.sorts import is_integer_sort
from derive.terms.term import Binder, Operator, Term

_FUNCTIONS = {"atanh": 'op("artanh")'}
_FENCES = {"abs": "abs", "floor": "floor", "ceiling": "ceil"}
_BIG = {"sum": "sum", "product": "product", "maximum": "max"}
_LONGEST_EXPONENT = 12  # letters, digits and signs that may stand over an e
_LONGEST_NUMERATOR = 64
_LAYERED = re.compile(r"\b(?:frac\(|sum_|product_|integral_|cases\()")  # too small to read in a fraction in a fraction
_RELATIONS = {"=": "=", "≠": "!=", "<": "<", "≤": "<=", ">": ">", "≥": ">="}


def typst(term: Term, avoid: Iterable[Term] = ()) -> str:
    """The term in Typst, without dollar signs. Bound variables keep clear of the variables of `avoid`."""
    avoid = tuple(avoid)
    return _written.get(term, avoid, lambda: TypstEmitter(term, avoid).emit())


def declaration(variable: Term) -> str:
    """What a variable ranges over, as a statement: `x in (0, 1)`, `p_i >= 0 quad (i = 1, ..., n)`."""
    return _declared.get(variable, (), lambda: declare(TypstEmitter, variable, " quad ", ": "))


_written, _declared = Written(), Written()


def relation_symbol(relation: str) -> str:
    """The sign of = ≠ < ≤ > ≥, for a chain: "≤" is `<=`."""
    return _RELATIONS[relation]


_CALL = re.compile(r"\b(?:frac|display|sqrt|abs|floor|ceil|hat|macron|tilde|cases|lr|attach|bold|cal)\(")
_STYLED = re.compile(r'\b(?:op|upright|italic)\("([^"]*)"\)')


def shown(text: str) -> int:
    """About how many letters, digits and signs a reader sees: a name such as log or alpha is one."""
    text = _CALL.sub("x", _STYLED.sub(r'"\1"', text))
    text = re.sub(r'"([^"]*)"|[A-Za-z]{2,}', lambda m: "x" * len(m[1]) if m[1] else "x", text)
    return len(re.sub(r"[\s_^]|(?<=[_^])\(|\\", "", text))


@lru_cache(maxsize=1024)
def template_of(notation: Notation) -> str:
    """A definition's template, made of its LaTeX; of its plain text where the LaTeX is out of the ordinary."""
    fields = sorted({int(field) for _, field, _, _ in Formatter().parse(notation.latex) if field is not None})
    places = {chr(0xE000 + k): f"{{{k}}}" for k in fields}
    numbered = [chr(0xE000 + k) for k in range(max(fields, default=-1) + 1)]
    try:
        written = from_latex(notation.latex.format(*numbered), {place: place for place in places})
    except UnknownLatex:
        parts = Formatter().parse(notation.text)
        written = " ".join(
            (upright_word(literal) if literal else "") + (f" {chr(0xE000 + int(field))}" if field is not None else "")
            for literal, field, _, _ in parts
        ).strip()
    escaped = written.replace("{", "{{").replace("}", "}}")
    return "".join(places.get(c, c) for c in escaped)


class TypstEmitter(Emitter):
    minus = " - "
    times = "dot.op"
    slash = "\\/"
    relations: ClassVar[dict[str, str]] = _RELATIONS
    implication = " => "
    reals = "RR"
    all_integers = "ZZ"
    dots = "..."
    braces = ("{", "}")
    arrow = " -> "

    def __init__(self, term: Term, avoid: Iterable[Term] = ()) -> None:
        super().__init__(term, avoid)
        self.inline = False

    @property
    def conjunction(self) -> str:
        return f' "{and_word()}" '

    def name(self, variable: Term) -> str:
        return in_typst(name_of(variable))

    def constant(self, name: str) -> Piece:
        if name == "e":
            return atom(self._euler())
        if name == "pi":
            return atom(upright_word("pi") if "pi" in self.scope.letters else "pi")
        return atom({"infinity": "infinity", "kronecker": "delta"}[name])

    def _euler(self) -> str:
        """e is upright in a formula that also has a variable of that name."""
        return "upright(e)" if "e" in self.scope.letters else "e"

    def parenthesised(self, text: str, tall: bool) -> str:
        return f"({text})"

    def template(self, definition: Definition) -> str:
        return template_of(definition.notation)

    @staticmethod
    def _stem(template: str) -> str:
        before = re.match(r'(?:[a-z]+\("[^"]*"\)|[^(])*(?=\()', template.replace("{{", "{").replace("}}", "}"))
        return before[0].rstrip() if before else ""

    # ---- arithmetic

    def power(self, base: Piece, exponent: Term) -> Piece:
        with self.small():
            above = self.at_level(exponent, Level.CASES)
        under = self.parenthesised(base.text, base.tall) if ends_in_script(base.text, "^") else _held(base)
        return Piece(under + script("^", above.text), Level.POWER, base.tall or above.tall)

    def exponential(self, exponent: Term) -> Piece:
        with self.small():
            above = self.at_level(exponent, Level.CASES)
        if above.tall or shown(above.text) > _LONGEST_EXPONENT:
            inside = self.at_level(exponent, Level.CASES)
            text = "exp" + self.parenthesised(inside.text, inside.tall)
            return Piece(text, Level.PREFIX, inside.tall, bare=True, applied=True)
        return Piece(self._euler() + script("^", above.text), Level.POWER)

    def fraction(self, t: Term) -> Piece | None:
        with self.within_fraction():
            above, below = (self.at_level(a, Level.CASES).text for a in t.args)
        if max(map(shown, (above, below))) > _LONGEST_NUMERATOR:  # a line is not broken within a fraction
            return None
        written = f"frac({above}, {below})"
        if self.in_fraction and _LAYERED.search(above + below):
            written = f"display({written})"
        return Piece(written, Level.POWER, tall=True, bare=True)

    def function_name(self, t: Term) -> str:
        assert isinstance(t.head, Operator)
        if t.head.name == "log" and len(t.args) == 2:
            with self.small():  # always in parentheses: log_2(x) would have (x) in the index
                return f"log_({self.at_level(t.args[1], Level.CASES).text})"
        styled = current().functions.get(t.head.name)
        if styled:
            return styled if styled in COMMANDS else f'op("{styled}")'
        return _FUNCTIONS.get(t.head.name, t.head.name)

    def surd(self, t: Term) -> Piece:
        inside = self.at_level(t, Level.CASES)
        return Piece(f"sqrt({inside.text})", Level.ATOM, inside.tall, bare=True)

    def fenced(self, t: Term) -> Piece:
        assert isinstance(t.head, Operator)
        inside = self.at_level(t.args[0], Level.CASES)
        return atom(f"{_FENCES[t.head.name]}({inside.text})", inside.tall)

    def a_log_b(self, a: Piece, logarithm: Piece) -> Piece:
        return Piece(f"{a.text} {logarithm.text}", Level.PREFIX, a.tall or logarithm.tall, open_right=True)

    def indexed(self, base: Piece, indices: Sequence[Term], packed: bool) -> Piece:
        with self.small():
            pieces = [self.at_level(a, Level.CASES) for a in indices]
        if packed and len(pieces) > 1 and all(re.fullmatch(r"[A-Za-z]+", p.text) for p in pieces):
            inside = " ".join(p.text for p in pieces)
        elif packed and len(pieces) == 1:  # so that one index i·j is not read as two
            inside = self.wrap(pieces[0], Level.ATOM).text
        else:
            inside = ", ".join(p.text for p in pieces)
        if ends_in_script(base.text, "_"):  # an index of something that has one, as x_1 has
            return atom(f"attach({base.text}, br: {without_commas(inside)})", base.tall)
        return atom(_held(base) + script("_", inside), base.tall)

    def cases(self, branches: Sequence[tuple[str, str]], otherwise: str) -> Piece:
        rows = [f'{value} & quad "{if_word()}" {condition}' for value, condition in branches]
        rows.append(f'{otherwise} & quad "{otherwise_word()}"')
        return Piece(f"cases({', '.join(rows)})", Level.CASES, tall=True)

    def _arguments(self, name: str, arguments: Sequence[Term]) -> Piece:
        return super()._arguments(_apart(name), arguments)

    # ---- binders

    def big(self, t: Term, marker: Term, body: Piece) -> Piece:
        assert isinstance(t.head, Binder)
        sign = _BIG[t.head.name]
        if is_integer_sort(t.args[0]) and t.head.name == "maximum":
            with self.small():
                lower, upper = (self.at_level(a, Level.CASES).text for a in t.args[0].args)
            sign = f"{sign}_({lower} <= {self.name(marker)} <= {upper})"
        elif is_integer_sort(t.args[0]):
            sign += self._range(t.args[0], marker)
        else:
            sign = f"{sign}_({self.membership(self.name(marker), self.sort(t.args[0]).text)})"
        return Piece(f"{sign} {body.text}", Level.PREFIX, tall=True, open_right=True, bare=True)

    def _range(self, sort: Term, marker: Term) -> str:
        with self.small():
            lower, upper = (self.at_level(a, Level.CASES).text for a in sort.args)
        return f"_({self.name(marker)} = {lower})" + script("^", upper)

    def integral(self, t: Term, marker: Term, body: Piece) -> Piece:
        if is_plain_interval(t.args[0]):
            with self.small():
                lower, upper = (self.at_level(a, Level.CASES).text for a in t.args[0].args)
            sign = "integral" + script("_", lower) + script("^", upper)
        else:
            sign = f"integral_({self.sort(t.args[0]).text})"
        text = f"{sign} {body.text} dif {self.name(marker)}"
        return Piece(text, Level.PREFIX, tall=True, open_right=True, bare=True)

    def family(self, t: Term, marker: Term, body: str) -> Piece:
        return Piece(body + self._range(t.args[0], marker), Level.POWER, tall="frac(" in body)

    def limit(self, point: str, body: Piece, marker: Term, restriction: str, direction: str) -> Piece:
        under = f"{self.name(marker)} -> {point}" + (f"^{direction}" if direction else "")
        under += f", {restriction}" if restriction else ""
        return Piece(f"lim_({under}) {body.text}", Level.PREFIX, tall=True, open_right=True, bare=True)

    def expectation(self, marker: Term, family: str, restriction: str, body: str, tall: bool) -> Piece:
        under = f"{self.name(marker)} ∼ {family}" + (f", {restriction}" if restriction else "")
        return atom(f"EE_({under}) [{body}]", tall)

    # ---- derivatives

    def primed(self, function: str, order: int, point: Piece) -> Piece:
        base, below, _above = without_scripts(function)
        mark = "'" * order + below if order <= 3 else f"{below}^(({order}))"
        return atom(_apart(base + mark) + self.parenthesised(point.text, point.tall), point.tall)

    def differential(self, sign: str, order: int, below: str, body: Piece, short: bool) -> Piece:
        d = "partial" if sign == "partial" else "dif"
        power = script("^", str(order)) if order != 1 else ""
        under = below + power
        if power and ends_in_script(below, "^"):
            under = f"({below}){power}"
        if short:
            written = f"frac({d}{power} {body.text}, {d} {under})"
            return Piece(f"display({written})" if self.in_fraction else written, Level.POWER, tall=True)
        return Piece(f"frac({d}{power}, {d} {under}) {body.text}", Level.PREFIX, tall=True, open_right=True)

    def at(self, derivative: Piece, name: str, point: str, restriction: str) -> Piece:
        where = f"{name} = {point}" + (f" in {restriction}" if restriction else "")
        return Piece(f"lr({derivative.text} |)_({where})", Level.POWER, tall=True)

    # ---- propositions and sorts

    def quantified(self, marker: str, sort: str, body: str) -> Piece:
        return Piece(f"forall {marker} in {sort}: {body}", Level.FORALL, open_right=True)

    def membership(self, name: str, sort: str) -> str:
        return f"{name} in {sort}"

    def maps_to(self, bound: str, body: str) -> str:
        return f"{bound} |-> {body}"

    def property(self, name: str, subject: str, domain: str) -> str:
        between, behind = property_words(name)
        return f"{subject} {quoted(between)} {domain}" + (f" {quoted(behind)}" if behind else "")

    def families(self, values: str, sizes: Sequence[str]) -> str:
        return values + script("^", " times ".join(sizes))


def _apart(name: str) -> str:
    """A name that a parenthesis follows: one that ends in a script stands apart from it."""
    return name + " " if re.search(r'[_^](?:[^\W\d_]|\d+|[A-Za-z]+|"[^"\\]*")$', name) else name


def _held(base: Piece) -> str:
    """What carries an index or an exponent; tall parentheses grow as a group only, and stay one."""
    return base.text if base.tall else at_parenthesis(base.text)
