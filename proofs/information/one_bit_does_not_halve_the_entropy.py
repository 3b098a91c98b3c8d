"""One bit does not take away half of the entropy."""

from derive.authoring import *
from proofs.information.entropy_of_equally_likely_alternatives import entropy_of_equally_likely_alternatives


@theorem(_("One bit does not halve the entropy"), kind="refutation", claims=("A21",))
def one_bit_does_not_halve_the_entropy(d):
    """Refuted: one bit of information halves the uncertainty. From 8 alternatives to 4 it falls from 3 bits to 2."""
    i, j = index("i", 8), index("i", 4)
    before, after = entropy_bits(function(i, term(1) / 8)), entropy_bits(function(j, term(1) / 4))
    d.show(conjunction((Eq(before - after, 1), after > before / 2)))
    d.chain(before).eq(log(term(8), 2), entropy_of_equally_likely_alternatives(8)).eq(3, logarithms)
    three = d.proved()
    d.chain(after).eq(log(term(4), 2), entropy_of_equally_likely_alternatives(4)).eq(2, logarithms)
    two = d.proved()
    d.have(Eq(before - after, 1), three, two)
    d.chain(after).eq(2, two).gt(before / 2, three)
