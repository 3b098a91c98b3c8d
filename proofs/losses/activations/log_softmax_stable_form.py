"""Log-softmax with the maximum taken out: no logarithm of a rounded 0."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_stable_form import logsumexp_stable_form


@theorem(_("Log-softmax with the maximum taken out"), lemma=_("log-softmax with the maximum taken out"))
def log_softmax_stable_form(d):
    """log softmax(z)_k = (z_k − m) − log Σ e^{z_i − m} with m = max z_i: finite even where softmax(z)_k rounds to 0."""
    K = d.size("K")
    z = d.family("z", K)
    k, i = d.index("k", K), index("i", K)
    m = largest(z)
    d.show(Eq(log_softmax(z)[k], z[k] - m - log(sum_(i, exp(z[i] - m)))))
    (
        d.chain(log_softmax(z)[k])
        .eq(z[k] - logsumexp(z), definition)
        .eq(z[k] - (m + log(sum_(i, exp(z[i] - m)))), logsumexp_stable_form(K, z))
        .eq(z[k] - m - log(sum_(i, exp(z[i] - m))), algebra)
    )
