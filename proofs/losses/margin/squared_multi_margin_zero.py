"""The squared multi-margin loss is positive as soon as one other class comes within the margin."""

from derive.authoring import *
from proofs.calculus.square_not_negative import square_not_negative
from proofs.losses.margin.within_the_margin import within_the_margin


@theorem(_("Where the squared multi-margin loss is positive"), claims=("loss:squared_multi_margin",))
def squared_multi_margin_zero(d):
    """If z_y < m + z_k for a class k ≠ y, then ℓ > 0. So ℓ = 0 only where the score of the class y leads all others by
    m."""
    K = d.size("K")
    y, z, m = d.index("y", K), d.family("z", K), d.positive("m")
    k, i = d.index("k", K), index("i", K)
    d.suppose(Ne(k, y))
    near = d.suppose(z[y] < m + z[k])
    loss, excess = squared_multi_margin(y, z, m), function(i, maximum(m + (z[i] - z[y]), 0) ** 2)
    d.show(loss > 0)
    with d.each(i):
        d.have(excess[i] >= 0, square_not_negative(maximum(m + (z[i] - z[y]), 0)))
    d.have(excess[k] > 0, near)
    (
        d.chain(loss)
        .eq(sum_(i, (1 - delta(i, y)) * excess[i]) / K, definition)
        .gt(0, within_the_margin(K, y, k, excess).times(1 / K))
    )
