"""max(u, 0) ≥ u."""

from derive.authoring import *


@theorem(_("The positive part is at least its argument"), lemma="max(u, 0) ≥ u")
def positive_part_at_least_its_argument(d):
    """max(u, 0) ≥ u for every real u."""
    u = d.real("u")
    d.show(maximum(u, 0) >= u)
    with d.case(u >= 0) as above:
        d.chain(maximum(u, 0)).eq(u, above).ge(u, algebra)
    with d.case(u < 0) as below:
        d.chain(maximum(u, 0)).eq(0, below).ge(u, below)
