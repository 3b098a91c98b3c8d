"""The squared hinge loss has no second derivative at the margin."""

from derive.authoring import *
from proofs.losses.margin.squared_hinge_gradient import squared_hinge_gradient


@theorem(_("The squared hinge loss has no second derivative at the margin"), claims=("loss:squared_hinge",))
def squared_hinge_no_second_derivative(d):
    """For the label 1, the quotient (g(1 + h) − g(1))/h of the first derivative g has the limit 2 from below and the
    limit 0 from above."""
    x = variable("x", real)

    def gradient(point):
        return D_at(squared_hinge(1, x), x, point)

    def quotient(h):
        return (gradient(1 + h) - gradient(term(1))) / h

    below, above = variable("h", interval(None, 0, right_open=True)), variable("h", positive)
    from_below, from_above = limit(quotient(below), below, 0, "-"), limit(quotient(above), above, 0, "+")
    d.show(conjunction((Eq(from_below, 2), Eq(from_above, 0))))
    with d.each(x):
        d.have(Eq(D(squared_hinge(1, x), x), -2 * maximum(1 - x, 0)), squared_hinge_gradient(1, x))
    slope = d.proved()
    for h, value in ((below, 2), (above, 0)):
        with d.each(h):
            (
                d.chain(quotient(h))
                .eq(-2 * maximum(-h, 0) / h, at(slope, 1 + h).times(1 / h), at(slope, 1).times(-1 / h))
                .eq(value, domain(h))
            )
        quotient_is = d.proved()
        side, limit_ = ("-", from_below) if h == below else ("+", from_above)
        constant = limit(term(value), h, 0, side)
        there = d.have(Eq(constant, value), continuity_at(constant, real))
        d.have(Eq(limit_, value), equal_limit(limit_, quotient_is, there))
