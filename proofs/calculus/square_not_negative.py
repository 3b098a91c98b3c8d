"""A square is not negative."""

from derive.authoring import *


@theorem(_("A square is not negative"), lemma="a² ≥ 0")
def square_not_negative(d):
    """a² ≥ 0 for every real a."""
    a = d.real("a")
    d.show(a**2 >= 0)
    d.have(a**2 >= 0, sign)
