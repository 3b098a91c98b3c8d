"""Terms in Coq's notation, in the words of proofs/coq/Base.v: everything is a real number or a function of such.

Every term is written so that `coq_reader` reads the very same term again. Where Coq's text alone does not say
enough, parentheses or a comment do: (a + b) + c is a sum of two, a + b + c one of three; the domain of a function
literal, of a derivative's variable and of a definition's parameter stands in a comment behind the variable.

Main statements: `Writer`, `size_variables`, `type_of_value`.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from derive.notation.coq_binders import BinderWriter
from derive.notation.coq_names import NotInCoq, definition_name
from derive.notation.coq_obligations import obligations, sort_obligations
from derive.notation.coq_sort_writer import (
    AND,
    APPLIED,
    ARROW,
    ATOM,
    NEGATIVE,
    NOT,
    POWER,
    PRODUCT,
    RELATION,
    SUM,
    Text,
    indented,
    rank,
    type_of,
)
from derive.notation.emitter import digits
from derive.notation.names import name_of
from derive.terms.build import is_binder, is_op
from derive.terms.definition import Definition, SizeMismatch, implicit_sizes, sort_of, unfold
from derive.terms.sorts import interior
from derive.terms.term import Binder, Constant, Number, Operator, Term, Variable

RELATIONS = {"=": "=", "≠": "<>", "<": "<", "≤": "<=", ">": ">", "≥": ">="}
FUNCTIONS = {
    "exp": "exp", "log": "ln", "sqrt": "sqrt", "sinh": "sinh", "cosh": "cosh", "tanh": "tanh", "atanh": "atanh",
    "abs": "Rabs", "floor": "floor", "ceiling": "ceiling", "delta": "delta", "xlogy": "xlogy",
    "xlogy_defined": "xlogy_defined", "is_integer": "integer",
}  # fmt: skip
EXTREMA = {"max": "Rmax", "min": "Rmin"}
_PROPOSITIONS = ("and", "implies", "differentiable", "continuous", "integrable", "is_integer")
_SHORT = 90  # so many characters of a conjunction stand on one line


class Writer(BinderWriter):
    """Writes terms and propositions."""

    # ---- terms

    def term(self, t: Term) -> Text:
        head = t.head
        if isinstance(head, Number):
            return self._number(head)
        if isinstance(head, Constant):
            if head.name == "infinity":
                raise NotInCoq("Infinity is no number, and stands where one is wanted.")
            return Text("PI") if head.name == "pi" else Text("exp 1", APPLIED)
        if isinstance(head, Variable):
            return self.texts[t]
        if isinstance(head, Definition):
            return self.applied(definition_name(head.name), *self.sizes(t), *t.args)
        if isinstance(head, Binder):
            return self.binder(t, head)
        if isinstance(head, Operator):
            return self._operator(t, head.name)
        raise NotInCoq(f"{t!r} has no counterpart in Coq.")

    @staticmethod
    def _number(number: Number) -> Text:
        if number.decimals is None:
            return Text(str(number.value.numerator))
        above, below = int(number.value * 10**number.decimals), 10**number.decimals
        return Text(f"({above} / {below} (* {digits(number)} *))")

    def sizes(self, t: Term) -> list[Term]:
        """The sizes that a definition reads off its arguments, in the order of `size_variables`."""
        definition = t.head
        assert isinstance(definition, Definition)
        found = []
        for size in size_variables(definition):
            reading = Definition(definition.name, definition.parameters, size, definition.notation)
            try:
                found.append(unfold(Term(reading, t.args)))
            except SizeMismatch as error:
                raise NotInCoq(str(error)) from error
        return found

    def _operator(self, t: Term, name: str) -> Text:
        args = t.args
        if name in RELATIONS:
            left, right = (self.term(a).within(SUM) for a in args)
            # Coquelicot's integral has values in a normed space; that it is R is said, lest tactics for R miss it.
            is_integral = isinstance(args[0].head, Binder) and args[0].head.name in ("integral", "expectation")
            kind = " :> R" if is_integral and name in ("=", "≠") else ""
            space = " " if len(left) + len(right) <= _SHORT else "\n  "
            return Text(f"{left}{space}{RELATIONS[name]} {right}{kind}", RELATION)
        if name == "log" and len(args) == 2:
            return self.applied("log_base", *args)
        if name == "exp" and args[0].head == Number(Fraction(1)):
            return Text("exp (1)", APPLIED)  # exp 1 is the constant e
        if name in FUNCTIONS:
            return self.applied(FUNCTIONS[name], *args)
        if name in EXTREMA:
            return self._extremum(EXTREMA[name], args)
        if name == "call":
            return self.called(t)
        method = getattr(
            self, "_" + {"and": "conjunction", "or": "disjunction", "not": "negation"}.get(name, name), None
        )
        if method is None:
            raise NotInCoq(f"The operation {name} has no counterpart in Coq.")
        found: Text = method(t)
        return found

    def _add(self, t: Term) -> Text:
        first = self.term(t.args[0])
        text = first.within(PRODUCT)
        for a in t.args[1:]:
            if is_op(a, "neg"):
                text += " - " + self._operand(a.args[0])
            else:
                text += " + " + self._operand(a)
        return Text(text, SUM)

    def _operand(self, t: Term) -> str:
        """A term behind + or −: a negative one in parentheses."""
        text = self.term(t)
        return text.within(PRODUCT) if text.level != NEGATIVE else text.within(POWER)

    def _neg(self, t: Term) -> Text:
        inside = self.term(t.args[0])
        space = "" if isinstance(t.args[0].head, Number) and t.args[0].head.decimals is None else " "
        return Text(f"-{space}{inside.within(POWER)}", NEGATIVE)

    def _mul(self, t: Term) -> Text:
        return Text(" * ".join(self.term(a).within(POWER) for a in t.args), PRODUCT)

    def _div(self, t: Term) -> Text:
        above, below = t.args
        numerator = self.term(above)
        level = PRODUCT if is_op(above, "mul") else POWER
        return Text(f"{numerator.within(level)} / {self.term(below).within(POWER)}", PRODUCT)

    def _pow(self, t: Term) -> Text:
        base, exponent = t.args
        if isinstance(exponent.head, Number) and exponent.head.decimals is None:
            return Text(f"{self.term(base).within(APPLIED)} ^ {exponent.head.value.numerator}", POWER)
        return self.applied("power", base, exponent)

    def _extremum(self, name: str, args: Sequence[Term]) -> Text:
        if len(args) == 1:
            raise NotInCoq("The greatest or least of a single number has no counterpart in Coq.")
        first, *rest = args
        others = self.term(rest[0]) if len(rest) == 1 else self._extremum(name, rest)
        text = others.within(ATOM) if len(rest) == 1 else f"({others.coq})"
        if len(rest) == 1 and others.coq.startswith(name + " "):
            text = f"({text})"  # a maximum of its own, not the rest of this one
        return Text(f"{name} {self.atom(first)} {text}", APPLIED)

    def _vector(self, t: Term) -> Text:
        kinds = {0 if sort is None else rank(sort) for sort in map(sort_of, t.args)}
        if len(kinds) != 1 or max(kinds) > 1:
            raise NotInCoq("A listed family has entries that are numbers, or rows of numbers.")
        name = "rows" if max(kinds) else "vector"
        return Text(f"{name} [{'; '.join(self.term(a).coq for a in t.args)}]", APPLIED)

    def _piecewise(self, t: Term) -> Text:
        value, condition, *rest = t.args
        otherwise = self.term(rest[0]) if len(rest) == 1 else self._piecewise(Term(t.head, tuple(rest)))
        last = otherwise.within(ATOM) if len(rest) == 1 else f"({otherwise.coq})"
        if len(rest) == 1 and is_op(rest[0], "piecewise"):
            last = f"({last})"  # a case distinction of its own, not a further branch
        return Text(f"piecewise ({self.term(condition).coq}) {self.atom(value)} {last}", APPLIED)

    # ---- propositions

    def _conjunction(self, t: Term) -> Text:
        return self._both([self.term(a).within(NOT) for a in t.args])

    def _disjunction(self, t: Term) -> Text:
        return Text(" \\/ ".join(self.term(a).within(NOT) for a in t.args), AND + 1)

    def _negation(self, t: Term) -> Text:
        return Text(f"~ ({self.term(t.args[0]).coq})", NOT)

    def _implies(self, t: Term) -> Text:
        return self.implication(self.term(t.args[0]), self.term(t.args[1]))

    @staticmethod
    def implication(condition: Text, conclusion: Text) -> Text:
        """A condition stands in parentheses; what a variable ranges over does not."""
        return Text(f"({condition.coq}) ->" + indented(conclusion.within(ARROW)), ARROW)

    def _member(self, t: Term) -> Text:
        text = self.membership(self.term(t.args[0]), t.args[1])
        return text if text is not None else Text("True")

    def _differentiable(self, t: Term) -> Text:
        f, domain = t.args
        inside = interior(domain)
        with self.bound("x", inside) as x:
            comment = "" if domain == inside else self.domain(domain)
            return self.for_all(x, self.applied("ex_derive", f, x), comment)

    def _differentiable_at(self, t: Term) -> Text:
        return self.applied("ex_derive", *t.args)

    def _continuous(self, t: Term) -> Text:
        return Text(f"continuous_on {self.set_of(t.args[1])} {self.atom(t.args[0])}", APPLIED)

    def _integrable(self, t: Term) -> Text:
        return self.integral_of("ex_RInt", self.atom(t.args[0]), t.args[1])

    def holds(self, t: Term) -> Text:
        """The proposition with all its obligations: its terms have values, and it is true."""
        head = t.head
        if isinstance(head, Binder) and head.name == "forall":
            with self.opened(t) as (x, body):
                return self.together(sort_obligations(t.args[0]), self.for_all(x, self.holds(body)))
        if is_op(t, "implies"):
            condition, conclusion = t.args
            text = self.implication(self.term(condition), self.holds(conclusion))
            return self.together(obligations(condition), text)
        core = self.term(t)
        if is_op(t, "and"):
            core = Text(f"({core.coq})")
        return self.together(obligations(t), core)

    def together(self, conditions: Sequence[Term], core: Text) -> Text:
        if not conditions:
            return core
        return self._both([*(self.term(c).within(NOT) for c in merged(conditions)), core.within(NOT)])

    @staticmethod
    def _both(parts: Sequence[str]) -> Text:
        """A conjunction, on several lines when it is long."""
        short = sum(map(len, parts)) <= _SHORT and not any("\n" in part for part in parts)
        return Text((" /\\ " if short else " /\\\n").join(parts), AND)


def merged(conditions: Sequence[Term]) -> list[Term]:
    """Conditions about all members of one sort, or under one condition, put together."""
    groups: dict[object, list[Term]] = {}
    for c in conditions:
        key: object = (
            ("forall", c.args[0]) if is_binder(c, "forall") else ("if", c.args[0]) if is_op(c, "implies") else c
        )
        groups.setdefault(key, []).append(c)
    found = []
    for first, *others in groups.values():
        if is_binder(first, "forall") or is_op(first, "implies"):
            inside = merged(list(dict.fromkeys(c.args[1] for c in (first, *others))))
            body = inside[0] if len(inside) == 1 else Term(Operator("and"), tuple(inside))
            first = Term(first.head, (first.args[0], body))
        found.append(first)
    return found


def type_of_value(t: Term) -> str:
    """The type of a term or a proposition."""
    if is_proposition(t):
        return "Prop"
    sort = sort_of(t)
    return "R" if sort is None else type_of(sort)


def is_proposition(t: Term) -> bool:
    if isinstance(t.head, Definition):
        return is_proposition(t.head.body)
    if isinstance(t.head, Binder):
        return t.head.name == "forall"
    return isinstance(t.head, Operator) and (t.head.name in RELATIONS or t.head.name in _PROPOSITIONS)


def size_variables(definition: Definition) -> list[Term]:
    """The sizes in the domains of the parameters, which are no parameters themselves, in the order of their names."""
    sizes = implicit_sizes(definition.parameters) - set(definition.parameters)
    return sorted(sizes, key=lambda v: (name_of(v), repr(v.args[0])))
