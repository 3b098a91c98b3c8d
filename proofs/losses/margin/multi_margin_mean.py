"""The gradient of the mean multi-margin loss carries the factors 1/N and 1/C."""

from derive.authoring import *


@theorem(_("The gradient of the mean multi-margin loss"), claims=("loss:multi_margin",))
def multi_margin_mean(d):
    """∂/∂z_nk of (1/N) Σ ℓ(y_n, z_n, m) is the derivative of the item n, which has the factor 1/C, divided by N;
    no score lies exactly at its margin."""
    N, C = d.size("N"), d.size("C")
    y, z, m = d.family("y", N, index_range(C)), d.family("z", N, family_sort(C, real)), d.positive("m")
    n, k, a, i = d.index("n", N), d.index("k", C), index("a", N), index("i", C)
    d.suppose(forall(a, forall(i, Ne(m - z[a, y[a]] + z[a, i], 0))))
    mean = sum_(a, multi_margin(y[a], z[a], m)) / N
    near = margin_violations(y[n], z[n], m)
    d.show(Eq(D(mean, z[n, k]), (near[k] - delta(k, y[n]) * sum_(i, near[i])) / C / N))
    excess, others = m - z[a, y[a]] + z[a, i], 1 - delta(i, y[a])
    slope = others * D(maximum(excess, 0), z[n, k])
    step = others * is_positive(excess) * delta(a, n) * (delta(i, k) - delta(y[a], k))
    with d.each(a), d.each(i):
        d.claim(Eq(slope, step))
        with d.case(excess > 0) as above:
            d.chain(slope).eq(others * delta(a, n) * (delta(i, k) - delta(y[a], k)), above).eq(step, above)
        with d.case(excess < 0) as below:
            d.chain(slope).eq(0, below).eq(step, below)
    each = d.proved()
    with d.each(a):
        d.have(Eq(sum_(i, slope), sum_(i, step)), summing(at(each, a)))
    rows = d.proved()
    (
        d.chain(D(mean, z[n, k]))
        .eq(sum_(a, sum_(i, slope)) / C / N, definition, words(_("linearity of the derivative")))
        .eq(sum_(a, sum_(i, step)) / C / N, summing(rows).times(1 / C / N))
        .eq((near[k] - delta(k, y[n]) * sum_(i, near[i])) / C / N, kronecker)
    )
