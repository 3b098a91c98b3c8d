"""Log-sum-exp moves with its argument."""

from derive.authoring import *


@theorem(_("Log-sum-exp of shifted logits"), lemma=_("shift of log-sum-exp"))
def logsumexp_shift(d):
    """lse(z_1 + c, …, z_K + c) = lse(z) + c."""
    K = d.size("K")
    z, c = d.family("z", K), d.real("c")
    i = index("i", K)
    d.show(Eq(logsumexp(function(i, z[i] + c)), logsumexp(z) + c))
    (
        d.chain(logsumexp(function(i, z[i] + c)))
        .eq(log(sum_(i, exp(z[i] + c))), definition)
        .eq(log(exp(c) * sum_(i, exp(z[i]))), exponentials, linearity)
        .eq(logsumexp(z) + c, logarithms, definition)
    )
