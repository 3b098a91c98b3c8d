"""The squared multi-margin loss is never negative."""

from derive.authoring import *
from proofs.calculus.square_not_negative import square_not_negative


@theorem(_("The squared multi-margin loss is not negative"), claims=("loss:squared_multi_margin",))
def squared_multi_margin_minimum(d):
    """ℓ ≥ 0, and ℓ = 0 where z_y ≥ m + z_i for every other class i."""
    K = d.size("K")
    y, z, m = d.index("y", K), d.family("z", K), d.positive("m")
    i = index("i", K)
    loss = squared_multi_margin(y, z, m)
    leads = forall(i, implies(Ne(i, y), z[y] >= m + z[i]))
    d.show(conjunction((loss >= 0, implies(leads, Eq(loss, 0)))))
    excess = maximum(m + (z[i] - z[y]), 0)
    term_ = (1 - delta(i, y)) * excess**2
    with d.each(i):
        d.chain(term_).ge(0, square_not_negative(excess).times(1 - delta(i, y)))
    each = d.proved()
    d.chain(loss).eq(sum_(i, term_) / K, definition).ge(sum_(i, 0) / K, summing(each).times(1 / K)).eq(0, algebra)
    with d.supposing(leads) as ahead:
        with d.each(i):
            d.claim(Eq(term_, 0))
            with d.case(Eq(i, y)) as same:
                d.chain(term_).eq(0, same)
            with d.case(Ne(i, y)):
                behind = d.have(z[y] >= m + z[i], ahead)
                d.chain(term_).eq(0, behind)
        zero = d.proved()
        d.chain(loss).eq(sum_(i, term_) / K, definition).eq(sum_(i, 0) / K, summing(zero).times(1 / K)).eq(0, algebra)
