"""The gradient of cross-entropy after softmax: softmax(z) − t, for any number of classes."""

from derive.authoring import *


@theorem(_("The gradient of softmax cross-entropy"), claims=("loss:cross_entropy",))
def softmax_cross_entropy_gradient(d):
    """∂/∂z_k of the cross-entropy of a target t with Σ t = 1 and the prediction softmax(z), K classes."""
    K = d.size("K")
    z, t = d.family("z", K), d.family("t", K, nonnegative)
    k = d.index("k", K)
    normal = d.suppose(normalised(t))
    loss = cross_entropy(t, softmax(z))
    d.show(Eq(D(loss, z[k]), softmax(z)[k] - t[k]))
    i = index("i", K)
    with d.each(z):
        (
            d.chain(loss)
            .eq(-sum_(i, t[i] * (z[i] - logsumexp(z))), definition)
            .eq(logsumexp(z) - sum_(i, t[i] * z[i]), linearity, normal)
        )
    value = d.proved()
    (
        d.chain(D(loss, z[k]))
        .eq(D(logsumexp(z) - sum_(i, t[i] * z[i]), z[k]), differentiating(at(value, z), z[k]))
        .eq(softmax(z)[k] - sum_(i, t[i] * delta(i, k)), chain_rule)
        .eq(softmax(z)[k] - t[k], kronecker)
    )
