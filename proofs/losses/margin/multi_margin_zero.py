"""The multi-margin loss is positive as soon as one other class comes within the margin."""

from derive.authoring import *
from proofs.losses.margin.positive_part_nonnegative import positive_part_nonnegative


@theorem(_("Where the multi-margin loss is positive"), claims=("loss:multi_margin",))
def multi_margin_zero(d):
    """If z_y < m + z_k for a class k ≠ y, then ℓ > 0. So ℓ = 0 only where the score of the class y leads all others by
    m."""
    K = d.size("K")
    y, z, m = d.index("y", K), d.family("z", K), d.positive("m")
    k, i = d.index("k", K), index("i", K)
    other = d.suppose(Ne(k, y))
    near = d.suppose(z[y] < m + z[k])
    loss = multi_margin(y, z, m)
    d.show(loss > 0)

    def excess(i):
        return (1 - delta(i, y)) * maximum(m - z[y] + z[i], 0)

    with d.each(i):
        d.chain(excess(i)).ge(0, positive_part_nonnegative(m - z[y] + z[i]).times(1 - delta(i, y)))
    each = d.proved()
    d.chain(excess(k)).eq(maximum(m - z[y] + z[k], 0), other).eq(m - z[y] + z[k], near).gt(0, near)
    one = d.proved()
    (
        d.chain(loss)
        .eq(sum_(i, excess(i)) / K, definition)
        .ge(excess(k) / K, term_of_sum(each, k).times(1 / K))
        .gt(0, one.times(1 / K))
    )
