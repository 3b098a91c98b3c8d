"""The units of information: what carries one nat and what carries one bit."""

from derive.authoring import *


@theorem(_("One nat and one bit"), claims=("A14",), source="Cover & Thomas 2006, 2.1")
def one_nat_and_one_bit(d):
    """An event of probability 1/e carries one nat of information, an event of probability 1/2 one bit."""
    d.show(conjunction((Eq(surprisal(1 / e), 1), Eq(surprisal_bits(term(1) / 2), 1))))

    d.chain(surprisal(1 / e)).eq(-log(1 / e), definition).eq(log(e), logarithms).eq(1, logarithms)
    (
        d.chain(surprisal_bits(term(1) / 2))
        .eq(-log(term(1) / 2, 2), definition)
        .eq(log(2, 2), logarithms)
        .eq(1, logarithms)
    )
