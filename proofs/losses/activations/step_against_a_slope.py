"""A step against a slope that is not 0 goes down a parabola."""

from derive.authoring import *


@theorem(_("A step against a slope goes down"), lemma=_("a step against the slope goes down"))
def step_against_a_slope(d):
    """For a slope g ≠ 0 and S ≥ 0 the step h = −g/(1 + S/4) has h g + h² S/8 < 0."""
    g, S = d.real("g"), d.variable("S", nonnegative)
    d.suppose(Ne(g, 0))
    h = -g / (1 + S / 4)
    d.show(h * g + h**2 / 8 * S < 0)
    d.chain(h * g + h**2 / 8 * S).eq(-(g**2) / (1 + S / 4) ** 2 * (1 + S / 8), algebra).lt(0, sign)
