"""A subgradient of the multi-margin loss, also at its kinks."""

from derive.authoring import *
from proofs.losses.margin.positive_part_subgradient import positive_part_subgradient


@theorem(_("A subgradient of the multi-margin loss"), claims=("loss:multi_margin",))
def multi_margin_subgradient(d):
    """With g_k = [m + (z_k − z_y) > 0]/K for k ≠ y and g_y minus their sum: ℓ(y, t, m) ≥ ℓ(y, z, m) + Σ g_k
    (t_k − z_k) for all scores z and t."""
    K = d.size("K")
    y, z, t, m = d.index("y", K), d.family("z", K), d.family("t", K), d.positive("m")
    i, k = index("i", K), index("k", K)

    def excess(z, i):
        return m + (z[i] - z[y])

    near = margin_violations(y, z, m)

    def g(k):
        return (near[k] - delta(k, y) * sum_(i, near[i])) / K

    line = multi_margin(y, z, m) + sum_(k, g(k) * (t[k] - z[k]))
    d.show(multi_margin(y, t, m) >= line)

    def below(i):
        return maximum(excess(z, i), 0) + is_positive(excess(z, i)) * (t[i] - t[y] - z[i] + z[y])

    with d.each(i):
        d.chain((1 - delta(i, y)) * maximum(excess(t, i), 0)).ge(
            (1 - delta(i, y)) * below(i),
            positive_part_subgradient(excess(z, i), excess(t, i)).times(1 - delta(i, y)),
        )
    each = d.proved()
    moved = sum_(i, near[i] * (t[i] - t[y] - z[i] + z[y]))
    (
        d.chain(multi_margin(y, t, m))
        .eq(sum_(i, (1 - delta(i, y)) * maximum(excess(t, i), 0)) / K, definition)
        .ge(multi_margin(y, z, m) + moved / K, summing(each).times(1 / K))
        .eq(line, kronecker)
    )
