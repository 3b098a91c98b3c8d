"""max(u, 0) ≥ 0."""

from derive.authoring import *


@theorem(_("The positive part is not negative"), lemma="max(u, 0) ≥ 0")
def positive_part_nonnegative(d):
    """max(u, 0) ≥ 0 for every real u."""
    u = d.real("u")
    d.show(maximum(u, 0) >= 0)
    with d.case(u >= 0) as above:
        d.chain(maximum(u, 0)).eq(u, above).ge(0, above)
    with d.case(u < 0) as below:
        d.chain(maximum(u, 0)).eq(0, below).ge(0, algebra)
