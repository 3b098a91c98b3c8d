"""What a derivation ends in is what it says it shows."""

import pytest

from derive.authoring import Eq, algebra, positive, theorem
from derive.authoring.derivation import Reason
from derive.authoring.refusals import StepRefused, Unfinished
from derive.kernel.rules import logic


def test_a_derivation_of_something_else_is_unfinished():
    @theorem("Something else")
    def other(d):
        t = d.positive("t")
        d.show(t + 1 > 0)
        d.have(t + 2 > 0, algebra)

    with pytest.raises(Unfinished, match="not what was to be shown"):
        other.derivation  # noqa: B018


def test_the_statement_cannot_be_claimed_away():
    @theorem("Claimed away")
    def away(d):
        t = d.variable("t", positive)
        d.show(t < 0)
        d.claim(t > 0)
        d.have(t > 0, algebra)

    with pytest.raises(ValueError, match="said once"):
        away.derivation  # noqa: B018


def test_families_are_not_compared():
    @theorem("Equal families")
    def equal_families(d):
        n = d.size("n")
        p, q = d.family("p", n), d.family("q", n)
        d.suppose(Eq(p, q))

    with pytest.raises(ValueError, match="relations are between numbers"):
        equal_families.derivation  # noqa: B018


def test_a_recorded_fact_rests_on_what_is_supposed():
    """A theorem of the kernel that is used nowhere stood on the page without its hypotheses."""

    @theorem("Recorded")
    def recorded(d):
        k, t = d.index("k", 3), d.positive("t")
        d.show(Eq(t, t))
        with d.each(k):
            d.record(logic.assume(k < 0), Reason("by assumption"))
        d.chain(t).eq(t, algebra)

    with pytest.raises(StepRefused, match="not supposed here"):
        recorded.derivation  # noqa: B018
