"""The second-order limit of the divergence at P."""

from derive.authoring import *
from proofs.information.divergence_is_quadratic import divergence_is_quadratic


@theorem(_("The second-order limit of the divergence"), claims=("B10",))
def divergence_second_order_limit(d):
    """D(P‖P + sε)/s² → ½Σε²/p as s → 0, for P without zeros and a direction ε with Σε = 0; r > 0 is so small that
    r|ε_i| ≤ p_i/2 for all i (for a finite alphabet there is one)."""
    n = d.size("n")
    p = d.distribution("p", n, positive)
    step = d.family("epsilon", n)
    balanced = d.suppose(Eq(total(step), 0))
    r = d.positive("r")
    i = index("i", n)
    small = d.suppose(forall(i, r * abs(step[i]) <= p[i] / 2))
    s = variable("s", interval(-r, r, left_open=True, right_open=True))

    def moved(s):
        return function(i, p[i] + s * step[i])

    square = sum_(i, step[i] ** 2 / p[i]) / 2
    error = sum_(i, 2 * abs(step[i]) ** 3 / (3 * p[i] ** 2))
    quotient = kl_divergence(p, moved(s)) / s**2
    d.show(Eq(limit(quotient, s, 0), square))

    def low(s):
        return square - abs(s) * error

    def high(s):
        return square + abs(s) * error

    with d.each(s), d.each(i):
        (
            d.chain(abs(moved(s)[i] - p[i]))
            .eq(abs(s) * abs(step[i]), algebra)
            .le(r * abs(step[i]), domain(s))
            .le(p[i] / 2, at(small, i))
        )
    near = d.proved()
    with d.each(s), d.each(i):
        (d.chain(moved(s)[i]).ge(p[i] - abs(moved(s)[i] - p[i]), algebra).ge(p[i] / 2, at(near, s, i)).gt(0, domain(p)))
    inside = d.proved()
    with d.each(s):
        d.have(forall(i, moved(s)[i] > 0), at(inside, s))
        d.have(Eq(total(moved(s)), 1), d.normalised(p), balanced)
        gap = kl_divergence(p, moved(s)) - s**2 * square
        d.have(abs(gap) <= abs(s) ** 3 * error, divergence_is_quadratic(n, p, moved(s)), at(near, s))
    close = d.proved()
    with d.each(s), d.supposing(Ne(s, 0)):
        d.have(forall(i, moved(s)[i] > 0), at(inside, s))
        d.chain(low(s)).le(quotient, at(close, s).times(1 / s**2))
    lower = d.proved()
    with d.each(s), d.supposing(Ne(s, 0)):
        d.have(forall(i, moved(s)[i] > 0), at(inside, s))
        d.chain(quotient).le(high(s), at(close, s).times(1 / s**2))
    upper = d.proved()
    lower_limit, upper_limit = (
        d.chain(limit(bound(s), s, 0))
        .eq(bound(term(0)), continuity_at(limit(bound(s), s, 0), s.args[0]))
        .eq(square, algebra)
        .because()
        for bound in (low, high)
    )
    d.have(Eq(limit(quotient, s, 0), square), squeezed(limit(quotient, s, 0), lower, upper, lower_limit, upper_limit))
