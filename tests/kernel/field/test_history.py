"""What was asked before changes no answer: fields are shared by all who make the same assumptions."""

from fractions import Fraction

from derive.kernel.field import Field, Sign
from derive.terms.build import exp, log, term, variable
from derive.terms.sorts import positive

s, t = variable("s", positive), variable("t", positive)


def plain(field):
    return field.equal(log(s * t), log(s) + log(t)), field.sign(s * t), field.sign(1 + exp(-t))


def test_roots_that_are_too_many_leave_nothing_behind():
    field = Field()
    expected = plain(field)
    assert expected == (True, Sign.POSITIVE, Sign.POSITIVE)
    for order in (7, 11, 13, 17, 19, 23, 29, 31, 37):
        field.equal(s ** term(Fraction(1, order)) * t ** term(Fraction(1, order + 1)), s)
        assert plain(field) == expected
    crowded = term(1)
    for order in (7, 11, 13, 17, 19, 23, 29, 31, 37):
        crowded = crowded * s ** term(Fraction(1, order))
    assert not field.equal(crowded, s)
    assert plain(field) == expected
    assert field.equal((s ** term(Fraction(1, 3))) ** 3, s)


def test_a_field_takes_any_number_of_questions():
    field = Field()
    for k in range(900):
        x = variable(f"x_{k}", positive)
        assert field.equal(log(x * s), log(x) + log(s)), (k, field.refusal)
