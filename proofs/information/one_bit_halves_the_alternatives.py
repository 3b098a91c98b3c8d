"""One bit halves the number of equally likely alternatives."""

from derive.authoring import *


@theorem(_("One bit halves the alternatives"), claims=("A21",))
def one_bit_halves_the_alternatives(d):
    """From m equally likely alternatives to m/2 the entropy log₂ m falls by exactly one bit, whatever m is."""
    m = d.positive("m")
    d.show(Eq(log(m, 2) - log(m / 2, 2), 1))
    d.chain(log(m, 2) - log(m / 2, 2)).eq(log(term(2), 2), logarithms).eq(1, logarithms)
