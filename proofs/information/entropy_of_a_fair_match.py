"""The entropy of a fair match is 1 bit."""

from derive.authoring import *


@theorem(_("The entropy of a fair match"), claims=("B7",))
def entropy_of_a_fair_match(d):
    """Each outcome brings 1 bit, half of the time: H₂(1/2, 1/2) = 1."""
    half = term(1) / 2
    d.show(Eq(entropy_bits(vector(half, half)), 1))
    (
        d.chain(entropy_bits(vector(half, half)))
        .eq(-half * log(half, 2) - half * log(half, 2), definition)
        .eq(1, logarithms)
    )
