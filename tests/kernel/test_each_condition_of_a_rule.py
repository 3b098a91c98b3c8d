"""The side conditions of the rules, one by one: each case meets all of a rule but the condition that is named.

Most cases end in a false statement where the condition is left out; the others are not of the rule's form. What a case
says of the refusal tells which condition it was.
"""

import pytest

from derive.kernel.rules import (
    algebra,
    calculus,
    enclosure,
    integrals,
    limits,
    logic,
    maxima,
    numbers,
    rounding,
    sums,
)
from derive.kernel.rules.logic import assume
from derive.terms.build import (
    D,
    Eq,
    Ge,
    Le,
    Lt,
    Ne,
    floor,
    forall,
    implies,
    index,
    infinity,
    integral,
    is_integer,
    limit,
    sum_,
    term,
    variable,
    vector,
)
from derive.terms.sorts import (
    family_sort,
    integers,
    interval,
    natural,
    nonnegative,
    real,
)
from tests.kernel.refusals import refused

x, y, z = (variable(name, real) for name in "xyz")
c = variable("c", nonnegative)
n, m = variable("n", natural), variable("m", natural)
i = index("i", n)
k = index("k", n)
a, b = variable("a", family_sort(n, real)), variable("b", family_sort(n, real))
sum_of_a = sum_(i, a[i])
whole = forall(i, is_integer(a[i]))  # a universal statement about no relation
t = variable("t", interval(0, 1))  # the closed unit interval
s = variable("s", interval(0, 1, left_open=True, right_open=True))  # and its inside
twice = variable("t", interval(0, 2))
inside_of_two = variable("s", interval(0, 2, left_open=True, right_open=True))
above = variable("u", interval(x, None))
point = variable("t", interval(x, y))  # from x to y, which may be x
over_point = integral(point, point**2)
pair = variable("r", family_sort(2, nonnegative))
few = variable("m", integers(1, 5))
one = term(1)
at_most = assume(forall(x, Le(x, x + 1)))


def tends(body, value):
    """lim_{x→0} of the body is the value: supposed, true or not."""
    return assume(Eq(limit(body, x, 0), value))


INEQUALITIES = {
    "x < y says nothing of 0·x and 0·y": (
        "not of the right sign",
        lambda: (algebra.combine, c * x, "<", c * y, [(c, assume(x < y))]),
    ),
    "0 < 0 does not follow from x < y": (
        "not of the right sign",
        lambda: (algebra.combine, term(0), "<", term(0), [(term(0), assume(x < y))]),
    ),
    "x ≤ y does not say y ≤ x": (
        "not of the right sign",
        lambda: (algebra.combine, y, "≤", x, [(one, assume(Le(x, y)))]),
    ),
    "x ≥ y does not say x + y ≥ 0": (
        "not of the right sign",
        lambda: (algebra.combine, x + y, "≥", term(0), [(one, assume(Ge(x, y)))]),
    ),
    "x ≤ y does not say x < y": (
        "not of the right sign",
        lambda: (algebra.combine, x, "<", y, [(one, assume(Le(x, y)))]),
    ),
    "≠ is not added": ("cannot be reached", lambda: (algebra.combine, x, "≠", y, [(one, assume(x < y))])),
    "∀ is not added": ("only equations and inequalities", lambda: (algebra.combine, x, "<", y, [(one, assume(whole))])),
    "links that do not meet": (
        "does not begin where",
        lambda: (algebra.chain, assume(x < y), assume(z < x)),
    ),
    "a link that is no relation": ("not a relation", lambda: (algebra.chain, assume(x < y), assume(whole))),
    "no links": ("no links", lambda: (algebra.chain,)),
    "∀ is not turned round": ("only a relation", lambda: (algebra.turn, assume(whole))),
    "no definition to unfold": ("neither side holds", lambda: (algebra.unfolding, x + y, y + x)),
}

FUNCTIONS = {
    "an inequality is not differentiated": (
        "only an equation",
        lambda: (calculus.differentiate, algebra.order(x, "≤", x + 1), x),
    ),
    "a domain that moves with x": (
        "domain of another variable",
        lambda: (calculus.differentiate, algebra.algebra(x + above, above + x), x),
    ),
    "a step over an integer": (
        "continuous on the interval",
        lambda: (calculus.mean_value, floor(t), t, assume(forall(s, Eq(D(floor(s), s), 0))), term(0), one),
    ),
    "the mean value theorem over integers": (
        "does not range over an interval",
        lambda: (calculus.mean_value, n, n, assume(x < y), one, term(2)),
    ),
    "regularity of no function": ("differentiable or continuous", lambda: (calculus.smooth, x < y)),
    "functions that differ": (
        "may have equal integrals",
        lambda: (integrals.integral_relation, assume(forall(t, Ne(t, 1 - t)))),
    ),
    "strictly below, where nothing is continuous": (
        "needs continuous functions",
        lambda: (integrals.integral_relation, assume(forall(t, Lt(floor(t), floor(t) + t)))),
    ),
    "integrals that are none": ("it takes integrals", lambda: (integrals.integral_linear, x, [(one, integral(t, t))])),
    "integrals over two intervals": (
        "different intervals",
        lambda: (integrals.integral_linear, integral(t, t), [(one, integral(twice, twice))]),
    ),
    "integrands that do not add up": (
        "do not add up",
        lambda: (integrals.integral_linear, integral(t, t), [(term(2), integral(t, t))]),
    ),
    "the primitive over an open interval": (
        "closed bounded interval",
        lambda: (integrals.fundamental, s, s, assume(forall(s, Eq(D(s, s), 1)))),
    ),
    "a slope within another interval": (
        "does not speak of the inside",
        lambda: (integrals.fundamental, t, t, assume(forall(inside_of_two, Eq(D(inside_of_two, inside_of_two), 1)))),
    ),
    "the slope of another function": (
        "not about the derivative of this function",
        lambda: (integrals.fundamental, t**3 + t, t, assume(forall(s, Eq(D(s**2, s), 2 * s)))),
    ),
    "a primitive that steps": (
        "the primitive is not known to be continuous",
        lambda: (integrals.fundamental, floor(t), t, assume(forall(s, Eq(D(floor(s), s), 0)))),
    ),
    "what is ≤ 0 may have a vanishing integral": (
        "does not say ≥ 0",
        lambda: (integrals.vanishing_integral, assume(forall(t, Le(t - 1, 0))), assume(Le(integral(t, t - 1), 0))),
    ),
}


LIMITS = {
    "a domain of integers": (
        "not an interval",
        lambda: (limits.limit_of_continuous, limit(x, x, 1), family_sort(n, real)),
    ),
    "a domain that holds too little": (
        "does not contain the interval",
        lambda: (limits.limit_of_continuous, limit(x, x, 0), interval(0, 1)),
    ),
    "the limit at a step": (
        "not known to be continuous",
        lambda: (limits.limit_of_continuous, limit(floor(s), s, 1, "-"), interval(0, 1)),
    ),
    "a quotient along integers": (
        "both variables range over intervals",
        lambda: (limits.difference_quotient, x, x, n, one),
    ),
    "no limit on the left": (
        "lim g = L is wanted",
        lambda: (limits.squeeze, limit(x, x, 0), at_most, at_most, assume(x < y), tends(x, 0)),
    ),
    "bounds with two limits": (
        "different limits",
        lambda: (limits.squeeze, limit(x, x, 0), at_most, at_most, tends(x - 1, -1), tends(x + 1, 1)),
    ),
    "bounds on the wrong side": (
        "is not the inequality",
        lambda: (limits.squeeze, limit(x + 1, x, 0), at_most, at_most, tends(x, 0), tends(x, 0)),
    ),
    "no such arithmetic": ("no such rule", lambda: (limits.limit_arithmetic, "power", tends(x, 0), tends(x, 0))),
    "arithmetic of what is no limit": (
        "lim f = A is wanted",
        lambda: (limits.limit_arithmetic, "add", assume(x < y), tends(x, 0)),
    ),
    "a vanishing denominator": ("may be 0", lambda: (limits.limit_arithmetic, "div", tends(x + 1, 1), tends(x, 0))),
}


STRUCTURE = {
    "no implication": ("not an implication", lambda: (logic.detach, assume(x < y), assume(x < y))),
    "another condition": (
        "not the condition",
        lambda: (logic.detach, assume(implies(x < y, x < z)), assume(y < x)),
    ),
    "generalised over a term": ("only over a variable", lambda: (logic.generalise, algebra.algebra(x, x), x + y)),
    "put for a term": ("is not a variable", lambda: (logic.instantiate, assume(x < y), {x + y: one})),
    "nothing universal": ("not a universal statement", lambda: (logic.specialise, assume(x < y), one)),
    "no part": ("no part of the theorem", lambda: (logic.part, assume(x < y), y < x)),
    "cases of two claims": (
        "do not all end in the same claim",
        lambda: (logic.cases, x, y, {"≤": assume(Le(x, y)), ">": assume(x > y)}),
    ),
    "cases of no order": ("not signs of order", lambda: (logic.cases, x, y, {"≈": assume(x < y)})),
    "no contradiction of ∀": ("only a relation", lambda: (logic.absurd, whole, x < y)),
}

NUMBERS = {
    "induction over the reals": (
        "all integers from some number on",
        lambda: (
            numbers.induction,
            assume(Ge(x, x)),
            assume(forall(x, implies(Ge(x, x), Ge(x + 1, x + 1)))),
            x,
            Ge(x, x),
        ),
    ),
    "induction over a few": (
        "all integers from some number on",
        lambda: (numbers.induction, assume(Ge(one, one)), assume(whole), few, Ge(few, 1)),
    ),
    "a step of two": (
        "from each number to the next",
        lambda: (
            numbers.induction,
            assume(is_integer(one / 1)),
            assume(forall(m, implies(is_integer(m / 1), is_integer((m + 2) / 1)))),
            m,
            is_integer(m / 1),
        ),
    ),
    "a step down": (
        "from each number to the next",
        lambda: (
            numbers.induction,
            assume(Le(one, x)),
            assume(forall(m, implies(Le(m, x), Le(m - 1, x)))),
            m,
            Le(m, x),
        ),
    ),
    "Archimedes over the reals": (
        "all natural numbers",
        lambda: (numbers.archimedes, assume(forall(x, x <= y + z / x))),
    ),
    "Archimedes over a few": (
        "from some number on",
        lambda: (numbers.archimedes, assume(forall(few, x <= y + z / few))),
    ),
    "strictly below y + z/m for every m": (
        "not of the form",
        lambda: (numbers.archimedes, assume(forall(m, x < y + z / m))),
    ),
    "a bound without a fraction": ("not of the form", lambda: (numbers.archimedes, assume(forall(m, x <= y * m)))),
    "no power": ("takes a power", lambda: (rounding.integer_power, x + 1)),
    "a ball for a variable": ("free variables", lambda: (enclosure.enclosure, x < x + 1)),
}


SUMS = {
    "terms that differ": ("may have equal sums", lambda: (sums.sum_relation, assume(forall(i, Ne(a[i], b[i]))))),
    "terms that are integers": ("not a relation", lambda: (sums.sum_relation, assume(whole))),
    "strict sums the other way": (
        "does not say ≤",
        lambda: (sums.strict_sum, assume(forall(i, Ge(a[i], b[i]))), assume(a[k] < b[k]), k),
    ),
    "strict at another index": (
        "not the strict inequality at that index",
        lambda: (sums.strict_sum, assume(forall(i, Le(a[i], b[i]))), assume(b[k] < a[k]), k),
    ),
    "terms ≤ 0 whose sum is ≤ 0": (
        "does not say ≥ 0",
        lambda: (sums.vanishing_sum, assume(forall(i, Le(a[i], 0))), assume(Le(sum_of_a, 0))),
    ),
    "one term of a sum of terms ≤ 0": (
        "does not say ≥ 0",
        lambda: (sums.term_of_sum, assume(forall(i, Le(a[i], 0))), k),
    ),
    "terms ≥ −1 whose sum is ≤ 0": (
        "does not say ≥ 0",
        lambda: (sums.vanishing_sum, assume(forall(i, Ge(a[i], -1))), assume(Le(sum_of_a, 0))),
    ),
    "no maximum": ("maximum over a range", lambda: (maxima.entry_at_most_maximum, sum_of_a, k)),
}


VALUES = {
    "an inequality of what has no value": (
        "not known to be defined",
        lambda: (algebra.combine, 1 / x, "≤", 1 / x + 1, [(one, assume(Le(y, y + 1)))]),
    ),
    "a factor without a value": (
        "not known to be defined",
        lambda: (algebra.combine, term(0), "≤", one, [(1 / x - 1 / x, assume(Le(y, z)))]),
    ),
    "≥ twice is no equation": (
        "does not say ≤",
        lambda: (algebra.antisymmetry, assume(Ge(x, y)), assume(Ge(y, x))),
    ),
    "no slope to a mean value": (
        "not of the form",
        lambda: (calculus.mean_value, t, t, assume(forall(s, Ge(D(s**2, s), 0))), term(0), one),
    ),
    "a mean value at an end without a value": (
        "not known to be defined",
        lambda: (calculus.mean_value, t, t, assume(forall(s, Ge(D(s, s), 0))), 1 / x - 1 / x, one),
    ),
    "strictly below over one point": (
        "only one point",
        lambda: (integrals.integral_relation, assume(forall(point, Lt(point, point + 1))), (Le(x, y),)),
    ),
    "a slope over one point": (
        "only one point",
        lambda: (integrals.vanishing_integral, assume(forall(point, Ge(point**2, 0))), assume(Le(over_point, 0))),
    ),
    "an integral that may be positive": (
        "not known to be ≤ 0",
        lambda: (integrals.vanishing_integral, assume(forall(t, Ge(t, 0))), assume(x < y)),
    ),
    "integrals of what has no value at 0": (
        "not known to be defined",
        lambda: (integrals.integral_linear, integral(t, 1 / t), [(one, integral(t, 1 / t))]),
    ),
    "a primitive without a value at 0": (
        "not known to be defined",
        lambda: (integrals.fundamental, 1 / t, t, assume(forall(s, Eq(D(1 / s, s), -1)))),
    ),
    "substituting backwards": (
        "factor is not known to be positive",
        lambda: (integrals.affine_substitution, integral(t, t), interval(0, 1), x, term(0)),
    ),
    "substituting with the other offset": (
        "do not correspond",
        lambda: (integrals.affine_substitution, integral(t, t), interval(1, 2), one, one),
    ),
    "substituting in what is no integral": (
        "it takes an integral",
        lambda: (integrals.affine_substitution, x, interval(0, 1), one, term(0)),
    ),
    "substituting over the reals": (
        "closed bounded intervals",
        lambda: (integrals.affine_substitution, integral(x, 0 * x), interval(0, 1), one, term(0)),
    ),
    "a limit at infinity": (
        "rules of their own",
        lambda: (limits.limit_of_continuous, limit(x, x, infinity), real),
    ),
    "a limit from where the function is not": (
        "not known to be near",
        lambda: (limits.limit_of_continuous, limit(s, s, 2), interval(0, 3)),
    ),
    "a limit at a point outside the domain": (
        "does not lie in the domain",
        lambda: (limits.limit_of_continuous, limit(s, s, 1, "-"), interval(0, 1, right_open=True)),
    ),
    "a family of another range": (
        "does not have the domain",
        lambda: (logic.instantiate, assume(Le(sum_of_a, 0)), {a: variable("r", family_sort(m, real))}),
    ),
    "a vector with a negative entry": (
        "not known to lie where",
        lambda: (logic.specialise, assume(forall(pair, Ge(pair[1], 0))), vector(one, -one)),
    ),
    "a strict sum at an index outside": (
        "not known to lie in the range",
        lambda: (sums.strict_sum, assume(forall(i, Le(a[i], b[i]))), assume(a[n + 1] < b[n + 1]), n + 1),
    ),
    "one term at an index outside": (
        "not known to lie in the range",
        lambda: (sums.term_of_sum, assume(forall(i, Ge(a[i], 0))), n + 1),
    ),
    "an index without a value": (
        "not known to be defined",
        lambda: (sums.term_of_sum, assume(forall(i, Ge(a[i], 0))), 1 / m - 1 / m + 1 / (m - m)),
    ),
    "a sum that may be positive": (
        "not known to be ≤ 0",
        lambda: (sums.vanishing_sum, assume(forall(i, Ge(a[i], 0))), assume(x < y)),
    ),
    "the triangle inequality of what has no value": (
        "not known to be defined",
        lambda: (sums.triangle, sum_(i, 1 / a[i])),
    ),
    "a box that leaves a variable out": (
        "does not bound every variable",
        lambda: (enclosure.enclosure_on_box, x < y + 9, {x: (term(0), one)}),
    ),
    "a box that nobody supposed": (
        "not known to lie in the box",
        lambda: (enclosure.enclosure_on_box, x < term(2), {x: (term(0), one)}),
    ),
}

CASES = INEQUALITIES | FUNCTIONS | LIMITS | STRUCTURE | NUMBERS | SUMS | VALUES


@pytest.mark.parametrize("case", CASES)
def test_the_rule_refuses(case):
    why, asked = CASES[case]
    rule, *arguments = asked()
    assert why in refused(rule, *arguments).why
