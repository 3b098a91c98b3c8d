"""How terms are written in Python: numbers, operators, functions, sums, derivatives, relations.

Everything here only builds; nothing is evaluated or simplified. x*y*z is one product of three factors, and
x*(y*z) keeps its grouping. −a·b is the negative of a product. Floats are refused: write Fraction(2, 5) or
decimal("0.4").
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from derive.terms.sorts import index_range, interval, is_function_sort, real
from derive.terms.term import (
    Binder,
    Constant,
    Number,
    Operator,
    Term,
    Variable,
    close_body,
    free_variables,
    open_body,
    substitute,
)


def term(value: object) -> Term:
    """A term from a term, an int or a Fraction. Floats and truth values are refused."""
    if isinstance(value, Term):
        return value
    if isinstance(value, bool):
        raise TypeError("A truth value is not a term. Was a relation evaluated before it came here?")
    if isinstance(value, int):
        number = Term(Number(Fraction(abs(value))))
        return number if value >= 0 else neg(number)
    if isinstance(value, Fraction):
        if value.denominator == 1:
            return term(value.numerator)
        quotient = div(term(abs(value.numerator)), term(value.denominator))
        return quotient if value > 0 else neg(quotient)
    if isinstance(value, float):
        raise TypeError(f"{value!r} is a rounded number. Write it exactly: Fraction('{value!r}'), or by decimal('…').")
    raise TypeError(f"{value!r} ({type(value).__name__}) cannot stand in a term.")


def decimal(digits: str) -> Term:
    """An exact decimal that prints as it is written: decimal("0.40")."""
    body = digits.removeprefix("-")
    whole, _, rest = body.partition(".")
    if not whole.isdigit() or (rest and not rest.isdigit()):
        raise ValueError(f"{digits!r} is not a decimal such as 0.4.")
    number = Term(Number(Fraction(int(whole + rest), 10 ** len(rest)), len(rest) if rest else None))
    return neg(number) if digits.startswith("-") else number


pi = Term(Constant("pi"))
e = Term(Constant("e"))
infinity = Term(Constant("infinity"))


def variable(name: str, sort: Term = real) -> Term:
    """A free variable of a sort; equal to another exactly when name and sort are."""
    return Term(Variable(name), (sort,))


def op(name: str, *args: object) -> Term:
    return Term(Operator(name), tuple(term(a) for a in args))


def is_op(t: Term, name: str) -> bool:
    return isinstance(t.head, Operator) and t.head.name == name


def is_binder(t: Term, name: str) -> bool:
    return isinstance(t.head, Binder) and t.head.name == name


# ---- arithmetic


def add(a: object, b: object) -> Term:
    a, b = term(a), term(b)
    return Term(a.head, (*a.args, b)) if is_op(a, "add") else Term(Operator("add"), (a, b))


def sub(a: object, b: object) -> Term:
    return add(a, Term(Operator("neg"), (term(b),)))


def mul(a: object, b: object) -> Term:
    a, b = term(a), term(b)
    if is_op(a, "neg"):  # (−a)·b is written and read −(a·b)
        return neg(mul(a.args[0], b))
    return Term(a.head, (*a.args, b)) if is_op(a, "mul") else Term(Operator("mul"), (a, b))


def div(a: object, b: object) -> Term:
    a, b = term(a), term(b)
    if is_op(a, "neg"):
        return neg(div(a.args[0], b))
    return Term(Operator("div"), (a, b))


def power(a: object, b: object) -> Term:
    return op("pow", a, b)


def neg(a: object) -> Term:
    return op("neg", a)


def call(function: object, *arguments: object) -> Term:
    """f(x), p_i, w_ij. A function literal applied to an argument is evaluated."""
    f = term(function)
    for a in arguments:
        argument = term(a)
        if is_binder(f, "lambda") and argument.loose == 0:
            f = open_body(f, argument)
        elif is_op(f, "call"):
            f = Term(f.head, (*f.args, argument))
        else:
            f = Term(Operator("call"), (f, argument))
    return f


# ---- functions


def log(x: object, base: object | None = None) -> Term:
    """The natural logarithm, or the logarithm to a base."""
    return op("log", x) if base is None else op("log", x, base)


def exp(x: object) -> Term:
    return op("exp", x)


def sqrt(x: object) -> Term:
    return op("sqrt", x)


def sinh(x: object) -> Term:
    return op("sinh", x)


def cosh(x: object) -> Term:
    return op("cosh", x)


def tanh(x: object) -> Term:
    return op("tanh", x)


def atanh(x: object) -> Term:
    return op("atanh", x)


def floor(x: object) -> Term:
    return op("floor", x)


def ceiling(x: object) -> Term:
    return op("ceiling", x)


def maximum(*xs: object) -> Term:
    return op("max", *xs)


def minimum(*xs: object) -> Term:
    return op("min", *xs)


def xlogy(a: object, b: object) -> Term:
    """a·log b for b > 0; 0 for a = b = 0; otherwise undefined. What "a log b" means in an entropy."""
    return op("xlogy", a, b)


def delta(i: object, j: object) -> Term:
    """Kronecker's delta: 1 for i = j, else 0."""
    return op("delta", i, j)


def vector(*entries: object) -> Term:
    """A family given by its entries."""
    return op("vector", *entries)


def piecewise(*branches: tuple[object, object], otherwise: object) -> Term:
    """The value of the first branch (value, condition) whose condition holds, else `otherwise`."""
    flat: list[object] = []
    for value, condition in branches:
        flat += [value, condition]
    return op("piecewise", *flat, otherwise)


# ---- binders


def bind(name: str, bound: Term, body: object, *others: object, order: int = 0) -> Term:
    """A binder around a body, its variable made nameless. `bound` is the free variable that becomes bound."""
    if not isinstance(bound.head, Variable):
        raise TypeError(f"{bound!r} is not a variable and cannot be bound.")
    body = term(body)
    v = dependent_on(bound, body)
    if v is not None:
        raise ValueError(f"{bound!r} cannot be bound here: the domain of {v!r} depends on it. Bind {v!r} first.")
    head = Binder(name, bound.head.name, order)
    return Term(head, (bound.args[0], close_body(body, bound), *(term(o) for o in others)))


def dependent_on(bound: Term, body: Term) -> Term | None:
    """A free variable of the body whose domain speaks of the one that is to be bound; it would be left with no sort."""
    return next((v for v in free_variables(body) if v != bound and bound in free_variables(v.args[0])), None)


def index(name: str, size: Term | int) -> Term:
    """An index variable that runs over 1, …, size."""
    return variable(name, index_range(size))


def sum_(bound: Term, body: object) -> Term:
    """Σ over the range of the index variable."""
    return bind("sum", bound, body)


def prod(bound: Term, body: object) -> Term:
    """Π over the range of the index variable."""
    return bind("product", bound, body)


def maximum_(bound: Term, body: object) -> Term:
    """The largest value of the body over the range of the index variable, which must not be empty."""
    return bind("maximum", bound, body)


def integral(bound: Term, body: object) -> Term:
    """∫ over the interval that is the sort of the variable."""
    return bind("integral", bound, body)


def integrate_over(bound: Term, lower: Term | int | None, upper: Term | int | None, body: object) -> Term:
    """∫ from lower to upper; None is an infinite end. Only the name of the variable matters."""
    assert isinstance(bound.head, Variable)
    inside = variable(bound.head.name, interval(lower, upper))
    return bind("integral", inside, substitute(term(body), {bound: inside}))


def function(bound: Term, body: object) -> Term:
    """The function literal x ↦ body, or the family i ↦ body."""
    return bind("lambda", bound, body)


def forall(bound: Term, body: object) -> Term:
    return bind("forall", bound, body)


def D(body: object, x: Term, order: int = 1) -> Term:
    """The derivative of the body in x at x; for x = z[k], the partial derivative in the k-th entry of the family z.

    ∂/∂z_k is the derivative of the body as a function of the whole family, so nothing is assumed of z.
    """
    body = term(body)
    if isinstance(x.head, Variable):
        return bind("derivative", x, body, x, order=order)
    if is_op(x, "call") and isinstance(x.args[0].head, Variable):
        family = x.args[0]
        return bind("partial", family, body, family, *x.args[1:], order=order)
    raise TypeError(f"One differentiates in a variable x or in an entry z[k], not in {x!r}.")


def D_at(body: object, x: Term, point: object, order: int = 1) -> Term:
    """The derivative of x ↦ body at a point: D(λx.body)(point)."""
    return bind("derivative", x, body, point, order=order)


def limit(body: object, x: Term, point: object, direction: str = "") -> Term:
    """The limit of the body as x goes to the point; direction "+" or "-" for one side."""
    return bind("limit" + direction, x, body, point)


def expectation(family: Term, bound: Term, body: object) -> Term:
    """E_{x∼P}[body], P a distribution over the range of the index variable, or a density over its interval."""
    return bind("expectation", bound, body, family)


# ---- relations and connectives


def Eq(a: object, b: object) -> Term:
    return op("=", a, b)


def Ne(a: object, b: object) -> Term:
    return op("≠", a, b)


def Lt(a: object, b: object) -> Term:
    return op("<", a, b)


def Le(a: object, b: object) -> Term:
    return op("≤", a, b)


def Gt(a: object, b: object) -> Term:
    return op(">", a, b)


def Ge(a: object, b: object) -> Term:
    return op("≥", a, b)


def conjunction(parts: Iterable[Term]) -> Term:
    return Term(Operator("and"), tuple(parts))


def implies(a: Term, b: Term) -> Term:
    return op("implies", a, b)


def differentiable(f: Term, domain: Term) -> Term:
    """f is differentiable at every inner point of the interval."""
    return op("differentiable", f, domain)


def continuous(f: Term, domain: Term) -> Term:
    """f is continuous on the interval."""
    return op("continuous", f, domain)


def integrable(f: Term, domain: Term) -> Term:
    """The integral of f over the interval exists (as a limit of Riemann integrals where an end is infinite)."""
    return op("integrable", f, domain)


def is_integer(t: object) -> Term:
    return op("is_integer", t)


RELATIONS = ("=", "≠", "<", "≤", ">", "≥")
OPPOSITE = {"=": "≠", "≠": "=", "<": "≥", "≥": "<", ">": "≤", "≤": ">"}  # holds where the relation does not
TURNED = {"=": "=", "≠": "≠", "<": ">", ">": "<", "≤": "≥", "≥": "≤"}  # the same of exchanged sides


def is_relation(t: Term) -> bool:
    return isinstance(t.head, Operator) and t.head.name in RELATIONS


def literal(t: Term) -> Fraction | None:
    """The value of a number that is written as one: 3, 0.4, 1/3, −2; None for everything else."""
    if isinstance(t.head, Number):
        return t.head.value
    if is_op(t, "neg"):
        value = literal(t.args[0])
        return None if value is None else -value
    if is_op(t, "div"):
        above, below = map(literal, t.args)
        return None if above is None or not below else above / below
    return None


def is_function_valued(t: Term) -> bool:
    """Is the term a variable of a function sort (a family, a function)?"""
    return isinstance(t.head, Variable) and is_function_sort(t.args[0])


Term._arithmetic.update(
    {
        "+": add,
        "-": sub,
        "*": mul,
        "/": div,
        "^": power,
        "neg": neg,
        "abs": lambda a: op("abs", a),
        "call": call,
        "<": Lt,
        "<=": Le,
        ">": Gt,
        ">=": Ge,
    }
)

__all__ = [name for name in dir() if not name.startswith("_")]
