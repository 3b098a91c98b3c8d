"""A label 0 or 1 that is not 0 is 1."""

from derive.authoring import *


@theorem(_("A label above 0 is 1"), lemma=_("a label above 0 is 1"))
def positive_label_is_one(d):
    """For y in {0, 1} and y > 0: y = 1."""
    y = d.variable("y", integers(0, 1))
    positive_label = d.suppose(y > 0)
    d.show(Eq(y, 1))
    below = d.have(y <= 1, domain(y))
    above = d.have(Le(0 + term(1), y), integer_step(d.have(Lt(0, y), positive_label)))
    d.have(Eq(y, 1), both_ways(below, d.have(y >= 1, above)))
