"""The KL term with log-variances is at least 0, and 0 at μ = 0 and s = 0."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one


@theorem(_("The least KL term with log-variances"), claims=("loss:gaussian_kl",))
def gaussian_kl_with_log_variance_minimum(d):
    """Coordinate by coordinate s ≤ e^s − 1."""
    n = d.size("n")
    mu, s = d.family("mu", n), d.family("s", n)
    i = index("i", n)
    zeros = function(i, term(0))
    d.show(conjunction((gaussian_kl_with_log_variance(mu, s) >= 0, Eq(gaussian_kl_with_log_variance(zeros, zeros), 0))))
    with d.each(i):
        (
            d.chain(mu[i] ** 2 + exp(s[i]) - 1 - s[i])
            .eq(mu[i] ** 2 + exp(s[i]) - 1 - log(exp(s[i])), exponentials)
            .ge(mu[i] ** 2, log_le_sub_one(exp(s[i])))
            .ge(0, sign)
        )
    each_coordinate = d.proved()
    (
        d.chain(gaussian_kl_with_log_variance(mu, s))
        .eq(sum_(i, mu[i] ** 2 + exp(s[i]) - 1 - s[i]) / 2, definition)
        .ge(sum_(i, term(0)) / 2, summing(each_coordinate).times(term(1) / 2))
        .eq(0, algebra)
    )
    d.chain(gaussian_kl_with_log_variance(zeros, zeros)).eq(
        sum_(i, term(0) ** 2 + exp(term(0)) - 1 - 0) / 2, definition
    ).eq(0, algebra)
