"""A number whose powers grow no faster than a line is at most 1."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one


@theorem(_("Powers below a line"), lemma=_("powers below a line"), source="Cover & Thomas 2006, 5.5.1")
def powers_below_a_line(d):
    """If K > 0 and K^m ≤ m·L for m = 1, 2, …, then K ≤ 1: the powers of a larger number outgrow every line."""
    K, L = d.positive("K"), d.positive("L")
    m = variable("m", natural)
    bound = d.suppose(forall(m, K**m <= m * L))
    d.show(K <= 1)

    with d.case(K <= 1) as small:
        d.have(K <= 1, small)
    with d.case(K > 1):
        with d.each(m):
            root = K ** (m / 2)
            d.have(m / 2 * log(K) <= root - 1, log_le_sub_one(root))
            d.have(m / 2 * log(K) <= root, d.proved())
            half_way = d.proved()
            (
                d.chain(log(K) ** 2 / 4)
                .eq((m / 2 * log(K)) * (m / 2 * log(K)) / m**2, algebra)
                .le((m / 2 * log(K)) * root / m**2, half_way.times(log(K) / (2 * m)))
                .le(root * root / m**2, half_way.times(root / m**2))
                .eq(K**m / m**2, exponentials)
                .le(0 + L / m, at(bound, m).times(1 / m**2))
            )
        d.have(log(K) ** 2 / 4 <= 0, archimedes(d.proved()))
        d.have(K <= 1, contradiction(d.proved()))
