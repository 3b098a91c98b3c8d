"""A one-hot distribution has entropy 0, for any number of classes."""

from derive.authoring import *


@theorem(_("The entropy of a one-hot distribution"), claims=("A9",))
def one_hot_entropy(d):
    """All the probability on class c leaves no uncertainty; the zeros count 0 because 0 log 0 stands for 0."""
    n = d.size("n")
    c = d.index("c", n)
    i = index("i", n)
    one_hot = function(i, delta(i, c))
    d.show(Eq(entropy(one_hot), 0))
    with d.each(i):
        d.claim(Eq(xlogy(delta(i, c), delta(i, c)), 0))
        with d.case(i < c):
            d.have(Eq(xlogy(delta(i, c), delta(i, c)), 0), kronecker)
        with d.case(Eq(i, c)) as same:
            d.have(Eq(xlogy(delta(i, c), delta(i, c)), 0), kronecker, same)
        with d.case(i > c):
            d.have(Eq(xlogy(delta(i, c), delta(i, c)), 0), kronecker)
    each = d.proved()
    (d.chain(entropy(one_hot)).eq(-sum_(i, xlogy(delta(i, c), delta(i, c))), definition).eq(0, summing(each)))
