"""The negative log-likelihood of log-softmax is lse(z) − z_y: cross-entropy with logits."""

from derive.authoring import *


@theorem(_("The negative log-likelihood of log-softmax"), claims=("loss:negative_log_likelihood",))
def negative_log_likelihood_of_log_softmax(d):
    """A library's cross-entropy is its log-softmax followed by its NLL."""
    n = d.size("n")
    z, y = d.family("z", n), d.index("y", n)
    d.show(Eq(negative_log_likelihood(log_softmax(z), y), logsumexp(z) - z[y]))
    (
        d.chain(negative_log_likelihood(log_softmax(z), y))
        .eq(-log_softmax(z)[y], definition)
        .eq(-(z[y] - logsumexp(z)), definition)
        .eq(logsumexp(z) - z[y], algebra)
    )
