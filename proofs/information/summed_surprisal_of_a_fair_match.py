"""The information of both outcomes of a fair match sums to 2 bits."""

from derive.authoring import *


@theorem(_("Information summed over a fair match"), claims=("B6",))
def summed_surprisal_of_a_fair_match(d):
    """Two outcomes of probability 1/2: each brings 1 bit, together 2 bits."""
    half = term(1) / 2
    p = d.let("P", vector(half, half))
    i = index("i", 2)
    d.show(Eq(sum_(i, surprisal_bits(p[i])), 2))
    (d.chain(sum_(i, surprisal_bits(p[i]))).eq(-log(half, 2) - log(half, 2), definition).eq(2, logarithms))
