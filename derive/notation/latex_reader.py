r"""Reads exactly the LaTeX that `latex.py` writes, back to the very term that was written.

It exists to prove that nothing is lost on the page: read_latex(latex(t), variables, definitions) == t. It is not a
reader for other people's LaTeX.

Main statements: `read_latex`, `read_latex_sort`, `LatexError`.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from derive.notation.latex_constructs import Constructs
from derive.notation.latex_tokens import ACCENTS, Cursor, LatexError, template_tokens
from derive.notation.scope import domains
from derive.terms.build import is_op
from derive.terms.definition import Definition, SizeMismatch, unfold
from derive.terms.sorts import is_integer_sort, is_interval
from derive.terms.term import Binder, Bound, Constant, Number, Operator, Term, Variable

_RELATIONS = {"=": "=", r"\neq": "≠", "<": "<", r"\le": "≤", ">": ">", r"\ge": "≥"}
_NAMES = {
    r"\log": "log",
    r"\exp": "exp",
    r"\sinh": "sinh",
    r"\cosh": "cosh",
    r"\tanh": "tanh",
    r"\operatorname{artanh}": "atanh",
}
_PREFIXES = {*_NAMES, r"\sum", r"\prod", r"\int", r"\lim"}
_FENCES = {r"\lfloor": ("floor", r"\rfloor"), r"\lceil": ("ceiling", r"\rceil"), r"\left|": ("abs", r"\right|")}
_CONSTANTS = {r"\infty": "infinity", r"\pi": "pi", r"\operatorname{pi}": "pi", "e": "e", r"\mathrm{e}": "e"}
_STARTS = {*_PREFIXES, *_FENCES, *_CONSTANTS, *ACCENTS, r"\frac", r"\sqrt", r"\max", r"\min", r"\delta", r"\mathbb{E}"}
_STARTS |= {"(", "{", r"\left."}
_PROPERTIES = ("differentiable", "continuous", "integrable")


def read_latex(source: str, variables: Iterable[Term] = (), definitions: Iterable[Definition] = ()) -> Term:
    """The term that the LaTeX writes. Raises LatexError."""
    reader = LatexReader(source, variables, definitions)
    found = reader.proposition()
    if reader.peek():
        raise reader.error("the end was expected")
    return found


def read_latex_sort(source: str, variables: Iterable[Term] = ()) -> Term:
    """The sort that the LaTeX writes. Raises LatexError."""
    reader = LatexReader(source, variables, ())
    found = reader.sort()
    if reader.peek():
        raise reader.error("the end was expected")
    return found


class LatexReader(Constructs, Cursor):
    """A recursive descent over the tokens, one method for each level of binding."""

    def __init__(self, source: str, variables: Iterable[Term], definitions: Iterable[Definition]) -> None:
        super().__init__(source, variables)
        self.templates = [(definition, template_tokens(definition)) for definition in definitions]
        self.in_bars = False

    # ---- propositions

    def proposition(self) -> Term:
        if self.accept(r"\forall"):
            return self.quantified()
        left = self.conjunction()
        return Term(Operator("implies"), (left, self.conjunction())) if self.accept(r"\Rightarrow") else left

    def conjunction(self) -> Term:
        parts = [self.relation()]
        while self.accept(r"\text{ and }"):
            parts.append(self.relation())
        return parts[0] if len(parts) == 1 else Term(Operator("and"), tuple(parts))

    def relation(self) -> Term:
        left = self.expression()
        if self.peek() in _RELATIONS:
            return Term(Operator(_RELATIONS[self.take()]), (left, self.expression()))
        if self.accept(r"\in", r"\mathbb{Z}"):
            return Term(Operator("is_integer"), (left,))
        for name in _PROPERTIES:
            if self.accept(rf"\text{{ is {name} on }}"):
                return Term(Operator(name), (left, self.sort()))
        if self.accept(r"\text{ is differentiable inside }"):
            return Term(Operator("differentiable"), (left, self.sort()))
        return left

    # ---- arithmetic, loosest first

    def expression(self) -> Term:
        if self.accept(r"\begin{cases}"):
            return self.cases()
        terms = [self.signed()]
        while self.peek() in ("+", "-"):
            negative = self.take() == "-"
            part = self.quotient()
            terms.append(Term(Operator("neg"), (part,)) if negative else part)
        return terms[0] if len(terms) == 1 else Term(Operator("add"), tuple(terms))

    def signed(self) -> Term:
        return Term(Operator("neg"), (self.quotient(),)) if self.accept("-") else self.quotient()

    def quotient(self) -> Term:
        above = self.product()
        return Term(Operator("div"), (above, self.postfix())) if self.accept("/") else above

    def product(self) -> Term:
        factors = [self.factor()]
        while self.accept(r"\cdot") or self._starts_factor():
            factors.append(self.factor())
        return factors[0] if len(factors) == 1 else Term(Operator("mul"), tuple(factors))

    def _starts_factor(self) -> bool:
        token = self.peek()
        if token == "|":
            return not self.in_bars
        if token in _STARTS or token[:1].isdigit() or self.known_name() is not None:
            return True
        if any(template[0] == token for _, template in self.templates):
            return True
        start, primed = self.at, self.primed() is not None
        self.at = start
        return primed

    def factor(self) -> Term:
        token = self.peek()
        if token == r"\frac" and self._is_derivative():
            self.at += 2
            return self.derivative(self.differential_sign())
        if not self._is_prefix():
            return self.postfix()
        self.take()
        if token == r"\max":
            return self.maximum()
        if token == r"\sum":
            return self.big("sum")
        if token == r"\prod":
            return self.big("product")
        if token == r"\int":
            return self.integral()
        if token == r"\lim":
            return self.limit()
        others = (self.script(),) if token == r"\log" and self.accept("_") else ()
        return Term(Operator(_NAMES[token]), (self._argument(), *others))

    def _argument(self) -> Term:
        if self.accept("("):
            inside = self.expression()
            self.expect(")")
            return inside
        return self.factor() if self._is_prefix() else self.postfix(exponents=False)

    def _is_prefix(self) -> bool:
        r"""Does a function or a binder stand here? \max with a range below is one, \max(…) is a closed form."""
        return self.peek() in _PREFIXES or (self.peek() == r"\max" and self.peek(1) == "_")

    def _is_derivative(self) -> bool:
        before, self.at = self.at, self.at + 2
        found = bool(self.differential_sign())
        self.at = before
        return found

    def postfix(self, exponents: bool = True) -> Term:
        """A closed form with its indices, arguments and exponent."""
        found, last = self.primary(), ""
        while True:
            wanted = domains(found)
            if self.peek() == "_" and wanted and is_integer_sort(wanted[0]):
                self.take()
                places = next((k for k, sort in enumerate(wanted) if not is_integer_sort(sort)), len(wanted))
                arguments, kind = self.indices(places), "_"
            elif self.peek() == "(" and wanted and not is_integer_sort(wanted[0]):
                arguments, kind = self.arguments(), "("
            else:
                break
            # f_i(x) is one application; f(x)(y) and {f_i}_j are two
            if last and last != kind:
                found = Term(Operator("call"), (*found.args, *arguments))
            else:
                found = Term(Operator("call"), (found, *arguments))
            last = kind
        if exponents and not self._from_one_side() and self.accept("^"):
            return Term(Operator("pow"), (found, self.script()))
        return found

    def _from_one_side(self) -> bool:
        """Is this the sign of x → 0⁺, no exponent?"""
        return self.peek() == "^" and self.peek(1) in ("+", "-")

    def indices(self, places: int) -> tuple[Term, ...]:
        if self.peek() != "{":
            return (self.script(),)
        inside = self.tokens[self.at + 1 : self.closing(self.at)]
        self.take()
        packed = all((t.isalpha() and len(t) == 1) or (t[0] == "\\" and t[1:].isalpha()) for t in inside)
        if places > 1 and len(inside) > 1 and packed and inside[0] not in ACCENTS:
            found = [self.primary() for _ in inside]
        else:
            found = [self.expression()]
            while self.accept(","):
                found.append(self.expression())
        self.expect("}")
        return tuple(found)

    def arguments(self) -> tuple[Term, ...]:
        self.expect("(")
        found = [self.expression()]
        while self.accept(","):
            found.append(self.expression())
        self.expect(")")
        return tuple(found)

    # ---- closed forms

    def primary(self) -> Term:
        token = self.peek()
        for definition, template in self.templates:
            found = self.defined(definition, template)
            if found is not None:
                return found
        found = self.primed()
        if found is not None:
            return found
        name = self.known_name()
        kronecker = token == r"\delta" and self.peek(1) == "_" and (name is None or not self._takes_index(name))
        if name is not None and not kronecker:
            self.at += len(name)
            return self.scope[name]
        self.take()
        if kronecker:
            self.take()
            return Term(Operator("delta"), self.indices(2))
        return self._closed_form(token)

    def _closed_form(self, token: str) -> Term:
        if token[:1].isdigit():
            return Term(Number(Fraction(token), len(token.partition(".")[2]) if "." in token else None))
        if token in ("e", r"\mathrm{e}") and not self._from_one_side() and self.accept("^"):
            return Term(Operator("exp"), (self.script(),))
        if token in _CONSTANTS:
            return Term(Constant(_CONSTANTS[token]))
        if token == "(":
            self.at -= 1
            return self.parenthesised()
        if token == "{":
            return self.group()
        if token == "|":
            return self.bars()
        if token in _FENCES:
            return self.fenced(*_FENCES[token])
        if token == r"\left.":
            return self.derivative_at()
        if token == r"\mathbb{E}":
            return self.expectation()
        if token in (r"\max", r"\min"):
            return Term(Operator(token[1:]), self.arguments())
        if token == r"\sqrt":
            return Term(Operator("sqrt"), (self.script(),))
        if token == r"\frac":
            if self._is_fraction_of_differentials():
                self.take()
                return self.derivative(self.differential_sign())
            return Term(Operator("div"), (self.script(), self.script()))
        self.at -= 1
        raise self.error("a term was expected")

    def _is_fraction_of_differentials(self) -> bool:
        self.at -= 1
        found = self._is_derivative()
        self.at += 1
        return found

    def _takes_index(self, name: tuple[str, ...]) -> bool:
        return len(name) > 1 or bool(domains(self.scope[name]))

    def defined(self, definition: Definition, template: tuple[str | int, ...]) -> Term | None:
        """The definition whose template stands here, if it does and its arguments fit."""
        if template[0] != self.peek():
            return None
        start, arguments = self.at, [Term(Bound(0))] * len(definition.parameters)
        try:
            for part in template:
                if isinstance(part, int):
                    arguments[part] = self.expression()
                else:
                    self.expect(part)
            made = Term(definition, tuple(arguments))
            unfold(made)
        except (LatexError, SizeMismatch):
            self.at = start
            return None
        return made

    def primed(self) -> Term | None:
        """f'(x) or f^{(4)}(x): a derivative of an unknown function at a point."""
        start = self.at
        for name, function in self.scope.items():
            wanted = domains(function)
            if not wanted or not is_interval(wanted[0]) or not isinstance(function.head, Variable):
                continue
            order = 0
            if self.accept(*name):
                while self.accept("'"):
                    order += 1
                if not order and self.accept("^", "{", "("):
                    order = int(self.take()) if self.peek().isdigit() else 0
                    self.at += 2
            if order and self.peek() == "(":
                body = Term(Operator("call"), (function, Term(Bound(0))))
                return Term(Binder("derivative", "x", order), (wanted[0], body, *self.arguments()))
            self.at = start
        return None

    def parenthesised(self) -> Term:
        if self.accept("(", ")"):
            return Term(Operator("vector"))
        literal = self.literal()
        if literal is not None:
            return literal
        self.expect("(")
        bars, self.in_bars = self.in_bars, False
        entries, is_vector = [self.proposition()], False
        while self.accept(","):
            is_vector = True
            if self.peek() != ")":
                entries.append(self.proposition())
        self.expect(")")
        self.in_bars = bars
        return Term(Operator("vector"), tuple(entries)) if is_vector else entries[0]

    def group(self) -> Term:
        """{a log b} is xlogy(a, b); other braces only hold together what carries an index or an exponent."""
        inside = self.product()
        self.expect("}")
        if is_op(inside, "mul") and is_op(inside.args[-1], "log") and len(inside.args[-1].args) == 1:
            factors = inside.args[:-1]
            first = factors[0] if len(factors) == 1 else Term(Operator("mul"), factors)
            return Term(Operator("xlogy"), (first, inside.args[-1].args[0]))
        return inside

    def bars(self) -> Term:
        before, self.in_bars = self.in_bars, True
        inside = self.expression()
        self.in_bars = before
        self.expect("|")
        return Term(Operator("abs"), (inside,))

    def fenced(self, name: str, end: str) -> Term:
        before, self.in_bars = self.in_bars, False
        inside = self.expression()
        self.in_bars = before
        self.expect(end)
        return Term(Operator(name), (inside,))

    def cases(self) -> Term:
        flat: list[Term] = []
        while True:
            value = self.expression()
            self.expect("&")
            if self.accept(r"\text{otherwise}"):
                self.expect(r"\end{cases}")
                return Term(Operator("piecewise"), (*flat, value))
            self.expect(r"\text{if }")
            flat += [value, self.conjunction()]
            self.expect(r"\\")
