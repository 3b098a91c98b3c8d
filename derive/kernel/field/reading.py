"""Terms to quotients: one case for each head.

Every case is true wherever the term is defined and the assumptions hold. What is not understood becomes an opaque
generator with a key made of the normal forms of its closed parts, or is refused.

Main statement: `make_forms`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from math import ceil, floor

from derive.kernel.field.algebra import Generator, Layout
from derive.kernel.field.bounds import is_owner
from derive.kernel.field.comparisons import comparison_sign
from derive.kernel.field.deltas import read_delta
from derive.kernel.field.derivatives import read_derivative, read_partial
from derive.kernel.field.equations import use_equation
from derive.kernel.field.forms import Forms
from derive.kernel.field.hypotheses import Hypotheses
from derive.kernel.field.integrality import is_integer
from derive.kernel.field.integrals import read_integral, read_limit
from derive.kernel.field.logarithms import absolute, exponential, logarithm, rational_power
from derive.kernel.field.opaque import opaque, opaque_binder
from derive.kernel.field.piecewise import read_piecewise
from derive.kernel.field.polynomials import Quotient, Unsupported
from derive.kernel.field.products import read_product
from derive.kernel.field.ranges import literal_values
from derive.kernel.field.signs import Sign, is_at_least
from derive.kernel.field.sums import read_sum
from derive.kernel.field.xlogy import read_xlogy
from derive.terms.build import call, is_binder, is_op, literal, power
from derive.terms.definition import Definition, SizeMismatch, unfold
from derive.terms.expectation import unfold_expectation
from derive.terms.term import Binder, Bound, Constant, Number, Operator, Term, open_body

_BITS = 1_000_000
_WRITTEN_OUT = 16  # factors of a power whose exponent is a number plus a natural variable


def make_forms(layout: Layout, hypotheses: Hypotheses) -> Forms:
    """The normal forms under these assumptions, ready to read terms."""
    forms = Forms(layout, hypotheses)
    forms.read_term = lambda t: _read(forms, t)
    forms.signs.compare = lambda f: comparison_sign(forms, f)
    if hypotheses.equations or hypotheses.equation_rules:
        forms.without_domains = forms_without_domains(layout, hypotheses)
    for rule in hypotheses.equations:
        use_equation(forms, rule)
    forms.pending = list(hypotheses.facts)
    return forms


def forms_without_domains(layout: Layout, hypotheses: Hypotheses | None = None) -> Forms:
    """Normal forms in the variables themselves, whatever these range over."""
    plain = Forms(layout, hypotheses or Hypotheses([], frozenset()), plain=True)
    plain.read_term = lambda t: _read(plain, t)
    return plain


def _read(forms: Forms, t: Term) -> Quotient:
    head = t.head
    ring = forms.ring
    if isinstance(head, Operator):
        case = _OPERATORS.get(head.name)
        if case is None:
            raise Unsupported(f"The operation {head.name} has no normal form.")
        return case(forms, t)
    if isinstance(head, Number):
        if head.value.numerator.bit_length() + head.value.denominator.bit_length() > _BITS:
            raise Unsupported("A number has too many digits.")
        return ring.constant(head.value)
    if isinstance(head, Constant):
        if head.name == "pi":
            return forms.generator("pi", "pi", None, Sign.POSITIVE, lambda: t)
        if head.name == "e":
            return exponential(forms, ring.one)
        raise Unsupported("Infinity is not a number.")
    if isinstance(head, Definition):
        try:
            return forms.read(unfold(t))
        except SizeMismatch as error:
            raise Unsupported(str(error)) from error
    if isinstance(head, Binder):
        binder = _BINDERS.get(head.name)
        if binder is None:
            raise Unsupported(f"{head.name} has no normal form.")
        return binder(forms, t)
    if isinstance(head, Bound):
        raise Unsupported("A bound variable stands outside its binder.")
    if is_owner(t):
        return forms.owner(t)
    raise Unsupported(f"{t!r} is not a number.")


# ---- arithmetic


def _add(forms: Forms, t: Term) -> Quotient:
    return forms.ring.total([forms.read(a) for a in t.args])


def _mul(forms: Forms, t: Term) -> Quotient:
    total = forms.read(t.args[0])
    for a in t.args[1:]:
        total = forms.ring.multiply(total, forms.read(a))
    return total


def _neg(forms: Forms, t: Term) -> Quotient:
    return forms.ring.negative(forms.read(t.args[0]))


def _div(forms: Forms, t: Term) -> Quotient:
    return forms.ring.divide(forms.read(t.args[0]), forms.read(t.args[1]))


def _pow(forms: Forms, t: Term) -> Quotient:
    """x^k for whole k; a root for other numbers; exp(y·log x) where x > 0 must hold or is known; else opaque."""
    base, exponent = t.args
    value = literal(exponent)
    q = forms.read(base)
    if value is None:
        read = forms.read(exponent)
        value = forms.ring.constant_value(read)
        if value is None:
            if is_integer(exponent, forms.hypotheses.whole, at_most=True) and forms.sign(q) is not Sign.POSITIVE:
                if not is_integer(exponent, forms.hypotheses.whole):  # a natural number was replaced by an integer
                    raise Unsupported("A power has an exponent that is an integer, and not by its form.")
                return _natural_power(forms, t, q, read)
            return exponential(forms, forms.ring.multiply(read, logarithm(forms, q)))
    if abs(value.numerator).bit_length() > 64:
        raise Unsupported("An exponent is too large.")
    return rational_power(forms, q, value, positive=value < 0)


def _natural_power(forms: Forms, t: Term, base: Quotient, exponent: Quotient) -> Quotient:
    """x^(k + Σ cⱼ mⱼ) = x^k · Π (x^mⱼ)^cⱼ for natural numbers k, cⱼ and products mⱼ of natural generators, for any x.

    Any other power is opaque.
    """
    ring = forms.ring
    if not exponent.den.is_one() or not all(map(partial(_is_natural, forms), forms.used(exponent))):
        return opaque(forms, t)
    total = ring.one
    for monomial, coefficient in ring.terms(exponent.num):
        if coefficient.denominator != 1 or not 0 < coefficient <= _WRITTEN_OUT:
            return opaque(forms, t)
        part = ring.from_terms([(monomial, Fraction(1))])
        factor = base if part.is_constant() else opaque(forms, power(t.args[0], forms.write_polynomial(part)))
        total = ring.multiply(total, ring.power(factor, int(coefficient)))
    return total


def _is_natural(forms: Forms, g: Generator) -> bool:
    return is_at_least(g.sign, Sign.NONNEGATIVE) and is_integer(g.write(), forms.hypotheses.whole)


def _sqrt(forms: Forms, t: Term) -> Quotient:
    return rational_power(forms, forms.read(t.args[0]), Fraction(1, 2), positive=False)


def _log(forms: Forms, t: Term) -> Quotient:
    value = _natural_log(forms, t.args[0])
    return value if len(t.args) == 1 else forms.ring.divide(value, _natural_log(forms, t.args[1]))


def _natural_log(forms: Forms, t: Term) -> Quotient:
    """The logarithm of a product or quotient whose parts are all positive is taken part by part: what is written in
    factors need not be multiplied out and factored again."""
    if (is_op(t, "mul") or is_op(t, "div")) and all(forms.sign(forms.read(a)) is Sign.POSITIVE for a in t.args):
        first, *others = (_natural_log(forms, a) for a in t.args)
        return forms.ring.total([first, *(others if is_op(t, "mul") else map(forms.ring.negative, others))])
    return logarithm(forms, forms.read(t))


def _exp(forms: Forms, t: Term) -> Quotient:
    argument = t.args[0]
    if is_op(argument, "log") and len(argument.args) == 1:
        return forms.read(argument.args[0])
    return exponential(forms, forms.read(argument))


def _hyperbolic(forms: Forms, t: Term) -> Quotient:
    ring = forms.ring
    up = exponential(forms, forms.read(t.args[0]))
    down = ring.inverse(up)
    if is_op(t, "sinh"):
        return ring.scale(ring.subtract(up, down), Fraction(1, 2))
    if is_op(t, "cosh"):
        return ring.scale(ring.add(up, down), Fraction(1, 2))
    return ring.divide(ring.subtract(up, down), ring.add(up, down))


def _atanh(forms: Forms, t: Term) -> Quotient:
    """½·(log(1 + x) − log(1 − x)), both defined for −1 < x < 1."""
    ring = forms.ring
    x = forms.read(t.args[0])
    upper, lower = logarithm(forms, ring.add(ring.one, x)), logarithm(forms, ring.subtract(ring.one, x))
    return ring.scale(ring.subtract(upper, lower), Fraction(1, 2))


def _abs(forms: Forms, t: Term) -> Quotient:
    return absolute(forms, forms.read(t.args[0]))


def _extreme(forms: Forms, t: Term) -> Quotient:
    return _extreme_of(forms, t.args, is_op(t, "max"))


def _maximum(forms: Forms, t: Term) -> Quotient:
    """max over a range: of numbers known one by one if the range is known, of a constant that constant, else opaque."""
    values = literal_values(forms, t.args[0])
    if values == []:
        raise Unsupported("There is no maximum of no numbers.")
    if values is not None:
        return _extreme_of(forms, [open_body(t, k) for k in values], largest=True)
    if t.args[1].loose == 0:
        return forms.read(t.args[1])
    return opaque_binder(forms, t)


def _extreme_of(forms: Forms, terms: Sequence[Term], largest: bool) -> Quotient:
    """max(u, v) = (u + v + |u − v|)/2 where the sign of u − v is not known; min likewise."""
    ring = forms.ring
    best = forms.read(terms[0])
    for a in terms[1:]:
        other = forms.read(a)
        gap = ring.subtract(best, other)
        sign = forms.sign(gap)
        if is_at_least(sign, Sign.NONNEGATIVE):
            best = best if largest else other
        elif is_at_least(sign, Sign.NONPOSITIVE):
            best = other if largest else best
        else:
            modulus = absolute(forms, gap)
            total = ring.add(ring.add(best, other), modulus if largest else ring.negative(modulus))
            best = ring.scale(total, Fraction(1, 2))
    return best


# ---- families, binders, opaque heads


def _call(forms: Forms, t: Term) -> Quotient:
    """A value of a family: an entry of a vector, of a definition, or of a variable."""
    function, *arguments = t.args
    if is_owner(t):
        return forms.owner(t)
    if isinstance(function.head, Definition):
        try:
            return forms.read(call(unfold(function), *arguments))
        except SizeMismatch as error:
            raise Unsupported(str(error)) from error
    if is_binder(function, "lambda"):
        return forms.read(call(function, *arguments))
    if is_op(function, "vector"):
        index = forms.ring.constant_value(forms.read(arguments[0]))
        if index is None:
            return opaque(forms, t)
        if index.denominator != 1 or not 1 <= index <= len(function.args):
            raise Unsupported(f"A vector of {len(function.args)} entries has no entry {index}.")
        entry = function.args[int(index) - 1]
        return forms.read(call(entry, *arguments[1:]) if arguments[1:] else entry)
    raise Unsupported(f"{function!r} is applied, and is not a function.")


def _expectation(forms: Forms, t: Term) -> Quotient:
    return forms.read(unfold_expectation(t))


def _delta(forms: Forms, t: Term) -> Quotient:
    return read_delta(forms, t.args[0], t.args[1])


def _rounded(forms: Forms, t: Term) -> Quotient:
    """⌊u⌋ and ⌈u⌉ are u for an integer u, and known for a rational number (√2² is 2)."""
    if is_integer(t.args[0], forms.hypotheses.whole):
        return forms.read(t.args[0])
    try:
        value = forms.ring.constant_value(forms.read(t.args[0]))
    except Unsupported:
        value = None
    if value is None:
        return opaque(forms, t)
    return forms.ring.constant(floor(value) if is_op(t, "floor") else ceil(value))


_OPERATORS: dict[str, Callable[[Forms, Term], Quotient]] = {
    "add": _add,
    "mul": _mul,
    "neg": _neg,
    "div": _div,
    "pow": _pow,
    "sqrt": _sqrt,
    "log": _log,
    "exp": _exp,
    "sinh": _hyperbolic,
    "cosh": _hyperbolic,
    "tanh": _hyperbolic,
    "atanh": _atanh,
    "abs": _abs,
    "max": _extreme,
    "min": _extreme,
    "xlogy": read_xlogy,
    "delta": _delta,
    "floor": _rounded,
    "ceiling": _rounded,
    "piecewise": read_piecewise,
    "call": _call,
}
_BINDERS: dict[str, Callable[[Forms, Term], Quotient]] = {
    "sum": read_sum,
    "product": read_product,
    "maximum": _maximum,
    "expectation": _expectation,
    "derivative": read_derivative,
    "partial": read_partial,
    "integral": read_integral,
    "limit": read_limit,
    "limit+": read_limit,
    "limit-": read_limit,
}
