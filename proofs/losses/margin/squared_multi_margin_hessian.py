"""The Hessian of the squared multi-margin loss off the margins."""

from derive.authoring import *


@theorem(_("The Hessian of the squared multi-margin loss"), claims=("loss:squared_multi_margin",))
def squared_multi_margin_hessian(d):
    """∂²ℓ/∂z_k∂z_j = (2/K) Σ (δ_ik − δ_yk)(δ_ij − δ_yj) over the classes i that come too near, multiplied out; no
    score lies exactly at the margin."""
    K = d.size("K")
    y, z, m = d.index("y", K), d.family("z", K), d.positive("m")
    k, j, i = d.index("k", K), d.index("j", K), index("i", K)
    d.suppose(forall(i, Ne(m + (z[i] - z[y]), 0)))
    loss = squared_multi_margin(y, z, m)
    near, others, excess = margin_violations(y, z, m), 1 - delta(i, y), m + (z[i] - z[y])
    to_k, to_j = delta(i, k) - delta(y, k), delta(i, j) - delta(y, j)
    hessian = (
        near[k] * delta(k, j)
        - near[k] * delta(j, y)
        - near[j] * delta(k, y)
        + delta(k, y) * delta(j, y) * sum_(i, near[i])
    )
    d.show(Eq(D(D(loss, z[k]), z[j]), 2 * hessian / K))
    with d.each(i):
        curvature = others * D(D(maximum(excess, 0) ** 2, z[k]), z[j])
        step = others * (2 * is_positive(excess) * to_k * to_j)
        d.claim(Eq(curvature, step))
        with d.case(excess > 0) as above:
            d.chain(curvature).eq(others * (2 * to_k * to_j), above).eq(step, above)
        with d.case(excess < 0) as below:
            d.chain(curvature).eq(0, below).eq(step, below)
    each = d.proved()
    (
        d.chain(D(D(loss, z[k]), z[j]))
        .eq(sum_(i, curvature) / K, words(_("linearity of the derivative")))
        .eq(sum_(i, step) / K, summing(each).times(1 / K))
        .eq(2 * sum_(i, near[i] * to_k * to_j) / K, definition)
        .eq(2 * hessian / K, kronecker)
    )
