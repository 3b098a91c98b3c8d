"""The two cross-entropies of (0.2, 0.8) and (0.8, 0.2) are 1.9219 bits."""

from derive.authoring import *


@theorem(_("1.9219 bits both ways"), claims=("A8",))
def cross_entropy_both_ways_in_bits(d):
    """The common value of H₂(P, Q) and H₂(Q, P) for P = (0.2, 0.8), Q = (0.8, 0.2), to the digits shown."""
    p = d.let("P", vector(decimal("0.2"), decimal("0.8")))
    q = d.let("Q", vector(decimal("0.8"), decimal("0.2")))
    forth, back = rounds_to(cross_entropy_bits(p, q), "1.9219"), rounds_to(cross_entropy_bits(q, p), "1.9219")
    d.show(conjunction((forth, back)))
    d.have(forth, enclosed_by_balls)
    d.have(back, enclosed_by_balls)
