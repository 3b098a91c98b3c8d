"""A binary code for an uneven match (0.01, 0.99)."""

from derive.authoring import *


@theorem(_("A code for an uneven match"), claims=("A4", "B7"), source="Cover & Thomas 2006, 5.6")
def code_of_an_uneven_match(d):
    """One letter for each outcome: 1 bit on average, though the entropy is 0.08079; single letters cannot do better."""
    p, lengths = vector(decimal("0.01"), decimal("0.99")), vector(1, 1)
    i = index("i", 2)
    kraft, mean = sum_(i, term(2) ** (-lengths[i])), sum_(i, p[i] * lengths[i])
    bits = rounds_to(entropy_bits(p), "0.08079")
    d.show(conjunction((Eq(kraft, 1), Eq(mean, 1), bits, entropy_bits(p) < 1)))

    d.chain(kraft).eq(term(2) ** (-term(1)) + term(2) ** (-term(1)), words(_("written out"))).eq(1, algebra)
    d.chain(mean).eq(decimal("0.01") * 1 + decimal("0.99") * 1, words(_("written out"))).eq(1, algebra)
    d.have(bits, enclosed_by_balls)
    d.have(entropy_bits(p) < 1, enclosed_by_balls)
