"""Logarithms to two bases differ by a factor."""

from derive.authoring import *


@theorem(_("Change of base"), claims=("A13",), lemma=_("change of base"))
def change_of_base(d):
    """log_b x = log_a x / log_a b for x > 0 and bases a, b > 0 other than 1: the factor does not depend on x.

    With a = e and b = 2 it says log₂ x = log x / log 2.
    """
    a, b = d.positive("a"), d.positive("b")
    x = d.positive("x")
    d.suppose(Ne(a, 1))
    d.suppose(Ne(b, 1))
    d.show(Eq(log(x, b), log(x, a) / log(b, a)))
    (
        d.chain(log(x, b))
        .eq(log(x) / log(b), logarithms)
        .eq((log(x) / log(a)) / (log(b) / log(a)), algebra)
        .eq(log(x, a) / log(b, a), logarithms)
    )
