"""A shortest binary code for the first prediction (0.4, 0.3, 0.05, 0.05, 0.2)."""

from derive.authoring import *
from proofs.coding.best_lengths import best_lengths


@theorem(_("The best code for the untrained prediction"), claims=("A4",), source="Cover & Thomas 2006, 5.6")
def code_of_an_untrained_prediction(d):
    """Words of 1, 2, 4, 4 and 3 letters (Huffman): 2 bits on average, the entropy being 1.9464. No code is shorter."""
    p = d.let("P", vector(decimal("0.4"), decimal("0.3"), decimal("0.05"), decimal("0.05"), decimal("0.2")))
    lengths = d.let("ell", vector(1, 2, 4, 4, 3))
    i = index("i", 5)
    kraft, mean = sum_(i, term(2) ** (-lengths[i])), sum_(i, p[i] * lengths[i])
    k = variable("k", function_sort(index_range(5), natural))
    other_kraft, other_mean = sum_(i, term(2) ** (-k[i])), sum_(i, p[i] * k[i])
    shortest = forall(k, implies(other_kraft <= 1, other_mean >= 2))
    bits = rounds_to(entropy_bits(p), "1.9464")
    d.show(conjunction((Eq(kraft, 1), Eq(mean, 2), shortest, bits, entropy_bits(p) < 2)))

    filled = (
        d.chain(kraft)
        .eq(term(1) / 2 + term(1) / 4 + term(1) / 16 + term(1) / 16 + term(1) / 8, algebra)
        .eq(1, algebra)
        .because()
    )
    exact = (
        d.chain(mean)
        .eq(
            decimal("0.4") * 1 + decimal("0.3") * 2 + decimal("0.05") * 4 + decimal("0.05") * 4 + decimal("0.2") * 3,
            algebra,
        )
        .eq(2, algebra)
        .because()
    )
    certificate = best_lengths(5, decimal("1.6"), p, lengths, k).saying(
        _("the best lengths, with {0} = {1}"), variable("s"), decimal("1.6")
    )
    with d.each(k), d.supposing(other_kraft <= 1):
        d.chain(other_mean).ge(mean, certificate, filled).eq(2, exact)
    d.have(bits, enclosed_by_balls)
    d.have(entropy_bits(p) < 2, enclosed_by_balls)
