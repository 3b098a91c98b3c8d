"""Over free inputs the negative log-likelihood has no least value."""

from derive.authoring import *


@theorem(_("The negative log-likelihood of free inputs is unbounded"), claims=("loss:negative_log_likelihood",))
def negative_log_likelihood_unbounded(d):
    """The input M at every class has the loss −M, for any M. Only normalised inputs, as a log-softmax gives them, make
    it a loss that is at least 0."""
    n = d.size("n")
    y, M, i = d.index("y", n), d.real("M"), index("i", n)
    same = function(i, M)
    d.show(Eq(negative_log_likelihood(same, y), -M))
    d.chain(negative_log_likelihood(same, y)).eq(-same[y], definition).eq(-M, algebra)
