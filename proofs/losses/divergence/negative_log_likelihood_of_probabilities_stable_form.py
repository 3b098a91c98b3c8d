"""The negative log-likelihood of probabilities is −log p_y."""

from derive.authoring import *


@theorem(_("The negative log-likelihood of probabilities"), claims=("loss:negative_log_likelihood",))
def negative_log_likelihood_of_probabilities_stable_form(d):
    """The same number as the loss of the logarithms x = log p. For a p_y that underflows to 0 it is lost; that is why
    libraries want the logarithms."""
    n = d.size("n")
    p, y = d.family("p", n, positive), d.index("y", n)
    d.show(Eq(negative_log_likelihood_of_probabilities(p, y), -log(p[y])))
    d.chain(negative_log_likelihood_of_probabilities(p, y)).eq(-log(p[y]), definition)
