"""Pinsker's inequality for two classes where P gives one of them probability 0."""

from derive.authoring import *


@theorem(_("Pinsker's inequality for two classes, p = 0"), lemma=_("Pinsker's inequality for p = 0"))
def pinsker_at_zero(d):
    """−log(1−q) ≥ 2q² for q in [0, 1): the difference of the two sides rises from 0."""
    q = d.variable("q", interval(0, 1, right_open=True))
    d.show(-log(1 - q) >= 2 * q**2)

    def gap(t):
        return -log(1 - t) - 2 * t**2

    with d.each(variable("t", open_probability)) as t:
        (
            d.chain(D(gap(t), t))
            .eq(1 / (1 - t) - 4 * t, differentiation)
            .eq((1 - 2 * t) ** 2 / (1 - t), algebra)
            .ge(0, sign)
        )
    rises = d.proved()
    (
        d.chain(-log(1 - q))
        .eq(gap(q) + 2 * q**2, algebra)
        .ge(gap(term(0)) + 2 * q**2, mean_value(rises, gap, interval(0, 1, right_open=True), 0, q))
        .eq(2 * q**2, algebra)
    )
