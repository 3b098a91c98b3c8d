"""The multi-margin loss is positive as soon as one other class comes within the margin."""

from derive.authoring import *
from proofs.losses.margin.positive_part_nonnegative import positive_part_nonnegative
from proofs.losses.margin.within_the_margin import within_the_margin


@theorem(_("Where the multi-margin loss is positive"), claims=("loss:multi_margin",))
def multi_margin_zero(d):
    """If z_y < m + z_k for a class k ≠ y, then ℓ > 0. So ℓ = 0 only where the score of the class y leads all others by
    m."""
    K = d.size("K")
    y, z, m = d.index("y", K), d.family("z", K), d.positive("m")
    k, i = d.index("k", K), index("i", K)
    d.suppose(Ne(k, y))
    near = d.suppose(z[y] < m + z[k])
    loss, excess = multi_margin(y, z, m), function(i, maximum(m + (z[i] - z[y]), 0))
    d.show(loss > 0)
    with d.each(i):
        d.have(excess[i] >= 0, positive_part_nonnegative(m + (z[i] - z[y])))
    d.have(excess[k] > 0, near)
    (
        d.chain(loss)
        .eq(sum_(i, (1 - delta(i, y)) * excess[i]) / K, definition)
        .gt(0, within_the_margin(K, y, k, excess).times(1 / K))
    )
