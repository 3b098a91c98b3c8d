"""The Hessian of the multi-margin loss off its kinks is 0."""

from derive.authoring import *


@theorem(_("The Hessian of the multi-margin loss"), claims=("loss:multi_margin",))
def multi_margin_hessian(d):
    """∂²ℓ/∂z_k∂z_j = 0 where no score lies exactly at the margin: the loss is made of flat pieces."""
    K = d.size("K")
    y, z, m = d.index("y", K), d.family("z", K), d.positive("m")
    k, j, i = d.index("k", K), d.index("j", K), index("i", K)
    d.suppose(forall(i, Ne(m + (z[i] - z[y]), 0)))
    second = D(D(multi_margin(y, z, m), z[k]), z[j])
    excess = m + (z[i] - z[y])
    d.show(Eq(second, 0))
    part = (1 - delta(i, y)) * D(D(maximum(excess, 0), z[k]), z[j])
    with d.each(i):
        d.claim(Eq(part, 0))
        with d.case(excess > 0) as above:
            d.chain(part).eq(0, above)
        with d.case(excess < 0) as below:
            d.chain(part).eq(0, below)
    each = d.proved()
    (
        d.chain(second)
        .eq(sum_(i, part) / K, words(_("linearity of the derivative")))
        .eq(sum_(i, 0) / K, summing(each).times(1 / K))
        .eq(0, algebra)
    )
