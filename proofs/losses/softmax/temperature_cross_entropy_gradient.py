"""The gradient of cross-entropy at a temperature: (softmax(z/T) − δ)/T."""

from derive.authoring import *


@theorem(
    _("The gradient of cross-entropy at a temperature"),
    claims=("loss:temperature",),
    lemma=_("gradient at a temperature"),
)
def temperature_cross_entropy_gradient(d):
    """∂ℓ(z, y, T)/∂z_k = (softmax(z/T)_k − δ_ky)/T: a factor 1/T, which falls as T grows."""
    K = d.size("K")
    z, y, T, k = d.family("z", K), d.index("y", K), d.positive("T"), d.index("k", K)
    i = index("i", K)
    loss, cooled = temperature_cross_entropy(z, y, T), function(i, z[i] / T)
    d.show(Eq(D(loss, z[k]), (softmax(cooled)[k] - delta(k, y)) / T))
    (
        d.chain(D(loss, z[k]))
        .eq(D(logsumexp(cooled) - z[y] / T, z[k]), definition)
        .eq(sum_(i, softmax(cooled)[i] * delta(i, k) / T) - delta(k, y) / T, chain_rule)
        .eq((softmax(cooled)[k] - delta(k, y)) / T, kronecker)
    )
