"""The hinge loss has no derivative at its kink: the slopes from the two sides differ."""

from derive.authoring import *


@theorem(_("The hinge loss has a kink"), claims=("loss:hinge",))
def hinge_not_differentiable(d):
    """For the label 1 at x = 1, (ℓ(1, 1 + h) − ℓ(1, 1))/h has the limit −1 from below and the limit 0 from above."""
    loss = hinge

    def quotient(h):
        return (loss(1, 1 + h) - loss(1, 1)) / h

    below, above = variable("h", interval(None, 0, right_open=True)), variable("h", positive)
    from_below, from_above = limit(quotient(below), below, 0, "-"), limit(quotient(above), above, 0, "+")
    d.show(conjunction((Eq(from_below, -1), Eq(from_above, 0))))
    with d.each(below) as h:
        d.chain(quotient(h)).eq(-h / h, definition, domain(h)).eq(-1, algebra)
    left = d.proved()
    constant_left, constant_right = limit(-term(1), below, 0, "-"), limit(term(0), above, 0, "+")
    with d.each(above) as h:
        d.chain(quotient(h)).eq(0 / h, definition, domain(h)).eq(0, algebra)
    right = d.proved()
    minus_one = d.have(Eq(constant_left, -1), continuity_at(constant_left, real))
    zero = d.have(Eq(constant_right, 0), continuity_at(constant_right, real))
    d.have(Eq(from_below, -1), equal_limit(from_below, left, minus_one))
    d.have(Eq(from_above, 0), equal_limit(from_above, right, zero))
