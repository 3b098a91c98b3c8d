"""The negative log-likelihood of a probability is at least 0, and 0 only for the probability 1."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one


@theorem(_("The least negative log-likelihood"), claims=("loss:negative_log_likelihood",))
def negative_log_likelihood_of_probabilities_minimum(d):
    """ℓ(p, y) ≥ 1 − p_y, so that for p_y ≤ 1 the loss is at least 0, and positive for p_y < 1; for p_y = 1 it is 0."""
    n = d.size("n")
    p, y = d.family("p", n, positive), d.index("y", n)
    loss = negative_log_likelihood_of_probabilities(p, y)
    d.show(conjunction((loss >= 1 - p[y], implies(Eq(p[y], 1), Eq(loss, 0)))))
    d.chain(loss).eq(-log(p[y]), definition).ge(1 - p[y], log_le_sub_one(p[y]))
    with d.supposing(Eq(p[y], 1)) as certain:
        d.chain(loss).eq(-log(p[y]), definition).eq(0, certain)
