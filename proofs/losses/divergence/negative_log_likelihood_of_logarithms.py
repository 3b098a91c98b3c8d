"""The negative log-likelihood of the probabilities is that of their logarithms."""

from derive.authoring import *


@theorem(_("Two inputs of one negative log-likelihood"), claims=("loss:negative_log_likelihood",))
def negative_log_likelihood_of_logarithms(d):
    """ℓ(p, y) of probabilities is ℓ(log p, y) of log-probabilities."""
    n = d.size("n")
    p, y, i = d.family("p", n, positive), d.index("y", n), index("i", n)
    logarithm = function(i, log(p[i]))
    d.show(Eq(negative_log_likelihood_of_probabilities(p, y), negative_log_likelihood(logarithm, y)))
    (
        d.chain(negative_log_likelihood_of_probabilities(p, y))
        .eq(-log(p[y]), definition)
        .eq(negative_log_likelihood(logarithm, y), definition)
    )
