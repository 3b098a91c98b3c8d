"""The gradient of the mean Bradley–Terry loss carries the factor 1/N."""

from derive.authoring import *
from proofs.losses.margin.bradley_terry_preferred_gradient import bradley_terry_preferred_gradient


@theorem(_("The gradient of the mean Bradley–Terry loss"), claims=("loss:bradley_terry",))
def bradley_terry_mean(d):
    """∂/∂a_k of (1/N) Σ ℓ(a_i, b_i) over N pairs is −σ(b_k − a_k)/N."""
    N = d.size("N")
    a, b = d.family("a", N), d.family("b", N)
    k, i, t = d.index("k", N), index("i", N), variable("t", real)
    mean = sum_(i, bradley_terry(a[i], b[i])) / N
    d.show(Eq(D(mean, a[k]), -sigmoid(b[k] - a[k]) / N))
    with d.each(i):
        d.have(
            Eq(D_at(bradley_terry(t, b[i]), t, a[i]), -sigmoid(b[i] - a[i])),
            bradley_terry_preferred_gradient(a[i], b[i]),
        )
    each = d.proved()
    (
        d.chain(D(mean, a[k]))
        .eq(sum_(i, delta(i, k) * D_at(bradley_terry(t, b[i]), t, a[i])) / N, chain_rule)
        .eq(D_at(bradley_terry(t, b[k]), t, a[k]) / N, kronecker)
        .eq(-sigmoid(b[k] - a[k]) / N, at(each, k).times(1 / N))
    )
