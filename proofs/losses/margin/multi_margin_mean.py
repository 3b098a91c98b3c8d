"""The gradient of the mean multi-margin loss carries the factor 1/N, beside the 1/K of the loss itself."""

from derive.authoring import *
from proofs.losses.margin.multi_margin_gradient import multi_margin_gradient


@theorem(_("The gradient of the mean multi-margin loss"), claims=("loss:multi_margin",))
def multi_margin_mean(d):
    """∂/∂z_nk of (1/N) Σ ℓ(y_a, z_a, m) is the derivative of the item n, which has the factor 1/K, divided by N; no
    score lies exactly at its margin."""
    N, K = d.size("N"), d.size("K")
    y, z, m = d.family("y", N, index_range(K)), d.family("z", N, family_sort(K, real)), d.positive("m")
    n, k, a, i = d.index("n", N), d.index("k", K), index("a", N), index("i", K)
    scores = variable("z", family_sort(K, real))
    off_the_margins = d.suppose(forall(a, forall(i, Ne(m - z[a, y[a]] + z[a, i], 0))))
    mean, near = sum_(a, multi_margin(y[a], z[a], m)) / N, margin_violations(y[n], z[n], m)
    slope = (near[k] - delta(k, y[n]) * sum_(i, near[i])) / K
    d.show(Eq(D(mean, z[n, k]), slope / N))
    of_one_item = function(scores, D(multi_margin(y[n], scores, m), scores[k]))(z[n])
    d.have(forall(i, Ne(m - z[n, y[n]] + z[n, i], 0)), at(off_the_margins, n))
    gradient = d.have(Eq(of_one_item, slope), multi_margin_gradient(K, y[n], z[n], m, k))
    d.chain(D(mean, z[n, k])).eq(of_one_item / N, chain_rule).eq(slope / N, gradient.times(1 / N))
