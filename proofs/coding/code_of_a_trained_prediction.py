"""A binary code for the support of the second prediction (0.98, 0.01, 0, 0, 0.01)."""

from derive.authoring import *


@theorem(_("A code for the trained prediction"), claims=("A4",), source="Cover & Thomas 2006, 5.6")
def code_of_a_trained_prediction(d):
    """Words of 1, 2 and 2 letters on the support, found by Huffman's algorithm: 1.02 bits, the entropy is 0.1614.

    A word cannot be shorter than one letter; the two animals of probability 0 have no word.
    """
    p, lengths = vector(decimal("0.98"), decimal("0.01"), decimal("0.01")), vector(1, 2, 2)
    i = index("i", 3)
    kraft, mean = sum_(i, term(2) ** (-lengths[i])), sum_(i, p[i] * lengths[i])
    bits = rounds_to(entropy_bits(p), "0.1614")
    d.show(conjunction((Eq(kraft, 1), Eq(mean, decimal("1.02")), bits, entropy_bits(p) < decimal("1.02"))))

    d.chain(kraft).eq(
        term(2) ** (-term(1)) + term(2) ** (-term(2)) + term(2) ** (-term(2)), words(_("written out"))
    ).eq(1, algebra)
    d.chain(mean).eq(decimal("0.98") * 1 + decimal("0.01") * 2 + decimal("0.01") * 2, words(_("written out"))).eq(
        decimal("1.02"), algebra
    )
    d.have(bits, enclosed_by_balls)
    d.have(entropy_bits(p) < decimal("1.02"), enclosed_by_balls)
