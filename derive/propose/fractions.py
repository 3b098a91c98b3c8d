"""Small rewritings that a search makes before it asks: constants folded away, one fraction bar, domains of variables.

Nothing here has to be right for a proof to be right: what comes out is a proposal, and the kernel compares it with
what was asked.

Main statements: `tidy`, `factors`, `product_of`, `numerator_and_denominator`, `unfolded`, `interval_of`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from derive.kernel.assumptions import assumptions
from derive.terms.build import TURNED, add, div, is_binder, is_op, is_relation, literal, mul, neg, power, sqrt, term
from derive.terms.definition import Definition, unfold
from derive.terms.expectation import unfold_expectation
from derive.terms.sorts import is_infinite, is_interval
from derive.terms.term import Interval, Operator, Term, Variable, occurs

ZERO, ONE = term(0), term(1)
Factors = dict[Term, Fraction]  # each factor with its exponent, a multiple of 1/2
_UNIT = Fraction(1)


def tidy(t: Term) -> Term:
    """The same without factors 1, summands 0, doubled signs and quotients by 1, from the inside out."""
    if not isinstance(t.head, Operator) or not t.args:
        return t
    args = tuple(tidy(a) for a in t.args)
    name = t.head.name
    if name == "add":
        return _sum(args)
    if name == "mul":
        return _product(args)
    if name == "neg":
        return _negative(args[0])
    if name == "div" and (args[0] == ZERO or args[1] == ONE):
        return args[0]
    if name == "div" and is_op(args[0], "neg"):
        return _negative(div(args[0].args[0], args[1]))
    if name == "pow" and args[1] == ONE:
        return args[0]
    if name == "pow" and args[1] == ZERO:
        return ONE
    return Term(t.head, args) if args != t.args else t


def _sum(args: Sequence[Term]) -> Term:
    parts = [a for b in args for a in (b.args if is_op(b, "add") else (b,))]
    number = sum((v for v in map(literal, parts) if v is not None), Fraction(0))
    rest = [a for a in parts if literal(a) is None]
    total = term(number) if number or not rest else None
    for a in rest:
        total = a if total is None else add(total, a)
    return total if total is not None else ZERO


def _product(args: Sequence[Term]) -> Term:
    number, rest = Fraction(1), list[Term]()
    for b in args:
        for a in b.args if is_op(b, "mul") else (b,):
            if is_op(a, "neg"):
                number, a = -number, a.args[0]
            value = literal(a)
            if value is None:
                rest.append(a)
            else:
                number *= value
    if not number or not rest:
        return term(number)
    product = term(abs(number)) if abs(number) != 1 else None
    for a in rest:
        product = a if product is None else mul(product, a)
    assert product is not None
    return neg(product) if number < 0 else product


def _negative(t: Term) -> Term:
    if is_op(t, "neg"):
        return t.args[0]
    return ZERO if t == ZERO else neg(t)


def numerator_and_denominator(t: Term) -> tuple[Term, Term]:
    """(a, b) with t = a/b where all quotients of sums, products and whole powers are brought under one bar.

    The denominator is the product of the different denominators that occur, not their least common multiple.
    """
    over, under = _fraction(t)
    return tidy(over), tidy(_times(under))


def _times(factors: Factors) -> Term:
    product = ONE
    for factor, exponent in factors.items():
        whole, rest = divmod(exponent, 1)
        if whole:
            product = mul(product, factor if whole == 1 else power(factor, int(whole)))
        if rest:
            product = mul(product, sqrt(factor))
    return product


def _fraction(t: Term) -> tuple[Term, Factors]:
    if is_op(t, "neg"):
        over, under = _fraction(t.args[0])
        return neg(over), under
    if is_op(t, "add"):
        parts = [_fraction(a) for a in t.args]
        common: Factors = {}
        for _, under in parts:
            for factor, k in under.items():
                common[factor] = max(common.get(factor, Fraction(0)), k)
        total = ZERO
        for over, under in parts:
            missing = {f: k - under.get(f, Fraction(0)) for f, k in common.items() if k > under.get(f, 0)}
            total = add(total, mul(over, _times(missing)))
        return total, common
    if is_op(t, "mul"):
        over, under = ONE, {}
        for a in t.args:
            above, below = _fraction(a)
            over = mul(over, above)
            under = _merged(under, below)
        return over, under
    if is_op(t, "div"):
        above, below = _fraction(t.args[0])
        over, under = _fraction(t.args[1])
        return mul(above, _times(under)), _merged(below, _denominators(over))
    if is_op(t, "pow"):
        exponent = literal(t.args[1])
        if exponent is not None and exponent.denominator == 1 and exponent != 0:
            over, under = _fraction(t.args[0])
            if exponent < 0:
                over, under = _times(under), _denominators(over)
            times = abs(int(exponent))
            return power(over, times), {f: k * times for f, k in under.items()}
    return t, {}


def _denominators(t: Term) -> Factors:
    """The factors of a term that stands below a fraction bar and has none inside."""
    found = factors(t)
    return found if all(k > 0 for k in found.values()) else {t: _UNIT}


def _merged(a: Factors, b: Factors) -> Factors:
    return {f: a.get(f, Fraction(0)) + b.get(f, Fraction(0)) for f in (*a, *b)}


def factors(t: Term) -> Factors:
    """The factors of a product or quotient with their exponents, a leading minus sign as the factor −1."""
    t = tidy(t)
    if is_op(t, "neg"):
        return _merged({term(-1): Fraction(1)}, factors(t.args[0]))
    if is_op(t, "mul"):
        found: Factors = {}
        for a in t.args:
            found = _merged(found, factors(a))
        return found
    if is_op(t, "div"):
        return _merged(factors(t.args[0]), {f: -k for f, k in factors(t.args[1]).items()})
    if is_op(t, "sqrt"):
        inside = factors(t.args[0])
        return {f: k / 2 for f, k in inside.items()} if all(k.denominator == 1 for k in inside.values()) else {t: _UNIT}
    if is_op(t, "pow"):
        exponent = literal(t.args[1])
        if exponent is not None and exponent.denominator == 1:
            return {f: k * exponent for f, k in factors(t.args[0]).items()}
    return {} if t == ONE else {t: _UNIT}


def product_of(found: Factors) -> Term:
    """The product of factors with their exponents, those with negative ones below a fraction bar."""
    over = tidy(_times({f: k for f, k in found.items() if k > 0}))
    under = tidy(_times({f: -k for f, k in found.items() if k < 0}))
    return over if under == ONE else div(over, under)


def closed_parts(t: Term) -> Iterator[Term]:
    """The term and the terms inside it, also under binders, that speak of nothing bound around them."""
    if not t.loose:
        yield t
    if not isinstance(t.head, Variable):
        for a in t.args:
            yield from closed_parts(a)


def unfolded(t: Term) -> Term:
    """The term with its named definitions and expectations unfolded, also under binders, but not where these speak of a
    variable that is bound outside them: what they would be put into may need its sort."""
    while not t.loose:
        if isinstance(t.head, Definition):
            t = unfold(t)
        elif is_binder(t, "expectation"):
            t = unfold_expectation(t)
        else:
            break
    if not t.args or isinstance(t.head, Variable):
        return t
    args = tuple(unfolded(a) for a in t.args)
    return Term(t.head, args) if args != t.args else t


def interval_of(x: Term, hypotheses: Sequence[Term]) -> Term | None:
    """Where x ranges by its sort and by the hypotheses that bound it by something free of x; None if in no interval."""
    sort = x.args[0]
    if not is_interval(sort):
        return None
    head = sort.head
    assert isinstance(head, Interval)
    ends, is_open = list(sort.args), [head.left_open, head.right_open]
    known = assumptions(tuple(hypotheses))
    for h in hypotheses:
        if not is_relation(h):
            continue
        assert isinstance(h.head, Operator)
        name, (a, b) = h.head.name, h.args
        if b == x:
            name, a, b = TURNED[name], b, a
        if a != x or occurs(x, b) or name not in ("<", "≤", ">", "≥"):
            continue
        side = 0 if name in (">", "≥") else 1
        strict = name in ("<", ">")
        tighter = ends[side] <= b if side == 0 else b <= ends[side]
        if is_infinite(ends[side]) or (b == ends[side] and strict) or (b != ends[side] and known.entails(tighter)):
            ends[side], is_open[side] = b, strict
    return Term(Interval(*is_open), tuple(ends))
