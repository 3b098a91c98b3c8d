"""The first document writes entropy with log₂ and computes it with the natural logarithm."""

from derive.authoring import *
from proofs.information.entropy_in_bits import entropy_in_bits


@theorem(_("Entropy in two units"), kind="remark", claims=("A18",))
def two_units_of_entropy(d):
    """The text defines entropy with log₂ and later writes a plain log, whose figure 0.916 shows that it is natural.

    The two differ by the factor log 2 and are equal only where the entropy is 0: a figure needs its unit.
    """
    n = d.size("n")
    p = d.family("p", n, nonnegative)
    d.show(Eq(entropy(p), log(2) * entropy_bits(p)))
    (
        d.chain(entropy(p))
        .eq(log(2) * (entropy(p) / log(2)), algebra)
        .eq(log(2) * entropy_bits(p), entropy_in_bits(n, p))
    )
