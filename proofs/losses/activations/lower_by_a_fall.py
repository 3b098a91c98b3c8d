"""What lies below a value plus a fall lies below the value."""

from derive.authoring import *


@theorem(_("Below a value that falls"), lemma=_("what falls is lower"))
def lower_by_a_fall(d):
    """If a ≤ b + s + q, then s + q < 0 makes a < b."""
    a, b, s, q = d.real("a"), d.real("b"), d.real("s"), d.real("q")
    bound = d.suppose(a <= b + s + q)
    d.show(implies(s + q < 0, a < b))
    with d.supposing(s + q < 0) as falls:
        d.chain(a).le(b + s + q, bound).lt(b, falls)
