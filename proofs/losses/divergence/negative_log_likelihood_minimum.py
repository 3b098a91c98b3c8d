"""For normalised log-probabilities the negative log-likelihood is at least 0."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one


@theorem(_("The negative log-likelihood is not negative"), claims=("loss:negative_log_likelihood",))
def negative_log_likelihood_minimum(d):
    """If Σ e^{x_i} = 1, then −x_y ≥ 0: one term of a sum of positive terms is at most the sum, which is 1."""
    n = d.size("n")
    x, y, i = d.family("x", n), d.index("y", n), index("i", n)
    normal = d.suppose(Eq(sum_(i, exp(x[i])), 1))
    d.show(negative_log_likelihood(x, y) >= 0)
    with d.each(i):
        d.have(exp(x[i]) >= 0, sign)
    positive_terms = d.proved()
    d.chain(exp(x[y])).le(sum_(i, exp(x[i])), term_of_sum(positive_terms, y)).eq(1, normal)
    at_most_one = d.proved()
    (
        d.chain(negative_log_likelihood(x, y))
        .eq(-log(exp(x[y])), definition)
        .ge(1 - exp(x[y]), log_le_sub_one(exp(x[y])))
        .ge(0, at_most_one)
    )
