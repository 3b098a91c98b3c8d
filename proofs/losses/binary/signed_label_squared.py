"""The signed label s(y) = ±1 has the square 1."""

from derive.authoring import *
from proofs.losses.binary.positive_label_is_one import positive_label_is_one


@theorem(_("The square of a signed label"), lemma="s(y)² = 1")
def signed_label_squared(d):
    """For y in {0, 1}, s(y) = 2y − 1 is −1 or 1."""
    y = d.variable("y", integers(0, 1))
    d.show(Eq(signed_label(y) ** 2, 1))
    with d.case(Eq(y, 0)) as zero:
        d.chain(signed_label(y) ** 2).eq((2 * y - 1) ** 2, definition).eq(1, zero)
    with d.case(y > 0):
        one = d.have(Eq(y, 1), positive_label_is_one(y))
        d.chain(signed_label(y) ** 2).eq((2 * y - 1) ** 2, definition).eq(1, one)
