"""The derivative of softmax cross-entropy in the targets."""

from derive.authoring import *


@theorem(_("The gradient of softmax cross-entropy in its targets"), claims=("loss:softmax",))
def softmax_cross_entropy_target_gradient(d):
    """∂ℓ(z, t)/∂t_k = −log softmax(z)_k: the loss is linear in the targets."""
    K = d.size("K")
    z, t = d.family("z", K), d.family("t", K)
    k, i = d.index("k", K), index("i", K)
    loss = softmax_cross_entropy(z, t)
    d.show(Eq(D(loss, t[k]), logsumexp(z) - z[k]))
    (
        d.chain(D(loss, t[k]))
        .eq(D(-sum_(i, t[i] * log(softmax(z)[i])), t[k]), definition)
        .eq(-sum_(i, delta(i, k) * log(softmax(z)[i])), differentiation)
        .eq(-log(softmax(z)[k]), kronecker)
        .eq(logsumexp(z) - z[k], words(_("log softmax")))
    )
