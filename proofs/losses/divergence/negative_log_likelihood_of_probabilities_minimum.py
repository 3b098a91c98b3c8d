"""−log p_y is at least 0 for probabilities, and 0 exactly for p_y = 1."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one


@theorem(_("The least negative log-likelihood"), claims=("loss:negative_log_likelihood",))
def negative_log_likelihood_of_probabilities_minimum(d):
    """For p_y ≤ 1 the loss is at least 1 − p_y, so at least 0; it is 0 only for p_y = 1."""
    n = d.size("n")
    p, y = d.family("p", n, positive), d.index("y", n)
    loss = negative_log_likelihood_of_probabilities(p, y)
    d.show(loss >= 1 - p[y])
    d.chain(loss).eq(-log(p[y]), definition).ge(1 - p[y], log_le_sub_one(p[y]))
