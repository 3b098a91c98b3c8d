"""One bit halves the number of equally likely alternatives."""

from derive.authoring import *


@theorem(_("One bit halves the alternatives"), claims=("A21",))
def one_bit_halves_the_alternatives(d):
    """From 2n equally likely alternatives to n of them the entropy falls by exactly one bit, whatever n is."""
    n = d.size("n")
    many, few = function(index("i", 2 * n), 1 / (2 * n)), function(index("i", n), 1 / n)
    d.show(Eq(entropy_bits(many) - entropy_bits(few), 1))
    (d.chain(entropy_bits(many) - entropy_bits(few)).eq(log(2 * n, 2) - log(n, 2), definition).eq(1, logarithms))
