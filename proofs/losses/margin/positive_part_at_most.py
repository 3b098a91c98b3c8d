"""max(u, 0) is at most every bound of u and 0."""

from derive.authoring import *


@theorem(_("The positive part is the least common bound"), lemma="max(u, 0) ≤ v where u ≤ v and 0 ≤ v")
def positive_part_at_most(d):
    """If u ≤ v and 0 ≤ v, then max(u, 0) ≤ v."""
    u, v = d.real("u"), d.real("v")
    above = d.suppose(u <= v)
    not_negative = d.suppose(v >= 0)
    d.show(maximum(u, 0) <= v)
    with d.case(u >= 0) as case:
        d.chain(maximum(u, 0)).eq(u, case).le(v, above)
    with d.case(u < 0) as case:
        d.chain(maximum(u, 0)).eq(0, case).le(v, not_negative)
