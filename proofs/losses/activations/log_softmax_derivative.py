"""The Jacobian of log-softmax: δ_ij − p_j."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_gradient import logsumexp_gradient


@theorem(_("The derivative of log-softmax"), lemma=_("derivative of log-softmax"))
def log_softmax_derivative(d):
    """∂ log softmax(z)_i/∂z_j = δ_ij − softmax(z)_j."""
    K = d.size("K")
    z = d.family("z", K)
    i, j = d.index("i", K), d.index("j", K)
    d.show(Eq(D(log_softmax(z)[i], z[j]), delta(i, j) - softmax(z)[j]))
    (
        d.chain(D(log_softmax(z)[i], z[j]))
        .eq(D(z[i] - logsumexp(z), z[j]), definition)
        .eq(delta(i, j) - D(logsumexp(z), z[j]), differentiation)
        .eq(delta(i, j) - softmax(z)[j], logsumexp_gradient(K, z, j))
    )
