"""Terms made ready to be evaluated often: at every item of a batch, for every class, with subterms shared.

A term is read once. Each part knows which bound indices it depends on: a part that does not depend on the innermost
index, such as the denominator of softmax in its k-th entry, is evaluated once for all values of that index. Definitions
are read through; log(1 + u) and exp(u) − 1 are read as log1p and expm1, as the emitter of code does.

A branch whose condition cannot be told apart from its border by rounded numbers may go either way: the scale of the
error then grows by the distance of the two branches.

What is evaluated is a `pairs.Pair`: an enclosure of the exact value, and the scale of the admissible error.

Main statements: `Formula`, `is_size`, `NotComputable`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from flint import arb

from derive.terms.build import is_op
from derive.terms.definition import Definition
from derive.terms.sorts import natural
from derive.terms.term import Binder, Bound, Constant, Number, Operator, Term, Variable
from derive.testing import pairs
from derive.testing.pairs import ZERO, Pair
from derive.testing.parts import (
    CONSTANTS,
    OF_MANY,
    OVER_A_RANGE,
    SIDES,
    Condition,
    Environment,
    Family,
    Input,
    NotComputable,
    Part,
    Scope,
    applied,
    constant,
    kronecker,
    needs_of,
    whole,
    without,
)

__all__ = ["Formula", "Input", "NotComputable", "is_size"]

_ONE = Term(Number(Fraction(1)))


class Formula:
    """A term, read once. `at(input)` is its value; `entries(input)` its values for all values of free indices."""

    def __init__(self, term: Term, indices: Sequence[Term] = ()) -> None:
        """`indices` are free index variables of the term that run over their whole range: outermost first."""
        self.indices = tuple(indices)
        self._input = Input({}, ZERO)
        self._memories: list[dict[object, Pair]] = []
        self._bounds: list[Part] = []  # the bound indices, each with a number of its own
        scope = Scope((), {v: self._index() for v in indices})
        self._ranges = [self._range(v.args[0], scope) for v in indices]
        self._part = self._number(term, scope)

    def at(self, given: Input) -> Pair:
        """The value of a term without free indices. Raises `pairs.NoValue`."""
        self._begin(given)
        return self._part.evaluate({})

    def entries(self, given: Input) -> list[Pair]:
        """The values at all values of the free indices, the last index running fastest."""
        self._begin(given)
        environment: Environment = {}
        found: list[Pair] = []

        def run(level: int) -> None:
            if level == len(self._ranges):
                found.append(self._part.evaluate(environment))
                return
            lower, upper = (whole(end.evaluate(environment)) for end in self._ranges[level])
            for k in range(lower, upper + 1):
                environment[level] = k
                run(level + 1)

        run(0)
        return found

    def _begin(self, given: Input) -> None:
        self._input = given
        for memory in self._memories:
            memory.clear()

    def _index(self) -> Part:
        """A new bound index."""
        number = len(self._bounds)
        part = Part(lambda env: (arb(env[number]), ZERO), frozenset((number,)), lambda env: env[number])
        self._bounds.append(part)
        return part

    # ---- reading

    def _read(self, t: Term, scope: Scope) -> Part | Family:
        head = t.head
        if isinstance(head, Bound):
            return scope.bound[head.index]
        if isinstance(head, Number):
            return constant(head.value)
        if isinstance(head, Variable):
            return scope.free[t] if t in scope.free else self._variable(t, head.name)
        key = (t, tuple(id(s) for s in scope.bound) if t.loose else ())
        if key not in scope.read:
            part = self._compound(t, scope)
            looked_up = is_op(t, "call") and isinstance(t.args[0].head, Variable)  # as quick as a memory
            scope.read[key] = self._remembering(part) if isinstance(part, Part) and not looked_up else part
        return scope.read[key]

    def _compound(self, t: Term, scope: Scope) -> Part | Family:
        head = t.head
        if isinstance(head, Definition):
            return self._definition(head, [self._read(a, scope) for a in t.args])
        if isinstance(head, Binder):
            return self._binder(head.name, t, scope)
        if isinstance(head, Constant) and head.name in CONSTANTS:
            value = CONSTANTS[head.name]
            return Part(lambda _: (value(), ZERO))
        if not isinstance(head, Operator):
            raise NotComputable(f"{t!r} is not a number")
        if head.name == "call":
            return self._call(t, scope)
        if head.name == "vector":
            return self._vector([self._number(a, scope) for a in t.args])
        if head.name == "piecewise":
            return self._piecewise(t.args, scope)
        return self._special(head.name, t, scope) or self._operation(
            head.name, [self._number(a, scope) for a in t.args]
        )

    def _number(self, t: Term, scope: Scope) -> Part:
        part = self._read(t, scope)
        if isinstance(part, Family):
            raise NotComputable("a family stands where a number is wanted")
        return part

    def _variable(self, t: Term, name: str) -> Part | Family:
        def fetch(_: Environment) -> Any:
            if name in self._input.values:
                return self._input.values[name]
            if is_size(t):
                return arb(self._input.size), ZERO
            raise NotComputable(f"no value is known for {name}")

        sort = t.args[0]
        return self._family(sort, fetch, frozenset()) if sort.head == Operator("function") else Part(fetch)

    def _family(self, sort: Term, fetch: Callable[[Environment], Any], needs: frozenset[int]) -> Family:
        def entry(k: Part) -> Part | Family:
            at = k.place()

            def one(env: Environment) -> Any:
                row, place = fetch(env), at(env)
                if not 1 <= place <= len(row):
                    raise pairs.NoValue(f"the index {place} is outside the family")
                return row[place - 1]

            if sort.args[1].head == Operator("function"):
                return self._family(sort.args[1], one, needs | k.needs)
            return Part(one, needs | k.needs)

        return Family(Part(lambda env: (arb(len(fetch(env))), ZERO), needs), entry)

    def _remembering(self, part: Part) -> Part:
        """The part with its values remembered for each value of the indices it depends on."""
        memory: dict[object, Pair] = {}
        self._memories.append(memory)
        needs, evaluate = sorted(part.needs), part.evaluate

        def remembered(env: Environment) -> Pair:
            key = env[needs[0]] if len(needs) == 1 else tuple([env[k] for k in needs])
            found = memory.get(key)
            if found is None:
                found = memory[key] = evaluate(env)
            return found

        return Part(remembered, part.needs)

    # ---- operations

    def _operation(self, name: str, parts: Sequence[Part]) -> Part:
        if name == "delta":
            return kronecker(*parts)
        needs, run = needs_of(*parts), [p.evaluate for p in parts]
        if name in OF_MANY:
            combine = OF_MANY[name]
            if name == "mul":
                return Part(lambda env: self._flushed(combine([f(env) for f in run])), needs)
            return Part(lambda env: combine([f(env) for f in run]), needs)
        if name == "log" and len(run) == 2:
            logarithms = [self._operation("log", (p,)) for p in parts]
            return self._operation("div", logarithms)
        rule = pairs.OPERATIONS.get(name)
        if rule is None:
            raise NotComputable(f"{name} is not computed")
        if name == "exp":
            one = run[0]
            return Part(lambda env: self._flushed(pairs.exponential(one(env), self._input.epsilon)), needs)
        if len(run) == 1:
            one = run[0]
            return Part(lambda env: rule(one(env)), needs)
        first, second = run
        if name == "div":
            return Part(lambda env: self._flushed(rule(first(env), second(env))), needs)
        return Part(lambda env: rule(first(env), second(env)), needs)

    def _flushed(self, value: Pair) -> Pair:
        """Below the smallest normal number of the format a number may come out as 0: so XLA has it."""
        tiny = self._input.tiny
        if abs(value[0]) < tiny and not value[0].is_zero():
            return value[0], value[1] + tiny / self._input.epsilon
        return value

    def _special(self, name: str, t: Term, scope: Scope) -> Part | None:
        """log(1 + u), a log(1 + u), exp(u) − 1, 1 − exp(u): as a library's log1p, xlog1py and expm1 compute them."""
        if name == "log" and len(t.args) == 1 and t.args[0].head == Operator("add"):
            rest = without(t.args[0].args, _ONE)
            if rest is not None:
                u = self._operation("add", [self._number(a, scope) for a in rest])
                return applied(pairs.logarithm_of_one_plus, u)
        if name == "xlogy" and t.args[1].head == Operator("add"):
            rest = without(t.args[1].args, _ONE)
            if rest is not None:
                factor = self._number(t.args[0], scope).evaluate
                u = self._operation("add", [self._number(a, scope) for a in rest])
                run = u.evaluate
                needs = needs_of(u, self._number(t.args[0], scope))
                return Part(lambda env: pairs.x_log_one_plus(factor(env), run(env)), needs)
        if name == "add" and len(t.args) == 2:
            grown = without(t.args, Term(Operator("neg"), (_ONE,)))
            if grown is not None and grown[0].head == Operator("exp"):
                return applied(pairs.exponential_minus_one, self._number(grown[0].args[0], scope))
            shrunk = without(t.args, _ONE)
            if shrunk is not None and shrunk[0].head == Operator("neg") and shrunk[0].args[0].head == Operator("exp"):
                u = self._number(shrunk[0].args[0].args[0], scope)
                return applied(pairs.negative, applied(pairs.exponential_minus_one, u))
        return None

    def _piecewise(self, args: tuple[Term, ...], scope: Scope) -> Part:
        values = [self._number(a, scope) for a in args[::2]]  # the last is what holds otherwise
        conditions = [self._condition(a, scope) for a in args[1::2]]
        always: Condition = (lambda _: (True, True), frozenset())
        branches = list(zip(values, (*conditions, always), strict=True))

        def chosen(env: Environment) -> Pair:
            result: Pair | None = None
            doubted: list[Pair] = []  # branches that rounded numbers might have taken
            for value, (holds, _) in branches:
                answer, sure = holds(env)
                if result is None and answer:
                    result = value.evaluate(env)
                elif answer or not sure:
                    doubted.append(value.evaluate(env))
                if answer and sure:
                    break
            assert result is not None
            for value_, scale in doubted:
                result = result[0], result[1] + scale + abs(value_ - result[0]) / self._input.epsilon
            return result

        return Part(chosen, needs_of(*values).union(*(needs for _, needs in conditions)))

    def _condition(self, t: Term, scope: Scope) -> Condition:
        """Does a condition hold, and is that sure for rounded numbers?"""
        if t.head == Operator("and"):
            parts = [self._condition(a, scope) for a in t.args]

            def every(env: Environment) -> tuple[bool, bool]:
                answers = [holds(env) for holds, _ in parts]
                return all(a for a, _ in answers), all(s for _, s in answers)

            return every, frozenset[int]().union(*(needs for _, needs in parts))
        if not (isinstance(t.head, Operator) and t.head.name in SIDES):
            raise NotComputable(f"the condition {t!r} is not computed")
        left, right = (self._number(a, scope) for a in t.args)
        test = SIDES[t.head.name]

        def compared(env: Environment) -> tuple[bool, bool]:
            (a, da), (b, db) = left.evaluate(env), right.evaluate(env)
            gap, doubt = a - b, 4 * (da + db) * self._input.epsilon
            return test(1 if gap > 0 else -1 if gap < 0 else 0), bool(doubt.is_zero()) or bool(abs(gap) > doubt)

        return compared, needs_of(left, right)

    # ---- families and binders

    def _vector(self, parts: Sequence[Part]) -> Family:
        def entry(k: Part) -> Part:
            at = k.place()
            return Part(lambda env: parts[at(env) - 1].evaluate(env), needs_of(k, *parts))

        return Family(constant(Fraction(len(parts))), entry)

    def _call(self, t: Term, scope: Scope) -> Part | Family:
        found = self._read(t.args[0], scope)
        for a in t.args[1:]:
            if not isinstance(found, Family):
                raise NotComputable("what is applied is not a family")
            found = found.entry(self._number(a, scope))
        return found

    def _definition(self, definition: Definition, given: Sequence[Part | Family]) -> Part | Family:
        standing: dict[Term, Part | Family] = {}
        for parameter, argument in zip(definition.parameters, given, strict=True):
            standing[parameter] = argument
            sort, inner = parameter.args[0], argument
            while sort.head == Operator("function") and isinstance(inner, Family):  # sizes are read off the argument
                standing.setdefault(sort.args[0].args[1], inner.size)
                sort, inner = sort.args[1], inner.entry(constant(Fraction(1)))
        return self._read(definition.body, Scope((), standing))

    def _range(self, sort: Term, scope: Scope) -> tuple[Part, Part]:
        if sort.head != Operator("integers"):
            raise NotComputable("a sum or maximum that does not run over a range of integers")
        return self._number(sort.args[0], scope), self._number(sort.args[1], scope)

    def _binder(self, name: str, t: Term, scope: Scope) -> Part | Family:
        if name == "lambda":
            _, size = self._range(t.args[0], scope)
            return Family(size, lambda k: self._read(t.args[1], scope.inside(k)))
        combine = OF_MANY.get(OVER_A_RANGE.get(name, ""))
        if combine is None:
            raise NotComputable(f"a {name} is not computed")
        lower, upper = self._range(t.args[0], scope)
        index = self._index()
        (number,) = index.needs
        body = self._number(t.args[1], scope.inside(index))
        run = body.evaluate

        def combined(env: Environment) -> Pair:
            values = []
            for k in range(whole(lower.evaluate(env)), whole(upper.evaluate(env)) + 1):
                env[number] = k
                values.append(run(env))
            return combine(values)

        return Part(combined, (body.needs - index.needs) | lower.needs | upper.needs)


def is_size(variable: Term) -> bool:
    """Does the variable range over all naturals from some number on? Such a one stands for a number of classes."""
    sort = variable.args[0]
    return sort.head == Operator("integers") and sort.args[1] == natural.args[1]
