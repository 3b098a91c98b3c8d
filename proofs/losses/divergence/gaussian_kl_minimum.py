"""The KL term of a VAE is at least 0, and 0 for means 0 and standard deviations 1."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one


@theorem(_("The least KL term"), claims=("loss:gaussian_kl",))
def gaussian_kl_minimum(d):
    """Coordinate by coordinate log σ² ≤ σ² − 1."""
    n = d.size("n")
    mu, sigma = d.family("mu", n), d.family("sigma", n, positive)
    i = index("i", n)
    standard = gaussian_kl(function(i, term(0)), function(i, term(1)))
    d.show(conjunction((gaussian_kl(mu, sigma) >= 0, Eq(standard, 0))))
    with d.each(i):
        (
            d.chain(mu[i] ** 2 + sigma[i] ** 2 - 1 - log(sigma[i] ** 2))
            .ge(mu[i] ** 2, log_le_sub_one(sigma[i] ** 2))
            .ge(0, sign)
        )
    each_coordinate = d.proved()
    (
        d.chain(gaussian_kl(mu, sigma))
        .eq(sum_(i, mu[i] ** 2 + sigma[i] ** 2 - 1 - log(sigma[i] ** 2)) / 2, definition)
        .ge(sum_(i, term(0)) / 2, summing(each_coordinate).times(term(1) / 2))
        .eq(0, algebra)
    )
    d.chain(standard).eq(sum_(i, term(0) ** 2 + term(1) ** 2 - 1 - log(term(1) ** 2)) / 2, definition).eq(0, algebra)
