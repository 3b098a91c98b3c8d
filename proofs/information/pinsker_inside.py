"""Pinsker's inequality for two classes, both probabilities strictly between 0 and 1."""

from derive.authoring import *


@theorem(_("Pinsker's inequality for two classes, inside"), lemma=_("Pinsker's inequality inside"))
def pinsker_inside(d):
    """D((p, 1−p)‖(q, 1−q)) ≥ 2(p−q)² for p and q in (0, 1): as a function of q, the difference falls before p, rises
    after p, and is 0 at p."""
    p, q = d.open_probability("p"), d.open_probability("q")
    P = vector(p, 1 - p)
    d.show(kl_divergence(P, vector(q, 1 - q)) >= 2 * (p - q) ** 2)

    def gap(t):
        return p * log(p / t) + (1 - p) * log((1 - p) / (1 - t)) - 2 * (p - t) ** 2

    with d.each(variable("t", open_probability)) as t:
        (
            d.chain(D(gap(t), t))
            .eq(-p / t + (1 - p) / (1 - t) + 4 * (p - t), differentiation)
            .eq((t - p) * (1 - 2 * t) ** 2 / (t * (1 - t)), algebra)
        )
    slope = d.proved()
    with d.each(variable("t", interval(0, p, left_open=True, right_open=True))) as t:
        d.chain(D(gap(t), t)).eq((t - p) * (1 - 2 * t) ** 2 / (t * (1 - t)), at(slope, t)).le(0, sign)
    falls = d.proved()
    with d.each(variable("t", interval(p, 1, left_open=True, right_open=True))) as t:
        d.chain(D(gap(t), t)).eq((t - p) * (1 - 2 * t) ** 2 / (t * (1 - t)), at(slope, t)).ge(0, sign)
    rises = d.proved()
    divergence, bound = kl_divergence(P, vector(q, 1 - q)), 2 * (p - q) ** 2
    with d.case(q <= p):
        (
            d.chain(divergence)
            .eq(gap(q) + bound, definition)
            .ge(gap(p) + bound, mean_value(falls, gap, interval(0, p, left_open=True), q, p))
            .eq(bound, algebra)
        )
    with d.case(q > p):
        (
            d.chain(divergence)
            .eq(gap(q) + bound, definition)
            .ge(gap(p) + bound, mean_value(rises, gap, interval(p, 1, right_open=True), p, q))
            .eq(bound, algebra)
        )
