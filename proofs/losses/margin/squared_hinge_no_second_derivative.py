"""The squared hinge loss has no second derivative at the margin."""

from derive.authoring import *
from proofs.losses.margin.squared_hinge_gradient import squared_hinge_gradient


@theorem(_("The squared hinge loss has no second derivative at the margin"), claims=("loss:squared_hinge",))
def squared_hinge_no_second_derivative(d):
    """For the label 1 the first derivative is g(x) = −2 max(1 − x, 0), and (g(1 + h) − g(1))/h has the limit 2 from
    below and the limit 0 from above."""
    x = variable("x", real)
    g = function(x, -2 * maximum(1 - x, 0))

    def quotient(h):
        return (g(1 + h) - g(term(1))) / h

    below, above = variable("h", interval(None, 0, right_open=True)), variable("h", positive)
    from_below, from_above = limit(quotient(below), below, 0, "-"), limit(quotient(above), above, 0, "+")
    slope = forall(x, Eq(D(squared_hinge(1, x), x), -2 * maximum(1 - x, 0)))
    d.show(conjunction((slope, Eq(from_below, 2), Eq(from_above, 0))))
    with d.each(x):
        d.have(Eq(D(squared_hinge(1, x), x), -2 * maximum(1 - x, 0)), squared_hinge_gradient(1, x))
    with d.each(below) as h:
        d.chain(quotient(h)).eq(-2 * -h / h, domain(h)).eq(2, algebra)
    left = d.proved()
    with d.each(above) as h:
        d.chain(quotient(h)).eq(0 / h, domain(h)).eq(0, algebra)
    right = d.proved()
    constant_left, constant_right = limit(term(2), below, 0, "-"), limit(term(0), above, 0, "+")
    two = d.have(Eq(constant_left, 2), continuity_at(constant_left, real))
    zero = d.have(Eq(constant_right, 0), continuity_at(constant_right, real))
    d.have(Eq(from_below, 2), equal_limit(from_below, left, two))
    d.have(Eq(from_above, 0), equal_limit(from_above, right, zero))
