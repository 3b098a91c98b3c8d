"""The gradient of the multi-margin loss off its kinks."""

from derive.authoring import *


@theorem(_("The gradient of the multi-margin loss"), claims=("loss:multi_margin",))
def multi_margin_gradient(d):
    """For k ≠ y, ∂ℓ/∂z_k = [m + (z_k − z_y) > 0]/K; ∂ℓ/∂z_y is minus the sum of these. No score lies exactly
    at the margin."""
    K = d.size("K")
    y, z, m = d.index("y", K), d.family("z", K), d.positive("m")
    k, i = d.index("k", K), index("i", K)
    d.suppose(forall(i, Ne(m + (z[i] - z[y]), 0)))
    loss = multi_margin(y, z, m)

    def excess(i):
        return m + (z[i] - z[y])

    near = margin_violations(y, z, m)
    d.show(Eq(D(loss, z[k]), (near[k] - delta(k, y) * sum_(i, near[i])) / K))
    others = 1 - delta(i, y)
    with d.each(i):
        slope = others * D(maximum(excess(i), 0), z[k])
        step = others * is_positive(excess(i)) * (delta(i, k) - delta(y, k))
        d.claim(Eq(slope, step))
        with d.case(excess(i) > 0) as above:
            d.chain(slope).eq(others * (delta(i, k) - delta(y, k)), above).eq(step, above)
        with d.case(excess(i) < 0) as below:
            d.chain(slope).eq(0, below).eq(step, below)
    each = d.proved()
    (
        d.chain(D(loss, z[k]))
        .eq(sum_(i, slope) / K, words(_("linearity of the derivative")))
        .eq(sum_(i, step) / K, summing(each).times(1 / K))
        .eq(sum_(i, near[i] * (delta(i, k) - delta(y, k))) / K, definition)
        .eq((near[k] - delta(k, y) * sum_(i, near[i])) / K, kronecker)
    )
