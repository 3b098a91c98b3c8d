r"""LaTeX, as a good author sets it: `-p \log q - (1 - p) \log(1 - q)`, `\sum_{i=1}^{n} p_i \log p_i`.

Rules of taste, each in one place: a function's name stands before its argument without parentheses where that is
plain (`\log x`, `\log \frac{p}{q}`); exponents and indices write fractions with a slash; e to a short exponent is
`e^{-x}`, to a long or tall one `\exp(…)`; `\left … \right` only around what is tall; xlogy(a, b) is `{a \log b}`, whose
braces do not show but let a reader of the source tell it from a·log b.

Main statements: `latex`, `declaration`, `relation_symbol`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar

from derive.notation.declaration import declare
from derive.notation.emitter import Emitter, is_plain_interval
from derive.notation.names import in_latex, name_of
from derive.notation.precedence import Level, Piece, atom
from derive.notation.recall import Written
from derive.notation.style import current, latex_function
from derive.notation.words import and_word, if_word, otherwise_word, property_words
from derive.terms.definition import Definition
from derive.terms.sorts import is_integer_sort
from derive.terms.term import Binder, Operator, Term

_FUNCTIONS = {"log": r"\log", "sinh": r"\sinh", "cosh": r"\cosh", "tanh": r"\tanh", "atanh": r"\operatorname{artanh}"}
_FENCES = {"floor": (r"\lfloor", r"\rfloor"), "ceiling": (r"\lceil", r"\rceil")}
_BIG = {"sum": r"\sum", "product": r"\prod", "maximum": r"\max"}
_LONGEST_EXPONENT = 12  # letters, digits and signs that may stand over an e
_LONGEST_NUMERATOR = 64
_LAYERED = re.compile(r"\\(?:d?frac|sum|prod|int|begin)(?![A-Za-z])")  # too small to read in a fraction in a fraction
_RELATIONS = {"=": "=", "≠": r"\neq", "<": "<", "≤": r"\le", ">": ">", "≥": r"\ge"}


def latex(term: Term, avoid: Iterable[Term] = ()) -> str:
    """The term in LaTeX, without dollar signs. Bound variables keep clear of the variables of `avoid`."""
    avoid = tuple(avoid)
    return _written.get(term, avoid, lambda: LatexEmitter(term, avoid).emit())


_written = Written()  # a page says most of its formulas in several places, and is itself written in several notations
_declared = Written()


def declaration(variable: Term) -> str:
    r"""What a variable ranges over, as a statement: `x \in (0, 1)`, `p_i \ge 0 \quad (i = 1, \dots, n)`."""
    return _declared.get(variable, (), lambda: declare(LatexEmitter, variable, r" \quad ", r"\colon "))


def relation_symbol(relation: str) -> str:
    r"""The sign of = ≠ < ≤ > ≥, for a chain: "≤" is `\le`."""
    return _RELATIONS[relation]


def _braced(text: str) -> str:
    return text if len(text) == 1 else f"{{{text}}}"


def _ends_in_script(text: str, mark: str) -> bool:
    """Does the text end with an index (mark "_") or an exponent ("^") of its own?"""
    if text.endswith("}"):
        depth, k = 0, len(text) - 1
        while k >= 0:
            depth += (text[k] == "}") - (text[k] == "{")
            if depth == 0:
                return k > 0 and text[k - 1] == mark
            k -= 1
    return len(text) > 1 and text[-2] == mark


def _shown(latex: str) -> int:
    """About how many letters, digits and signs a reader sees."""
    named = re.sub(r"\\(?:operatorname|text|mathbf|mathcal|boldsymbol)\{([^{}]*)\}", r"\1", latex)
    return len(re.sub(r"[{}_^\s]", "", re.sub(r"\\[A-Za-z]+", "x", named)))


class LatexEmitter(Emitter):
    minus = " - "
    times = r"\cdot"
    relations: ClassVar[dict[str, str]] = _RELATIONS
    implication = r" \Rightarrow "
    reals = r"\mathbb{R}"
    all_integers = r"\mathbb{Z}"
    dots = r"\dots"
    braces = (r"\{", r"\}")
    arrow = r" \to "

    def __init__(self, term: Term, avoid: Iterable[Term] = ()) -> None:
        super().__init__(term, avoid)
        self.inline = False

    @property
    def conjunction(self) -> str:
        return rf" \text{{ {and_word()} }} "

    def name(self, variable: Term) -> str:
        return in_latex(name_of(variable))

    def constant(self, name: str) -> Piece:
        if name == "e":
            return atom(self._upright("e"))
        if name == "pi":
            return atom(r"\operatorname{pi}" if "pi" in self.scope.letters else r"\pi")
        return atom({"infinity": r"\infty", "kronecker": r"\delta"}[name])

    def _upright(self, letter: str) -> str:
        """e and d are upright in a formula that also has a variable of that name."""
        return rf"\mathrm{{{letter}}}" if letter in self.scope.letters else letter

    def parenthesised(self, text: str, tall: bool) -> str:
        return rf"\left( {text} \right)" if tall else f"({text})"

    def template_literal(self, literal: str, tall: bool) -> str:
        return literal.replace("(", r"\left( ").replace(")", r" \right)") if tall else literal

    def template(self, definition: Definition) -> str:
        return definition.notation.latex

    # ---- arithmetic

    def power(self, base: Piece, exponent: Term) -> Piece:
        with self.small():
            above = self.at_level(exponent, Level.CASES)
        under = self.parenthesised(base.text, base.tall) if _ends_in_script(base.text, "^") else base.text
        if under == self._upright("e"):  # the power of the constant e; plain e^x is exp(x)
            under = f"{{{under}}}"
        return Piece(f"{under}^{_braced(above.text)}", Level.POWER, base.tall or above.tall)

    def exponential(self, exponent: Term) -> Piece:
        with self.small():
            above = self.at_level(exponent, Level.CASES)
        if above.tall or _shown(above.text) > _LONGEST_EXPONENT:
            inside = self.at_level(exponent, Level.CASES)
            return Piece(
                r"\exp" + self.parenthesised(inside.text, inside.tall),
                Level.PREFIX,
                inside.tall,
                bare=True,
                applied=True,
            )
        return Piece(f"{self._upright('e')}^{_braced(above.text)}", Level.POWER)

    def fraction(self, t: Term) -> Piece | None:
        with self.within_fraction():
            above, below = (self.at_level(a, Level.CASES).text for a in t.args)
        if max(map(_shown, (above, below))) > _LONGEST_NUMERATOR:  # a line is not broken within a fraction
            return None
        command = r"\dfrac" if self.in_fraction and _LAYERED.search(above + below) else r"\frac"
        return Piece(rf"{command}{{{above}}}{{{below}}}", Level.POWER, tall=True, bare=True)

    def function_name(self, t: Term) -> str:
        assert isinstance(t.head, Operator)
        if t.head.name == "log" and len(t.args) == 2:
            with self.small():
                return rf"\log_{_braced(self.at_level(t.args[1], Level.CASES).text)}"
        styled = current().functions.get(t.head.name)
        return latex_function(styled) if styled else _FUNCTIONS.get(t.head.name, "\\" + t.head.name)

    def surd(self, t: Term) -> Piece:
        inside = self.at_level(t, Level.CASES)
        return Piece(rf"\sqrt{{{inside.text}}}", Level.ATOM, inside.tall, bare=True)

    def fenced(self, t: Term) -> Piece:
        assert isinstance(t.head, Operator)
        inside = self.at_level(t.args[0], Level.CASES)
        if t.head.name == "abs":
            if inside.tall or "|" in inside.text:
                return atom(rf"\left| {inside.text} \right|", inside.tall)
            return atom(f"|{inside.text}|")
        left, right = _FENCES[t.head.name]
        if inside.tall:
            left, right = rf"\left{left}", rf"\right{right}"
        return atom(f"{left} {inside.text} {right}", inside.tall)

    def a_log_b(self, a: Piece, logarithm: Piece) -> Piece:
        return Piece(f"{{{a.text} {logarithm.text}}}", Level.PREFIX, a.tall or logarithm.tall, open_right=True)

    def indexed(self, base: Piece, indices: Sequence[Term], packed: bool) -> Piece:
        with self.small():
            pieces = [self.at_level(a, Level.CASES) for a in indices]
        if packed and len(pieces) > 1 and all(re.fullmatch(r"[A-Za-z]|\\[a-z]+", p.text) for p in pieces):
            inside = ("" if all(len(p.text) == 1 for p in pieces) else " ").join(p.text for p in pieces)
        elif packed and len(pieces) == 1:  # so that one index i·j is not read as two
            inside = self.wrap(pieces[0], Level.ATOM).text
        else:
            inside = ", ".join(p.text for p in pieces)
        # TeX takes one index, and none between a prime and an exponent
        held = _ends_in_script(base.text, "_") or base.text.endswith("'")
        under = f"{{{base.text}}}" if held else base.text
        return atom(f"{under}_{_braced(inside)}", base.tall)

    def cases(self, branches: Sequence[tuple[str, str]], otherwise: str) -> Piece:
        rows = [rf"{value} & \text{{{if_word()} }} {condition}" for value, condition in branches]
        rows.append(rf"{otherwise} & \text{{{otherwise_word()}}}")
        return Piece(r"\begin{cases} " + r" \\ ".join(rows) + r" \end{cases}", Level.CASES, tall=True)

    # ---- binders

    def big(self, t: Term, marker: Term, body: Piece) -> Piece:
        assert isinstance(t.head, Binder)
        sign = _BIG[t.head.name]
        if is_integer_sort(t.args[0]) and t.head.name == "maximum":
            with self.small():
                lower, upper = (self.at_level(a, Level.CASES).text for a in t.args[0].args)
            sign = rf"{sign}_{{{lower} \le {self.name(marker)} \le {upper}}}"
        elif is_integer_sort(t.args[0]):
            under, above = self._range(t.args[0], marker)
            sign = f"{sign}_{{{under}}}^{{{above}}}"
        else:
            sign = f"{sign}_{{{self.membership(self.name(marker), self.sort(t.args[0]).text)}}}"
        return Piece(f"{sign} {body.text}", Level.PREFIX, tall=True, open_right=True, bare=True)

    def _range(self, sort: Term, marker: Term) -> tuple[str, str]:
        with self.small():
            lower, upper = (self.at_level(a, Level.CASES).text for a in sort.args)
        return f"{self.name(marker)}={lower}", upper

    def integral(self, t: Term, marker: Term, body: Piece) -> Piece:
        if is_plain_interval(t.args[0]):
            with self.small():
                lower, upper = (self.at_level(a, Level.CASES).text for a in t.args[0].args)
            sign = rf"\int_{{{lower}}}^{{{upper}}}"
        else:
            sign = rf"\int_{{{self.sort(t.args[0]).text}}}"
        text = rf"{sign} {body.text} \,{self._upright('d')}{self.name(marker)}"
        return Piece(text, Level.PREFIX, tall=True, open_right=True, bare=True)

    def family(self, t: Term, marker: Term, body: str) -> Piece:
        under, above = self._range(t.args[0], marker)
        return Piece(f"{body}_{{{under}}}^{{{above}}}", Level.POWER, tall=r"\left" in body)

    def limit(self, point: str, body: Piece, marker: Term, restriction: str, direction: str) -> Piece:
        under = rf"{self.name(marker)} \to {point}" + (f"^{direction}" if direction else "")
        under += rf",\, {restriction}" if restriction else ""
        return Piece(rf"\lim_{{{under}}} {body.text}", Level.PREFIX, tall=True, open_right=True, bare=True)

    def expectation(self, marker: Term, family: str, restriction: str, body: str, tall: bool) -> Piece:
        under = rf"{self.name(marker)} \sim {family}" + (rf",\, {restriction}" if restriction else "")
        left, right = (r"\left[ ", r" \right]") if tall else ("[", "]")
        return atom(rf"\mathbb{{E}}_{{{under}}}{left}{body}{right}", tall)

    # ---- derivatives

    def primed(self, function: str, order: int, point: Piece) -> Piece:
        mark = "'" * order if order <= 3 else f"^{{({order})}}"
        return atom(function + mark + self.parenthesised(point.text, point.tall), point.tall)

    def differential(self, sign: str, order: int, below: str, body: Piece, short: bool) -> Piece:
        d = r"\partial" if sign == "partial" else self._upright("d")
        power = f"^{_braced(str(order))}" if order != 1 else ""
        space = " " if sign == "partial" else ""
        if short:
            command = r"\dfrac" if self.in_fraction else r"\frac"
            text = rf"{command}{{{d}{power} {body.text}}}{{{d}{space}{below}{power}}}"
            return Piece(text, Level.POWER, tall=True)
        text = rf"\frac{{{d}{power}}}{{{d}{space}{below}{power}}} {body.text}"
        return Piece(text, Level.PREFIX, tall=True, open_right=True)

    def at(self, derivative: Piece, name: str, point: str, restriction: str) -> Piece:
        where = f"{name} = {point}" + (rf" \in {restriction}" if restriction else "")
        return Piece(rf"\left. {derivative.text} \right|_{{{where}}}", Level.POWER, tall=True)

    # ---- propositions and sorts

    def quantified(self, marker: str, sort: str, body: str) -> Piece:
        return Piece(rf"\forall {marker} \in {sort}\colon {body}", Level.FORALL, open_right=True)

    def membership(self, name: str, sort: str) -> str:
        return rf"{name} \in {sort}"

    def maps_to(self, bound: str, body: str) -> str:
        return rf"{bound} \mapsto {body}"

    def property(self, name: str, subject: str, domain: str) -> str:
        between, behind = property_words(name)
        return rf"{subject} \text{{ {between} }} {domain}" + (rf" \text{{ {behind}}}" if behind else "")

    def families(self, values: str, sizes: Sequence[str]) -> str:
        return f"{values}^" + _braced(r" \times ".join(sizes))
