"""A binary code for the first prediction (0.4, 0.3, 0.05, 0.05, 0.2)."""

from derive.authoring import *


@theorem(_("A code for the untrained prediction"), claims=("A4",), source="Cover & Thomas 2006, 5.6")
def code_of_an_untrained_prediction(d):
    """Words of 1, 2, 4, 4 and 3 letters, found by Huffman's algorithm: 2 bits on average, the entropy is 1.9464."""
    p, lengths = (
        vector(decimal("0.4"), decimal("0.3"), decimal("0.05"), decimal("0.05"), decimal("0.2")),
        vector(1, 2, 4, 4, 3),
    )
    i = index("i", 5)
    kraft, mean = sum_(i, term(2) ** (-lengths[i])), sum_(i, p[i] * lengths[i])
    bits = rounds_to(entropy_bits(p), "1.9464")
    d.show(conjunction((Eq(kraft, 1), Eq(mean, 2), bits, entropy_bits(p) < 2)))

    d.chain(kraft).eq(
        term(2) ** (-term(1))
        + term(2) ** (-term(2))
        + term(2) ** (-term(4))
        + term(2) ** (-term(4))
        + term(2) ** (-term(3)),
        words(_("written out")),
    ).eq(1, algebra)
    d.chain(mean).eq(
        decimal("0.4") * 1 + decimal("0.3") * 2 + decimal("0.05") * 4 + decimal("0.05") * 4 + decimal("0.2") * 3,
        words(_("written out")),
    ).eq(2, algebra)
    d.have(bits, enclosed_by_balls)
    d.have(entropy_bits(p) < 2, enclosed_by_balls)
