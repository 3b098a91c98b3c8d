"""A shortest binary code for an uneven match (0.01, 0.99)."""

from derive.authoring import *
from proofs.coding.best_lengths import best_lengths


@theorem(_("The best code for an uneven match"), claims=("A4", "B7"), source="Cover & Thomas 2006, 5.6")
def code_of_an_uneven_match(d):
    """One letter for each outcome: 1 bit on average, though the entropy is 0.08079. None is shorter."""
    p = d.let("P", vector(decimal("0.01"), decimal("0.99")))
    lengths = d.let("ell", vector(1, 1))
    i = index("i", 2)
    kraft, mean = sum_(i, term(2) ** (-lengths[i])), sum_(i, p[i] * lengths[i])
    k = variable("k", function_sort(index_range(2), natural))
    other_kraft, other_mean = sum_(i, term(2) ** (-k[i])), sum_(i, p[i] * k[i])
    shortest = forall(k, implies(other_kraft <= 1, other_mean >= 1))
    bits = rounds_to(entropy_bits(p), "0.08079")
    d.show(conjunction((Eq(kraft, 1), Eq(mean, 1), shortest, bits, entropy_bits(p) < 1)))

    filled = d.chain(kraft).eq(term(1) / 2 + term(1) / 2, algebra).eq(1, algebra).because()
    exact = d.chain(mean).eq(decimal("0.01") * 1 + decimal("0.99") * 1, algebra).eq(1, algebra).because()
    certificate = best_lengths(2, decimal("0.04"), p, lengths, k).saying(
        _("the best lengths, with {0} = {1}"), variable("s"), decimal("0.04")
    )
    with d.each(k), d.supposing(other_kraft <= 1):
        d.chain(other_mean).ge(mean, certificate, filled).eq(1, exact)
    d.have(bits, enclosed_by_balls)
    d.have(entropy_bits(p) < 1, enclosed_by_balls)
