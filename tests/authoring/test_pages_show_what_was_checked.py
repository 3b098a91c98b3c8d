"""Mistakes in writing a derivation that would have let a page show something else than what was checked."""

import pytest

from derive.authoring import Eq, algebra, definition, sign, sum_, theorem, words
from derive.authoring.derivation import Reason
from derive.authoring.reasons import Because
from derive.authoring.refusals import StepRefused, Unfinished
from derive.catalogue import NotInCatalogue, load_file
from derive.kernel.rules import algebra as equations
from derive.notation.precedence import NotationError
from derive.notation.text import text
from derive.reports import check_entry
from derive.terms.build import index, term, variable
from derive.terms.definition import Notation, define


def test_a_chain_begun_before_another_gets_no_steps():
    """Its steps would be checked and not printed, and a reason that cites it would print a mark without a number."""

    @theorem("Lost")
    def lost(d):
        t = d.positive("t")
        d.show(t + 1 > 0)
        first = d.chain(t)
        second = d.chain(t + 1)
        first.gt(0, sign)
        second.gt(0, first.because())

    with pytest.raises(ValueError, match="chain ended"):
        lost.derivation  # noqa: B018


def test_a_chain_begun_outside_a_supposition_gets_no_steps_inside():
    """t > 4 would be printed as if it held for every t."""

    @theorem("Outside")
    def outside(d):
        t = d.positive("t")
        d.show(t + 1 > 0)
        begun = d.chain(t)
        with d.supposing(t > 5):
            begun.gt(4, sign)
            d.have(t > 3, sign)
        d.have(t + 1 > 0, sign)

    with pytest.raises(ValueError, match="chain ended"):
        outside.derivation  # noqa: B018


def test_a_chain_begun_in_a_scope_gets_no_steps_after_it():
    @theorem("After")
    def after(d):
        t = d.positive("t")
        d.show(t + 1 > 0)
        with d.supposing(t > 5):
            d.have(t > 3, sign)
            begun = d.chain(t)
        d.have(t + 1 > 0, begun.gt(0, sign).because())

    with pytest.raises(ValueError, match="chain ended"):
        after.derivation  # noqa: B018


def test_a_fact_of_another_derivation_has_no_number_here():
    """Its mark would have been taken for that of a fact of this derivation."""
    kept = []

    @theorem("One")
    def one(d):
        t = d.positive("t")
        d.show(t > 0)
        kept.append(d.have(t > 0, sign))

    @theorem("Other")
    def other(d):
        t = d.positive("t")
        d.show(t + 1 > 0)
        d.have(t + 2 > 0, sign)
        d.have(t + 1 > 0, kept[0])

    assert one.derivation
    with pytest.raises(Unfinished, match="page does not show"):
        other.derivation  # noqa: B018


def test_plain_words_are_no_reason():
    @theorem("Hello")
    def hello(d):
        t = d.positive("t")
        d.show(Eq(t + t, 2 * t))
        d.chain(t + t).eq(2 * t, "hello")

    with pytest.raises(TypeError, match="'hello' is no reason"):
        hello.derivation  # noqa: B018


def test_a_reason_says_nothing_that_was_not_proved():
    """ "since t = 2" was printed behind a step that holds for every t."""

    @theorem("Since")
    def since(d):
        t = d.positive("t")
        d.show(t > 0)
        d.have(t > 0, words("since {0}", Eq(t, 2)))

    with pytest.raises(ValueError, match="no hypothesis and was not proved"):
        since.derivation  # noqa: B018

    @theorem("Rightly")
    def rightly(d):
        t = d.positive("t")
        d.show(t + 1 > 0)
        known = d.have(t > 0, sign)
        d.have(t + 1 > 0, known.saying("since {0}", t > 0), algebra.saying("and {0}", t + 1 >= 1))

    assert rightly.derivation.verdict == "proved"


FILE = """
from derive.authoring import *


@theorem("One")
def one(d):
    d.show(Eq(term(1), 2))
    d.chain(term(1)).eq(2, algebra)


@theorem("Another")
def {name}(d):
    d.show(Eq(term(1), 1))
    d.chain(term(1)).eq(1, algebra)
"""


def test_a_step_is_what_its_reason_proves():
    """x + 1 = x + 2 would be printed where a rule of one's own proved x + 1 = x + 1."""

    @theorem("Another")
    def another(d):
        x = d.real("x")
        d.show(Eq(x + x, 2 * x))
        d.chain(x + 1).eq(x + 2, Because(Reason("by magic"), claim=lambda *_: equations.algebra(x + 1, x + 1)))
        d.chain(x + x).eq(2 * x, algebra)

    with pytest.raises(StepRefused, match="not what the step says"):
        another.derivation  # noqa: B018


def test_a_line_rests_on_nothing_that_is_not_supposed():
    """x² = y² would be printed without x = y, for what is shown does not need it."""

    @theorem("Squares")
    def squares(d):
        x, y = d.real("x"), d.real("y")
        equal = d.suppose(Eq(x, y))
        d.show(Eq(x**2, y**2))
        d.chain(x**2).eq(y**2, equal)

    @theorem("Unsupposed")
    def unsupposed(d):
        x, y = d.real("x"), d.real("y")
        d.show(Eq(x + y, y + x))
        d.have(Eq(x**2, y**2), squares(x, y))
        d.chain(x + y).eq(y + x, algebra)

    with pytest.raises(StepRefused, match="rests on what is not supposed") as caught:
        unsupposed.derivation  # noqa: B018
    assert caught.value.refusal.missing == (Eq(variable("x"), variable("y")),)


def test_the_name_of_a_value_is_not_taken_for_a_variable():
    """Σᵢ i pᵢ = 5 Σᵢ pᵢ would be read where i is a name for 5, and x < x where x is one for 2."""

    @theorem("Five times")
    def five_times(d):
        n = d.size("n")
        p, five, i = d.family("p", n), d.let("i", 5), index("i", n)
        d.show(Eq(sum_(i, five * p[i]), 5 * sum_(i, p[i])))
        d.chain(sum_(i, five * p[i])).eq(5 * sum_(i, p[i]), definition)

    assert text(five_times.derivation.statement) == "Σⱼ₌₁ⁿ i pⱼ = 5 Σⱼ₌₁ⁿ pⱼ"
    two = define("x", (), term(2), Notation("x", "x"))()
    with pytest.raises(NotationError, match="the name of a value"):
        text(variable("x") < two)


@pytest.mark.parametrize(("name", "more"), [("one", ""), ("other", "\none = other\n"), ("other", "\ndel one\n")])
def test_no_derivation_of_a_file_is_passed_over(tmp_path, name, more):
    """The second of two derivations of one name hid the first, and `derive check FILE.py` passed."""
    path = tmp_path / "mine.py"
    path.write_text(FILE.format(name=name) + more)
    with pytest.raises(NotInCatalogue, match="passed over"):
        load_file(path)
    path.write_text(FILE.format(name="other"))
    assert [entry.name for entry in load_file(path)] == ["one", "other"]


CONTRADICTORY = """
from derive.authoring import *


@theorem("Of nothing")
def of_nothing(d):
    t = d.real("t")
    above, below = d.suppose(t > 1), d.suppose(t < 0)
    d.show(t**2 < 0)
    d.chain(t**2).lt(0, above, below)
"""


def test_hypotheses_that_no_point_satisfies_are_told_with_the_verdict(tmp_path, capsys):
    """ "proved: t² < 0" was all that `derive check FILE.py` printed."""
    path = tmp_path / "mine.py"
    path.write_text(CONTRADICTORY)
    for entry in load_file(path):
        check_entry(entry)
    line = capsys.readouterr().out
    assert "given t > 1, t < 0" in line or "given t < 0, t > 1" in line
    assert "no point that satisfies the hypotheses was found" in line
