"""2^d is at least 1 + d for whole d ≥ 0."""

from derive.authoring import *


@theorem(_("The powers of two lie above a line"), lemma="1 + d ≤ 2^d")
def power_of_two_above_line(d):
    """1 + d ≤ 2^d for d = 0, 1, 2, …; between 0 and 1 it is false."""
    m = variable("d", natural0)
    bound = 1 + m <= term(2) ** m
    d.show(forall(m, bound))

    first = d.have(1 + term(0) <= term(2) ** 0, algebra)
    with d.each(m), d.supposing(bound) as induction:
        (
            d.chain(1 + (m + 1))
            .le(2 * (1 + m), domain(m))
            .le(2 * term(2) ** m, induction.times(2))
            .eq(term(2) ** (m + 1), exponentials)
        )
    d.have(forall(m, bound), by_induction(first, d.proved(), m, bound))
