"""Log-sum-exp with the maximum taken out: no exponential overflows."""

from derive.authoring import *


@theorem(_("Log-sum-exp with the maximum taken out"), lemma=_("log-sum-exp with the maximum taken out"))
def logsumexp_stable_form(d):
    """lse(z) = m + log Σ e^{z_i − m} with m = max z_i: every exponent is ≤ 0, one of them 0, so the sum lies in [1,
    K]."""
    K = d.size("K")
    z = d.family("z", K)
    i = index("i", K)
    m = largest(z)
    d.show(Eq(logsumexp(z), m + log(sum_(i, exp(z[i] - m)))))
    (
        d.chain(logsumexp(z))
        .eq(log(sum_(i, exp(z[i]))), definition)
        .eq(log(exp(m) * sum_(i, exp(z[i] - m))), exponentials, linearity)
        .eq(m + log(sum_(i, exp(z[i] - m))), logarithms)
    )
