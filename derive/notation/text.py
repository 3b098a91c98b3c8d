"""Unicode text for a terminal: −Σᵢ₌₁ⁿ pᵢ log pᵢ.

Indices and exponents use Unicode's small characters where all of theirs exist, and _{…}, ^(…) otherwise.

Main statements: `text`, `declaration`, `relation_symbol`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar

from derive.notation.declaration import declare
from derive.notation.emitter import Emitter, is_plain_interval
from derive.notation.names import SUPERSCRIPTS, in_text, lower, name_of, upper
from derive.notation.precedence import Level, Piece, atom
from derive.notation.style import current
from derive.notation.words import and_word, if_word, otherwise_word, property_words, to_word
from derive.terms.definition import Definition
from derive.terms.sorts import is_integer_sort
from derive.terms.term import Binder, Operator, Term

_RELATIONS = {sign: sign for sign in ("=", "≠", "<", "≤", ">", "≥")}
_FENCES = {"abs": ("|", "|"), "floor": ("⌊", "⌋"), "ceiling": ("⌈", "⌉")}


def text(term: Term, avoid: Iterable[Term] = ()) -> str:
    """The term on one line of Unicode text. Bound variables keep clear of the variables of `avoid`."""
    return TextEmitter(term, avoid).emit()


def declaration(variable: Term) -> str:
    """What a variable ranges over, as a statement: x ∈ (0, 1); pᵢ ≥ 0 (i = 1, …, n)."""
    return declare(TextEmitter, variable, " ", ": ")


def relation_symbol(relation: str) -> str:
    """The sign of = ≠ < ≤ > ≥, for a chain."""
    return _RELATIONS[relation]


class TextEmitter(Emitter):
    minus = " − "
    times = "·"
    relations: ClassVar[dict[str, str]] = _RELATIONS
    implication = " ⇒ "
    reals = "ℝ"
    all_integers = "ℤ"
    dots = "…"
    braces = ("{", "}")
    arrow = " → "

    @property
    def conjunction(self) -> str:
        return f" {and_word()} "

    def name(self, variable: Term) -> str:
        return in_text(name_of(variable))

    def constant(self, name: str) -> Piece:
        if name == "e":
            return atom("exp(1)" if "e" in self.scope.letters else "e")
        if name == "pi":
            return atom("pi" if "pi" in self.scope.letters else "π")
        return atom({"infinity": "∞", "kronecker": "δ"}[name])

    def parenthesised(self, text: str, tall: bool) -> str:
        return f"({text})"

    def template(self, definition: Definition) -> str:
        return definition.notation.text

    # ---- arithmetic

    def power(self, base: Piece, exponent: Term) -> Piece:
        above = self.at_level(exponent, Level.CASES)
        raised = _raised(above.text)
        if raised is not None and base.text[-1] not in SUPERSCRIPTS.values():
            return Piece(base.text + raised, Level.POWER)
        return Piece(f"{base.text}^{self.wrap(above, Level.ATOM).text}", Level.POWER)

    def exponential(self, exponent: Term) -> Piece:
        inside = self.at_level(exponent, Level.CASES)
        raised = _raised(inside.text)
        if raised is not None and "e" not in self.scope.letters:
            return Piece(f"e{raised}", Level.POWER)
        return Piece(f"exp({inside.text})", Level.PREFIX, bare=True, applied=True)

    def fraction(self, t: Term) -> Piece | None:
        return None

    def function_name(self, t: Term) -> str:
        assert isinstance(t.head, Operator)
        if t.head.name == "log" and len(t.args) == 2:
            base = self.at_level(t.args[1], Level.CASES).text
            return "log" + (lower(base) or f"_{{{base}}}")
        styled = current().functions.get(t.head.name)
        return styled or {"atanh": "artanh"}.get(t.head.name, t.head.name)

    def surd(self, t: Term) -> Piece:
        return atom(f"√({self.at_level(t, Level.CASES).text})")

    def fenced(self, t: Term) -> Piece:
        assert isinstance(t.head, Operator)
        inside = self.at_level(t.args[0], Level.CASES).text
        if t.head.name == "abs" and "|" in inside:
            return atom(f"abs({inside})")
        left, right = _FENCES[t.head.name]
        return atom(left + inside + right)

    def a_log_b(self, a: Piece, logarithm: Piece) -> Piece:
        return Piece(f"{a.text} {logarithm.text}", Level.PREFIX, open_right=True)

    def indexed(self, base: Piece, indices: Sequence[Term], packed: bool) -> Piece:
        pieces = [self.at_level(a, Level.CASES) for a in indices]
        letters = all(len(p.text) == 1 and p.text.isalpha() for p in pieces)
        if packed and len(pieces) > 1 and letters:
            inside = "".join(p.text for p in pieces)
        elif packed and len(pieces) == 1:
            inside = self.wrap(pieces[0], Level.ATOM).text
        else:
            inside = ", ".join(p.text for p in pieces)
        lowered = lower(inside)
        carries = base.text[-1] in "₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"
        if lowered is not None and not carries:
            return atom(base.text + lowered)
        return atom(f"{base.text}_{inside}" if len(inside) == 1 else f"{base.text}_{{{inside}}}")

    def cases(self, branches: Sequence[tuple[str, str]], otherwise: str) -> Piece:
        rows = [f"{value} {if_word()} {condition}" for value, condition in branches]
        return atom("{" + "; ".join([*rows, f"{otherwise} {otherwise_word()}"]) + "}")

    # ---- binders

    def big(self, t: Term, marker: Term, body: Piece) -> Piece:
        assert isinstance(t.head, Binder)
        sign = {"sum": "Σ", "product": "Π", "maximum": "max"}[t.head.name]
        if is_integer_sort(t.args[0]) and t.head.name == "maximum":
            first, last = (self.at_level(a, Level.CASES).text for a in t.args[0].args)
            sign += f"[{first} ≤ {self.name(marker)} ≤ {last}]"
        elif is_integer_sort(t.args[0]):
            sign += self._limits(f"{self.name(marker)}=", t.args[0], f" {to_word()} ")
        else:
            sign += f"_{{{self._bound_in(marker)}}}"
        return Piece(f"{sign} {body.text}", Level.PREFIX, open_right=True, bare=True)

    def _limits(self, start: str, sort: Term, to: str) -> str:
        """The ends of a range under and over a sign, or beside it where the small characters are missing."""
        first, last = (self.at_level(a, Level.CASES).text for a in sort.args)
        under, over = lower(start + first), upper(last)
        return under + over if under and over else f"({start.replace('=', ' = ')}{first}{to}{last})"

    def integral(self, t: Term, marker: Term, body: Piece) -> Piece:
        if is_plain_interval(t.args[0]):
            first, last = (self.at_level(a, Level.CASES).text for a in t.args[0].args)
            under, over = lower(first), upper(last)
            sign = f"∫{under}{over}" if under and over else f"∫_{{{first}}}^{{{last}}}"
        else:
            sign = f"∫_{{{self.sort(t.args[0]).text}}}"
        return Piece(f"{sign} {body.text} d{self.name(marker)}", Level.PREFIX, open_right=True, bare=True)

    def family(self, t: Term, marker: Term, body: str) -> Piece:
        return Piece(body + self._limits(f"{self.name(marker)}=", t.args[0], ", …, "), Level.POWER)

    def limit(self, point: str, body: Piece, marker: Term, restriction: str, direction: str) -> Piece:
        side = {"+": "⁺", "-": "⁻", "": ""}[direction]
        under = f"{self.name(marker)} → {point}{side}" + (f", {restriction}" if restriction else "")
        return Piece(f"lim[{under}] {body.text}", Level.PREFIX, open_right=True, bare=True)

    def expectation(self, marker: Term, family: str, restriction: str, body: str, tall: bool) -> Piece:
        under = f"{self.name(marker)} ∼ {family}" + (f", {restriction}" if restriction else "")
        return atom(f"E_{{{under}}}[{body}]")

    # ---- derivatives

    def primed(self, function: str, order: int, point: Piece) -> Piece:
        mark = "′" * order if order <= 3 else f"⁽{upper(str(order))}⁾"
        return atom(f"{function}{mark}({point.text})")

    def differential(self, sign: str, order: int, below: str, body: Piece, short: bool) -> Piece:
        d = "∂" if sign == "partial" else "d"
        power = upper(str(order)) if order != 1 else ""
        if short:
            return Piece(f"{d}{power}{body.text}/{d}{below}{power}", Level.SLASH)
        return Piece(f"{d}{power}/{d}{below}{power} {body.text}", Level.PREFIX, open_right=True)

    def at(self, derivative: Piece, name: str, point: str, restriction: str) -> Piece:
        where = f"{name} = {point}" + (f" ∈ {restriction}" if restriction else "")
        return Piece(f"[{derivative.text}]_{{{where}}}", Level.POWER)

    # ---- propositions and sorts

    def quantified(self, marker: str, sort: str, body: str) -> Piece:
        return Piece(f"∀{marker} ∈ {sort}: {body}", Level.FORALL, open_right=True)

    def membership(self, name: str, sort: str) -> str:
        return f"{name} ∈ {sort}"

    def maps_to(self, bound: str, body: str) -> str:
        return f"{bound} ↦ {body}"

    def property(self, name: str, subject: str, domain: str) -> str:
        between, behind = property_words(name)
        return f"{subject} {between} {domain} {behind}".rstrip()

    def families(self, values: str, sizes: Sequence[str]) -> str:
        raised = upper(sizes[0]) if len(sizes) == 1 else None
        return values + (raised or f"^({'×'.join(sizes)})")


def _raised(exponent: str) -> str | None:
    """The exponent in small characters, where they exist and it holds no word such as log."""
    return None if re.search(r"[^\W\d_]{2}", exponent) else upper(exponent)
