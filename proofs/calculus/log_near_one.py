"""How far log(1 + u) is from u − u²/2: at most ⅔|u|³ for |u| ≤ ½."""

from derive.authoring import *


@theorem(_("The logarithm near 1"), lemma=_("|u − log(1+u) − u²/2| ≤ ⅔|u|³"))
def log_near_one(d):
    """|u − log(1+u) − u²/2| ≤ ⅔|u|³ for −½ ≤ u ≤ ½. The difference u − log(1+u) − u²/2 falls, and rises when
    two thirds of the cube of u are added to it; both functions are 0 at 0."""
    half = term(1) / 2
    near = interval(-half, half)
    u = d.variable("u", near)

    def gap(x):
        return x - log(1 + x) - x**2 / 2

    def corrected(x):
        return gap(x) + 2 * x**3 / 3

    d.show(abs(gap(u)) <= 2 * abs(u) ** 3 / 3)
    with d.each(variable("x", interval(-half, half, left_open=True, right_open=True))) as x:
        (d.chain(D(gap(x), x)).eq(1 - 1 / (1 + x) - x, differentiation).eq(-(x**2) / (1 + x), algebra).le(0, sign))
    falls = d.proved()
    with d.each(x):
        (
            d.chain(D(corrected(x), x))
            .eq(2 * x**2 - x**2 / (1 + x), differentiation)
            .eq(x**2 * (1 + 2 * x) / (1 + x), algebra)
            .ge(0, sign)
        )
    rises = d.proved()
    with d.case(u < 0) as negative:
        above = d.have(gap(u) >= gap(term(0)), mean_value(falls, gap, near, u, 0))
        below = d.have(corrected(u) <= corrected(term(0)), mean_value(rises, corrected, near, u, 0))
        (d.chain(abs(gap(u))).eq(gap(u), above).le(-2 * u**3 / 3, below).eq(2 * abs(u) ** 3 / 3, negative))
    with d.case(u >= 0) as positive_:
        below = d.have(gap(u) <= gap(term(0)), mean_value(falls, gap, near, 0, u))
        above = d.have(corrected(u) >= corrected(term(0)), mean_value(rises, corrected, near, 0, u))
        (d.chain(abs(gap(u))).eq(-gap(u), below).le(2 * u**3 / 3, above).eq(2 * abs(u) ** 3 / 3, positive_))
