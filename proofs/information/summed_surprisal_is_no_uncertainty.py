"""The plain sum of the information of all outcomes does not measure uncertainty: it reverses the order."""

from derive.authoring import *


@theorem(_("Summed information does not measure uncertainty"), kind="refutation", claims=("B6",))
def summed_surprisal_is_no_uncertainty(d):
    """Refuted: the more uncertain system has the larger sum. The uneven match has it, with the smaller entropy."""
    half = term(1) / 2
    p, q = d.let("P", vector(half, half)), d.let("Q", vector(decimal("0.01"), decimal("0.99")))
    i = index("i", 2)
    d.show(
        conjunction(
            (
                normalised(p),
                normalised(q),
                sum_(i, surprisal_bits(q[i])) > sum_(i, surprisal_bits(p[i])),
                entropy_bits(q) < entropy_bits(p),
            )
        )
    )
    d.have(normalised(p), algebra)
    d.have(normalised(q), algebra)
    d.have(sum_(i, surprisal_bits(q[i])) > sum_(i, surprisal_bits(p[i])), enclosed_by_balls)
    d.have(entropy_bits(q) < entropy_bits(p), enclosed_by_balls)
