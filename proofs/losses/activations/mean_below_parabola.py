"""A mean of losses of scores that move in proportion to a feature lies below a parabola."""

from derive.authoring import *


@theorem(_("From parabolas in the scores to a parabola in a weight"), lemma=_("the mean of parabolas is a parabola"))
def mean_below_parabola(d):
    """If a_n ≤ b_n + r_n (h x_n) + (h x_n)²/8 for every item n, then the mean of a is at most that of b, plus h
    times the mean of r_n x_n, plus h²/8 times the mean square of x."""
    N = d.size("N")
    a, b, r, x = d.family("a", N), d.family("b", N), d.family("r", N), d.family("x", N)
    h, n = d.real("h"), index("n", N)
    below = d.suppose(forall(n, a[n] <= b[n] + r[n] * (h * x[n]) + (h * x[n]) ** 2 / 8))
    parabola = sum_(n, b[n]) / N + h * (sum_(n, r[n] * x[n]) / N) + h**2 / 8 * (sum_(n, x[n] ** 2) / N)
    d.show(sum_(n, a[n]) / N <= parabola)
    (
        d.chain(sum_(n, a[n]) / N)
        .le(sum_(n, b[n] + r[n] * (h * x[n]) + (h * x[n]) ** 2 / 8) / N, summing(below).times(1 / N))
        .eq(parabola, linearity)
    )
