"""A shortest binary code for the support of the second prediction (0.98, 0.01, 0, 0, 0.01)."""

from derive.authoring import *
from proofs.coding.best_lengths import best_lengths


@theorem(_("The best code for the trained prediction"), claims=("A4",), source="Cover & Thomas 2006, 5.6")
def code_of_a_trained_prediction(d):
    """Words of 1, 2 and 2 letters (Huffman): 1.02 bits on average, the entropy being 0.1614. No code is shorter.

    The two animals of probability 0 have no word, and no word is shorter than one letter.
    """
    p = d.let("P", vector(decimal("0.98"), decimal("0.01"), decimal("0.01")))
    lengths = d.let("ell", vector(1, 2, 2))
    i = index("i", 3)
    kraft, mean = sum_(i, term(2) ** (-lengths[i])), sum_(i, p[i] * lengths[i])
    k = variable("k", function_sort(index_range(3), natural))
    other_kraft, other_mean = sum_(i, term(2) ** (-k[i])), sum_(i, p[i] * k[i])
    shortest = forall(k, implies(other_kraft <= 1, other_mean >= decimal("1.02")))
    bits = rounds_to(entropy_bits(p), "0.1614")
    d.show(conjunction((Eq(kraft, 1), Eq(mean, decimal("1.02")), shortest, bits, entropy_bits(p) < decimal("1.02"))))

    filled = d.chain(kraft).eq(term(1) / 2 + term(1) / 4 + term(1) / 4, algebra).eq(1, algebra).because()
    exact = (
        d.chain(mean)
        .eq(decimal("0.98") * 1 + decimal("0.01") * 2 + decimal("0.01") * 2, algebra)
        .eq(decimal("1.02"), algebra)
        .because()
    )
    certificate = best_lengths(3, decimal("0.04"), p, lengths, k).saying(
        _("the best lengths, with {0} = {1}"), variable("s"), decimal("0.04")
    )
    with d.each(k), d.supposing(other_kraft <= 1):
        d.chain(other_mean).ge(mean, certificate, filled).eq(decimal("1.02"), exact)
    d.have(bits, enclosed_by_balls)
    d.have(entropy_bits(p) < decimal("1.02"), enclosed_by_balls)
