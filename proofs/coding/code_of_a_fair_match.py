"""A binary code for a fair match (1/2, 1/2)."""

from derive.authoring import *


@theorem(_("A code for a fair match"), claims=("A4", "B7"), source="Cover & Thomas 2006, 5.6")
def code_of_a_fair_match(d):
    """One letter for each outcome: 1 bit on average, which is the entropy, so that no code is shorter."""
    p, lengths = vector(term(1) / 2, term(1) / 2), vector(1, 1)
    i = index("i", 2)
    kraft, mean = sum_(i, term(2) ** (-lengths[i])), sum_(i, p[i] * lengths[i])
    d.show(conjunction((Eq(kraft, 1), Eq(mean, 1), Eq(entropy_bits(p), 1))))

    d.chain(kraft).eq(term(2) ** (-term(1)) + term(2) ** (-term(1)), words(_("written out"))).eq(1, algebra)
    d.chain(mean).eq(term(1) / 2 * 1 + term(1) / 2 * 1, words(_("written out"))).eq(1, algebra)
    d.chain(entropy_bits(p)).eq(-sum_(i, xlogy(p[i], p[i]) / log(2)), definition).eq(1, logarithms)
