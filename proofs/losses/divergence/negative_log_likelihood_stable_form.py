"""The negative log-likelihood of log-probabilities is read off; nothing in it can overflow."""

from derive.authoring import *


@theorem(_("The negative log-likelihood of log-probabilities"), claims=("loss:negative_log_likelihood",))
def negative_log_likelihood_stable_form(d):
    """The input x holds logarithms already. To hand over probabilities in its place is no error that a program
    reports: the value is then −p_y."""
    n = d.size("n")
    x, y = d.family("x", n), d.index("y", n)
    d.show(Eq(negative_log_likelihood(x, y), -x[y]))
    d.chain(negative_log_likelihood(x, y)).eq(-x[y], definition)
