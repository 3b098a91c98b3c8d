"""Terms in Coq's notation, in the words of proofs/coq/Base.v: everything is a real number or a function of such.

Every term is written so that `coq_reader` reads the very same term again. Where Coq's text alone does not say
enough, parentheses or a comment do: (a + b) + c is a sum of two, a + b + c one of three; the domain of a function
literal, of a derivative's variable and of a definition's parameter stands in a comment behind the variable.

Main statements: `Writer`, `rank`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction

from derive.notation.coq_hints import ENTRY, shown_name
from derive.notation.coq_names import NotInCoq, definition_name, variable_name
from derive.notation.coq_obligations import interior, is_infinite, obligations, sort_obligations
from derive.notation.emitter import digits
from derive.notation.names import name_of
from derive.notation.scope import open_literally
from derive.terms.build import is_op
from derive.terms.definition import Definition, SizeMismatch, implicit_sizes, sort_of, unfold
from derive.terms.sorts import is_function_sort, is_integer_sort, is_interval, real
from derive.terms.term import Binder, Bound, Constant, Interval, Number, Operator, Term, Variable, free_variables

# How tightly the outermost sign of a text binds, as in Coq: less is tighter.
ATOM, APPLIED, POWER, NEGATIVE, PRODUCT, SUM, RELATION, NOT, AND, ARROW, FORALL = (
    0,
    10,
    30,
    35,
    40,
    50,
    70,
    75,
    80,
    99,
    200,
)

RELATIONS = {"=": "=", "≠": "<>", "<": "<", "≤": "<=", ">": ">", "≥": ">="}
FUNCTIONS = {
    "exp": "exp", "log": "ln", "sqrt": "sqrt", "sinh": "sinh", "cosh": "cosh", "tanh": "tanh", "atanh": "atanh",
    "abs": "Rabs", "floor": "floor", "ceiling": "ceiling", "delta": "delta", "xlogy": "xlogy",
    "xlogy_defined": "xlogy_defined", "is_integer": "integer",
}  # fmt: skip
EXTREMA = {"max": "Rmax", "min": "Rmin"}
_PROPOSITIONS = ("and", "implies", "differentiable", "continuous", "integrable", "is_integer")
RANGES = {"sum": "Sum", "product": "Prod", "maximum": "Maximum"}
_SHORT = 90  # so many characters of a conjunction stand on one line
SIDES = {"": "near", "+": "above", "-": "below"}


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of Coq and how tightly its outermost sign binds."""

    coq: str
    level: int = ATOM

    def within(self, level: int) -> str:
        """The text where signs that bind looser than the level need parentheses."""
        return self.coq if self.level <= level else f"({self.coq})"


def rank(sort: Term) -> int:
    """How many arguments a member of the sort takes: 0 for numbers."""
    if not is_function_sort(sort):
        return 0
    if is_function_sort(sort.args[0]):
        raise NotInCoq("A function whose argument is a function has no counterpart in Coq.")
    return 1 + rank(sort.args[1])


def type_of(sort: Term) -> str:
    return type_of_rank(rank(sort))


def type_of_rank(arguments: int) -> str:
    return " -> ".join(["R"] * (arguments + 1))


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


class Writer:
    """Writes terms whose free variables are those of `roots`; bound variables are named apart from them."""

    def __init__(self, roots: Iterable[Term]) -> None:
        self.texts: dict[Term, Text] = {}
        for v in sorted((v for t in roots for v in free_variables(t)), key=lambda v: (name_of(v), repr(v.args[0]))):
            text = Text(variable_name(name_of(v)))
            if text in self.texts.values() and v not in self.texts:
                raise NotInCoq(f"Two variables are called {name_of(v)}; rename one of them.")
            self.texts[v] = text
        self.taken = {text.coq for text in self.texts.values()}

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
            return self._applied(definition_name(head.name), *self.sizes(t), *t.args)
        if isinstance(head, Binder):
            return self._binder(t, head)
        if isinstance(head, Operator):
            return self._operator(t, head.name)
        raise NotInCoq(f"{t!r} has no counterpart in Coq.")

    def atom(self, t: Term) -> str:
        """The term as the argument of a function."""
        return self.term(t).within(ATOM)

    def _applied(self, name: str, *arguments: Term) -> Text:
        return Text(" ".join([name, *map(self.atom, arguments)]), APPLIED if arguments else ATOM)

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
            return Text(f"{left} {RELATIONS[name]} {right}{kind}", RELATION)
        if name == "log" and len(args) == 2:
            return self._applied("log_base", *args)
        if name == "exp" and args[0].head == Number(Fraction(1)):
            return Text("exp (1)", APPLIED)  # exp 1 is the constant e
        if name in FUNCTIONS:
            return self._applied(FUNCTIONS[name], *args)
        if name in EXTREMA:
            return self._extremum(EXTREMA[name], args)
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
        return Text(
            f"{numerator.within(PRODUCT if is_op(above, 'mul') else POWER)} / {self.term(below).within(POWER)}", PRODUCT
        )

    def _pow(self, t: Term) -> Text:
        base, exponent = t.args
        if isinstance(exponent.head, Number) and exponent.head.decimals is None:
            return Text(f"{self.term(base).within(APPLIED)} ^ {exponent.head.value.numerator}", POWER)
        return self._applied("power", base, exponent)

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
        return Text(f"piecewise ({self.proposition(condition).coq}) {self.atom(value)} {last}", APPLIED)

    def _call(self, t: Term) -> Text:
        function, *arguments = t.args
        text = self.term(function)
        level = ATOM if is_op(function, "call") else APPLIED
        return Text(" ".join([text.within(level), *map(self.atom, arguments)]), APPLIED)

    # ---- propositions

    def proposition(self, t: Term) -> Text:
        return self.term(t)

    def _conjunction(self, t: Term) -> Text:
        return Text(" /\\ ".join(self.term(a).within(NOT) for a in t.args), AND)

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
            return self.for_all(x, self._applied("ex_derive", f, x), comment)

    def _differentiable_at(self, t: Term) -> Text:
        return self._applied("ex_derive", *t.args)

    def _continuous(self, t: Term) -> Text:
        return Text(f"continuous_on {self.set_of(t.args[1])} {self.atom(t.args[0])}", APPLIED)

    def _integrable(self, t: Term) -> Text:
        return self._integral_of("ex_RInt", self.atom(t.args[0]), t.args[1])

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
            core = Text(f"({self._both([self.term(a).within(NOT) for a in t.args]).coq})")
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

    # ---- sorts

    def membership(self, member: Text, sort: Term) -> Text | None:
        """That the value of the text lies in the sort; None when there is nothing to say."""
        if is_function_sort(sort):
            return self._family(member, sort)
        lower, upper = (None if is_infinite(end) else self.term(end) for end in sort.args)
        if is_integer_sort(sort):
            if lower is not None and upper is not None:
                return Text(f"in_range {lower.within(ATOM)} {upper.within(ATOM)} {member.within(ATOM)}", APPLIED)
            whole = f"integer {member.within(ATOM)}"
            if lower is not None:
                return Text(f"{whole} /\\ {lower.within(SUM)} <= {member.within(SUM)}", AND)
            if upper is not None:
                return Text(f"{whole} /\\ {member.within(SUM)} <= {upper.within(SUM)}", AND)
            return Text(whole, APPLIED)
        assert isinstance(sort.head, Interval)
        text = member.within(SUM)
        if lower is not None:
            text = f"{lower.within(SUM)} {'<' if sort.head.left_open else '<='} {text}"
        if upper is not None:
            text = f"{text} {'<' if sort.head.right_open else '<='} {upper.within(SUM)}"
        return None if lower is None and upper is None else Text(text, RELATION)

    def _family(self, member: Text, sort: Term) -> Text | None:
        domain, values = sort.args
        with self.bound("i" if is_integer_sort(domain) else "x", domain) as x:
            value = Text(f"{member.within(APPLIED)} {self.texts[x].coq}", APPLIED)
            inside = self.membership(value, values)
            return None if inside is None else self.for_all(x, inside)

    def set_of(self, sort: Term) -> str:
        """An interval as a set: (fun x => 0 < x)."""
        with self.bound("x", sort) as x:
            inside = self.membership(self.texts[x], sort)
            return f"(fun {self.texts[x].coq} : R => {inside.coq if inside is not None else 'True'})"

    def for_all(self, x: Term, body: Text, comment: str = "") -> Text:
        """What holds for every member of the sort of x."""
        inside = self.membership(self.texts[x], x.args[0])
        binder = f"forall {self.texts[x].coq} : {type_of(x.args[0])}"
        if inside is None:
            return Text(f"{binder}{self.domain(x.args[0])}," + indented(body.coq), FORALL)
        antecedent = f"({inside.coq})" if is_function_sort(x.args[0]) else inside.coq
        return Text(f"{binder}{comment}, {antecedent} ->" + indented(body.coq), FORALL)

    def domain(self, sort: Term) -> str:
        """A comment with the sort; none for the reals."""
        return "" if sort == real else f" (* {self.sort(sort)} *)"

    def sort(self, sort: Term) -> str:
        """A sort in words: (0, 1], 1 .. n, 1 .. n -> R."""
        if is_function_sort(sort):
            return " -> ".join(self.sort(a) for a in sort.args)
        if sort == real:
            return "R"
        lower, upper = (self._end(end) for end in sort.args)
        if is_integer_sort(sort):
            return f"{lower} .. {upper}"
        assert isinstance(sort.head, Interval)
        return ("(" if sort.head.left_open else "[") + f"{lower}, {upper}" + (")" if sort.head.right_open else "]")

    def _end(self, end: Term) -> str:
        if is_infinite(end):
            return "oo" if end.head == Constant("infinity") else "-oo"
        return self.term(end).within(SUM)

    # ---- binders

    def _binder(self, t: Term, head: Binder) -> Text:
        name = head.name
        if name in RANGES:
            return self._range(t, RANGES[name])
        if name == "lambda":
            return self.function(t, t.args[0])
        if name == "forall":
            with self.opened(t) as (x, body):
                return self.for_all(x, self.term(body))
        if name == "expectation":
            return self._expectation(t)
        if name in ("integral", "exists integral"):
            value = "RInt" if name == "integral" else "ex_RInt"
            return self._integral_of(value, self._body(t, real), t.args[0])
        if name == "derivative":
            return self._derivative(t, head.order, "Derive", "Derive_n")
        if name == "exists derivative":
            return self._derivative(t, head.order, "ex_derive", "ex_derive_times")
        if name == "partial":
            return self._partial(t, head.order, "Derive", "Derive_n")
        if name == "exists partial":
            return self._partial(t, head.order, "ex_derive", "ex_derive_times")
        if name == "around":
            return Text(f"locally {self.atom(t.args[2])} {self._body(t)}", APPLIED)
        if name == "around entry":
            return Text(f"locally {self._entry(t)} {self._along(t, '')}", APPLIED)
        if name.startswith("near"):
            return Text(f"{self._filter(t, name.removeprefix('near'))} {self._body(t, real)}", APPLIED)
        if name.startswith("limit"):
            return Text(f"Limit ({self._filter(t, name.removeprefix('limit'))}) {self._body(t, real)}", APPLIED)
        if name.startswith("exists limit"):
            side = self._filter(t, name.removeprefix("exists limit"))
            return Text(f"ex_limit ({side}) {self._body(t, real)}", APPLIED)
        raise NotInCoq(f"The binder {name} has no counterpart in Coq.")

    def function(self, t: Term, shown: Term) -> Text:
        """The body as a function of its variable, and what it ranges over."""
        with self.opened(t) as (x, body):
            kind = f" : {type_of(x.args[0])}" if is_function_sort(x.args[0]) else ""
            return Text(f"fun {self.texts[x].coq}{kind}{self.domain(shown)} => {self.term(body).coq}", FORALL)

    def _expectation(self, t: Term) -> Text:
        """The sum or integral that it is, marked by a comment."""
        assert isinstance(t.head, Binder)
        weight = Term(Operator("call"), (t.args[2], Term(Bound(0))))
        weighted = Term(Binder("sum", t.head.hint), (t.args[0], Term(Operator("mul"), (weight, t.args[1]))))
        with self.opened(weighted) as (x, body):
            function = f"(fun {self.texts[x].coq} (* E *) => {self.term(body).coq})"
        if is_integer_sort(t.args[0]):
            lower, upper = map(self.atom, self._finite(t.args[0]))
            return Text(f"Sum {lower} {upper} {function}", APPLIED)
        return self._integral_of("RInt", function, t.args[0])

    def _body(self, t: Term, shown: Term | None = None) -> str:
        return f"({self.function(t, t.args[0] if shown is None else shown).coq})"

    def _range(self, t: Term, name: str) -> Text:
        lower, upper = map(self.atom, self._finite(t.args[0]))
        return Text(f"{name} {lower} {upper} {self._body(t, real)}", APPLIED)

    @staticmethod
    def _finite(sort: Term) -> tuple[Term, ...]:
        """The ends of a finite range of integers."""
        if not is_integer_sort(sort) or any(map(is_infinite, sort.args)):
            raise NotInCoq("A sum, product or maximum runs over a finite range of integers.")
        return sort.args

    def _integral_of(self, name: str, function: str, sort: Term) -> Text:
        if not is_interval(sort):
            raise NotInCoq("An integral runs over an interval.")
        head, (lower, upper) = sort.head, sort.args
        assert isinstance(head, Interval)
        if not (head.left_open or head.right_open or is_infinite(lower) or is_infinite(upper)):
            return Text(f"{name} {function} {self.atom(lower)} {self.atom(upper)}", APPLIED)
        ends = (self._approach(lower, head.left_open, "at_right"), self._approach(upper, head.right_open, "at_left"))
        return Text(f"{name}_gen {function} ({ends[0]}) ({ends[1]})", APPLIED)

    def _approach(self, end: Term, is_open: bool, side: str) -> str:
        if is_infinite(end):
            return "Rbar_locally " + self._infinity(end)
        return f"{side if is_open else 'at_point'} {self.atom(end)}"

    @staticmethod
    def _infinity(end: Term) -> str:
        return "p_infty" if end.head == Constant("infinity") else "m_infty"

    def _derivative(self, t: Term, order: int, once: str, often: str) -> Text:
        return self._differentiated(self._body(t), self.atom(t.args[2]), order, once, often)

    @staticmethod
    def _differentiated(function: str, point: str, order: int, once: str, often: str) -> Text:
        if order == 1:
            return Text(f"{once} {function} {point}", APPLIED)
        if often == "Derive_n":
            return Text(f"{often} {function} {order} {point}", APPLIED)
        return Text(f"{often} {order} {function} {point}", APPLIED)

    def _partial(self, t: Term, order: int, once: str, often: str) -> Text:
        return self._differentiated(self._along(t, self._place(t)), self._entry(t), order, once, often)

    def _entry(self, t: Term) -> str:
        """The entry z k in which a partial derivative is taken."""
        return f"({self._call(Term(Operator('call'), t.args[2:])).coq})"

    def _place(self, t: Term) -> str:
        """What the variable of a partial derivative stands for, and the sort of the family unless it is its own."""
        entry, sort = self._entry(t)[1:-1], t.args[0]
        return f" (* entry {entry} *)" if sort_of(t.args[2]) == sort else f" (* entry {entry} in {self.sort(sort)} *)"

    def _along(self, t: Term, place: str) -> str:
        """The body as a function of one entry of the family: fun t => body(update z k t)."""
        family, *indices = t.args[2:]
        with self.bound(ENTRY, real) as entry:
            updated = self._updated(self.term(family), indices, self.texts[entry].coq)
            marker = self._fresh_marker(t)
            self.texts[marker] = updated
            body = self.term(open_literally(t, marker)).coq
            del self.texts[marker]
            return f"(fun {self.texts[entry].coq}{place} => {body})"

    def _updated(self, family: Text, indices: Sequence[Term], value: str) -> Text:
        first, *rest = indices
        if rest:
            row = Text(f"{family.within(APPLIED)} {self.atom(first)}", APPLIED)
            value = f"({self._updated(row, rest, value).coq})"
        return Text(f"update {family.within(ATOM)} {self.atom(first)} {value}", APPLIED)

    def _filter(self, t: Term, direction: str) -> str:
        """How x goes to its point: near (fun x => 0 < x) 0."""
        if is_infinite(t.args[2]) and direction:
            raise NotInCoq("A limit at infinity has one side only.")
        point = self._infinity(t.args[2]) if is_infinite(t.args[2]) else self.atom(t.args[2])
        return f"{SIDES[direction]} {self.set_of(t.args[0])} {point}"

    # ---- bound variables

    def _fresh_marker(self, t: Term) -> Term:
        """A variable that stands nowhere: for what a binder binds."""
        k = len(self.texts)
        while (marker := Term(Variable(f"bound {k}"), (t.args[0],))) in self.texts:
            k += 1
        return marker

    @contextmanager
    def bound(self, hint: str, sort: Term) -> Iterator[Term]:
        """A new variable of the sort with a name of its own."""
        k = len(self.texts)
        while (marker := Term(Variable(f"bound {k}"), (sort,))) in self.texts:
            k += 1
        name = shown_name(hint, self.taken)
        self.texts[marker] = Text(name)
        self.taken.add(name)
        yield marker
        self.taken.discard(name)
        del self.texts[marker]

    @contextmanager
    def opened(self, t: Term) -> Iterator[tuple[Term, Term]]:
        assert isinstance(t.head, Binder)
        with self.bound(t.head.hint, t.args[0]) as marker:
            yield marker, open_literally(t, marker)


def indented(body: str) -> str:
    """A body behind its binder: on the same line, or indented below it when it takes several lines."""
    return " " + body if "\n" not in body else "\n  " + body.replace("\n", "\n  ")


def merged(conditions: Sequence[Term]) -> list[Term]:
    """Conditions about all members of one sort, or under one condition, put together."""
    groups: dict[object, list[Term]] = {}
    for c in conditions:
        is_quantified = isinstance(c.head, Binder) and c.head.name == "forall"
        key: object = ("forall", c.args[0]) if is_quantified else ("if", c.args[0]) if is_op(c, "implies") else c
        groups.setdefault(key, []).append(c)
    found = []
    for group in groups.values():
        first = group[0]
        if (
            len(group) > 1
            or (isinstance(first.head, Binder) and first.head.name == "forall")
            or is_op(first, "implies")
        ):
            inside = merged(list(dict.fromkeys(c.args[1] for c in group)))
            body = inside[0] if len(inside) == 1 else Term(Operator("and"), tuple(inside))
            first = Term(first.head, (first.args[0], body))
        found.append(first)
    return found


def size_variables(definition: Definition) -> list[Term]:
    """The sizes in the domains of the parameters, which are no parameters themselves, in the order of their names."""
    sizes = implicit_sizes(definition.parameters) - set(definition.parameters)
    return sorted(sizes, key=lambda v: (name_of(v), repr(v.args[0])))
