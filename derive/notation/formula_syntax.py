"""The grammar of typed formulas: from text to a tree of nodes, bounded, nothing evaluated. What names mean comes later.

Loosest first: `⇒`, `and`, relations (chains), + and −, * and /, unary minus, ^ (to the right). See `formula_reader.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

LONGEST_TEXT = 20_000
DEEPEST = 100
MOST_DIGITS = 1_000

_SIGNS = {
    "−": "-", "·": "*", "×": "*", "⋅": "*", "**": "^", "==": "=", "!=": "≠", "<>": "≠", "<=": "≤", ">=": "≥",
    "=>": "⇒", "±": "+-", "∑": "Σ", "∏": "Π",
}  # fmt: skip
_TOKEN = re.compile(
    r"\s*(?:"
    r"(?P<number>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[A-Za-zΑ-ΡΤ-Ωα-ωℓ][A-Za-z0-9_Α-Ωα-ωℓₐ-ₜ₀-₉ᵢ-ᵥⱼ]*'*)"
    r"|(?P<raised>[⁰¹²³⁴-⁹]+)"
    r"|(?P<sign>\+-|\*\*|==|!=|<>|<=|>=|=>|\.\.|[-+*/^=<>≠≤≥⇒±−·×⋅()\[\],;|ΣΠ∑∏∫√∞])"
    r"|(?P<bad>\S))"
)
_LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "0123456789aehijklmnoprstuvx")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau",
    "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega", "ℓ": "ell",
}  # fmt: skip

RELATIONS = ("=", "≠", "<", "≤", ">", "≥")
BINDERS = {"sum": "sum", "Σ": "sum", "prod": "product", "product": "product", "Π": "product", "integral": "integral",
           "∫": "integral", "maximum": "maximum"}  # fmt: skip
_LEVELS = {"⇒": 1, "and": 2, **dict.fromkeys(RELATIONS, 3), "+": 4, "-": 4, "*": 5, "/": 5, "^": 7}
_UNARY = 6


class FormulaError(ValueError):
    """A formula that cannot be read: what was expected, and a caret under the place."""

    def __init__(self, problem: str, text: str, position: int) -> None:
        start = max(0, position - 60)
        shown = re.sub(r"\s", " ", text[start : position + 40])
        lead = "…" if start else ""
        super().__init__(f"{problem}\n    {lead}{shown}\n    {' ' * (len(lead) + position - start)}^")
        self.problem = problem
        self.text = text
        self.position = position


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of a formula. `kind` says what; `name` is its name, sign or digits; `position` is where it stands.

    number, name, sign (operator or relation), call, entry (a family's name and indices), vector, and the binders sum,
    product, maximum, integral (parts: lower, upper, body).
    """

    kind: str
    name: str
    position: int
    parts: tuple[Node, ...] = ()
    depth: int = 1


class Parser:
    """One text, read once from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        if len(text) > LONGEST_TEXT:
            self.fail(f"The formula has {len(text)} characters; at most {LONGEST_TEXT} are read.", LONGEST_TEXT)
        self.tokens: list[tuple[str, str, int]] = []
        for match in _TOKEN.finditer(text):
            kind = match.lastgroup or ""
            value, position = match.group(kind), match.start(kind)
            if kind == "bad":
                self.fail(f"The character {value!r} has no meaning in a formula.", position)
            if kind == "number" and sum(c.isdigit() for c in value) > MOST_DIGITS:
                self.fail(f"A number has more than {MOST_DIGITS} digits.", position)
            self.tokens.append((kind, self._normal(kind, value), position))
        self.tokens.append(("end", "", len(text.rstrip())))
        self.at = 0
        self.depth = 0

    @staticmethod
    def _normal(kind: str, value: str) -> str:
        if kind == "sign":
            return _SIGNS.get(value, value)
        if kind == "raised":
            return value.translate(_RAISED)
        if kind == "name":
            value = re.sub(r"(?<=[^_₀-ₜᵢ-ᵥⱼ])(?=[₀-ₜᵢ-ᵥⱼ])", "_", value).translate(_LOWERED)
            return "_".join(_GREEK.get(part, part) for part in value.split("_"))
        return value

    def fail(self, problem: str, position: int) -> NoReturn:
        raise FormulaError(problem, self.text, position)

    # ---- tokens

    def peek(self, ahead: int = 0) -> str:
        kind, value, _ = self.tokens[min(self.at + ahead, len(self.tokens) - 1)]
        return value if kind in ("sign", "name") else ""

    @property
    def position(self) -> int:
        return self.tokens[self.at][2]

    def accept(self, sign: str) -> bool:
        if self.peek() != sign:
            return False
        self.at += 1
        return True

    def expect(self, sign: str, where: str) -> None:
        if not self.accept(sign):
            self.fail(f"{sign!r} was expected {where}, and {self.found()} stands here.", self.position)

    def found(self) -> str:
        kind, value, _ = self.tokens[self.at]
        return "the end" if kind == "end" else repr(value)

    def node(self, kind: str, name: str, position: int, *parts: Node) -> Node:
        depth = 1 + max((part.depth for part in parts), default=0)
        if depth > DEEPEST:
            self.fail(f"The formula is nested more than {DEEPEST} deep.", position)
        return Node(kind, name, position, parts, depth)

    # ---- statements

    def statement(self) -> Node:
        """One formula, which may end in +- and a tolerance, up to the end of the text."""
        found = self.one()
        if self.accept("+-"):
            position = self.position
            if self.tokens[self.at][0] != "number":
                self.fail("A tolerance such as 0.0005 was expected after +-.", position)
            tolerance = self.operand()
            if found.kind != "sign" or found.name != "=":
                self.fail("A tolerance belongs to an equation such as a = 0.916 +- 0.0005.", position)
            found = self.node("approximation", "+-", found.position, *found.parts, tolerance)
        self.end("an operator or the end")
        return found

    def one(self) -> Node:
        if self.tokens[self.at][0] == "end":
            self.fail("A formula was expected, and there is none.", self.position)
        return self.expression(1)

    def end(self, expected: str) -> None:
        if self.tokens[self.at][0] == "end":
            return
        hint = " Write products with *." if self.tokens[self.at][0] in ("name", "number") or self.peek() == "(" else ""
        if self.peek() == "+-":
            hint = " +- is read as ±; write + (-b) for a sum."
        self.fail(
            f"{expected[0].upper()}{expected[1:]} was expected, and {self.found()} stands here.{hint}", self.position
        )

    def statements(self) -> list[Node]:
        """Formulas separated by commas or semicolons; an empty text has none."""
        found: list[Node] = []
        while self.tokens[self.at][0] != "end":
            found.append(self.one())
            if not (self.accept(",") or self.accept(";")):
                self.end("a comma or the end")
        return found

    # ---- expressions, by precedence climbing: few Python frames for each level of nesting

    def expression(self, least: int) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            self.fail(f"The formula is nested more than {DEEPEST} deep.", self.position)
        left = self.operand()
        while True:
            if self.tokens[self.at][0] == "raised":
                left = self._raised(left)
                continue
            sign = self.peek()
            level = _LEVELS.get(sign, 0)
            if level < least:
                break
            position = self.position
            self.at += 1
            if sign in RELATIONS:
                left = self._chain(left, sign, position)
            elif sign in ("+", "-", "*", "and"):
                left = self._row(left, sign, position, level)
            else:  # ^ and ⇒ group to the right, / to the left
                right = self.expression({"^": _UNARY, "⇒": level}.get(sign, level + 1))
                left = self.node("sign", sign, position, left, right)
        self.depth -= 1
        return left

    def _raised(self, base: Node) -> Node:
        _, value, position = self.tokens[self.at]
        self.at += 1
        return self.node("sign", "^", position, base, self.node("number", value, position))

    def _row(self, left: Node, sign: str, position: int, level: int) -> Node:
        """a + b − c is one sum and a * b * c one product."""
        parts = [left]
        while True:
            part = self.expression(level + 1)
            parts.append(self.node("sign", "neg", part.position, part) if sign == "-" else part)
            sign, group = self.peek(), ("+", "-") if level == _LEVELS["+"] else (sign,)
            if sign not in group:
                return self.node("sign", "and" if level == 2 else "+" if level == 4 else "*", position, *parts)
            self.at += 1

    def _chain(self, left: Node, sign: str, position: int) -> Node:
        """0 < p < 1 is two relations at once."""
        links = []
        while True:
            right = self.expression(_LEVELS["+"])
            links.append(self.node("sign", sign, position, left, right))
            left, sign, position = right, self.peek(), self.position
            if sign not in RELATIONS:
                return links[0] if len(links) == 1 else self.node("sign", "and", links[0].position, *links)
            self.at += 1

    def operand(self) -> Node:
        kind, value, position = self.tokens[self.at]
        if kind == "end":
            self.fail("A number, a name or a parenthesis was expected, and the formula ends here.", position)
        self.at += 1
        if kind == "number":
            return self.node("number", value, position)
        if value == "∞":
            return self.node("name", "inf", position)
        if value in BINDERS:
            return self._binder(BINDERS[value], position)
        if kind == "name":
            return self._named(value, position)
        if value == "-":
            return self.node("sign", "neg", position, self.expression(_UNARY))
        if value == "(":
            inside = self.expression(1)
            self.expect(")", "to close this parenthesis")
            return inside
        if value == "|":
            inside = self.expression(_LEVELS["+"])
            self.expect("|", "to close the absolute value")
            return self.node("call", "abs", position, inside)
        if value == "√":
            return self.node("call", "sqrt", position, self.expression(_UNARY + 1))
        if value == "[":
            return self.node("vector", "", position, *self._list("]"))
        self.at -= 1
        problem = f"A number, a name or a parenthesis was expected, and {self.found()} stands here."
        raise FormulaError(problem, self.text, position)

    def _list(self, end: str) -> list[Node]:
        parts = [self.expression(1)]
        while self.accept(","):
            parts.append(self.expression(1))
        self.expect(end, "or a comma")
        return parts

    def _named(self, name: str, position: int) -> Node:
        if self.accept("("):
            found = self.node("call", name, position, *self._list(")"))
        else:
            found = self.node("name", name, position)
        if self.accept("["):
            return self.node("entry", name, position, found, *self._list("]"))
        return found

    def _binder(self, kind: str, position: int) -> Node:
        """sum(i, 1, n, body) or sum(i=1..n, body)."""
        self.expect("(", f"as in {kind}(i, 1, n, …)")
        name_kind, name, name_position = self.tokens[self.at]
        if name_kind != "name":
            self.fail(f"The variable of the {kind} was expected, as in (i, 1, n, …).", name_position)
        self.at += 1
        between, separators = "and the lower end", (",", ",")
        if self.peek() == "=":
            between, separators = "with its lower end, as in i=1..n", ("=", "..")
        self.expect(separators[0], between)
        lower = self.expression(_LEVELS["+"])
        self.expect(separators[1], "and the upper end")
        upper = self.expression(_LEVELS["+"])
        self.expect(",", f"and what the {kind} is of")
        body = self.expression(_LEVELS["+"])
        self.expect(")", f"to close the {kind}")
        return self.node(kind, name, position, lower, upper, body)
