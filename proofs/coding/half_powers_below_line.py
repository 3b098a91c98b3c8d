"""1 − 2^(−d) is at most d/2 for whole d ≥ 0."""

from derive.authoring import *


@theorem(_("The powers of a half lie above a line"), lemma="1 − 2^(−d) ≤ d/2")
def half_powers_below_line(d):
    """1 − 2^(−d) ≤ d/2 for d = 0, 1, 2, …; between 0 and 1 it is false."""
    m = variable("d", natural0)
    bound = 1 - term(2) ** (-m) <= m / 2
    d.show(forall(m, bound))

    first = d.have(1 - term(2) ** (-term(0)) <= term(0) / 2, algebra)
    with d.each(m), d.supposing(bound) as induction:
        (
            d.chain(1 - term(2) ** (-(m + 1)))
            .eq(1 - term(2) ** (-m) + term(2) ** (-(m + 1)), exponentials)
            .le(m / 2 + term(2) ** (-(m + 1)), induction)
            .le((m + 1) / 2, domain(m))
        )
    d.have(forall(m, bound), by_induction(first, d.proved(), m, bound))
