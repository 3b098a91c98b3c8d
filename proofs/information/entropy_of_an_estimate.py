"""How the entropy of an estimate q differs from the entropy of p."""

from derive.authoring import *


@theorem(_("The entropy of an estimate"), claims=("A5",))
def entropy_of_an_estimate(d):
    """The estimate errs twice: it weighs by q, not by p (first term), and codes by q, not by p (the divergence)."""
    n = d.size("n")
    p, q = d.family("p", n, nonnegative), d.family("q", n, positive)
    i = index("i", n)
    d.show(Eq(entropy(q) - entropy(p), sum_(i, (q[i] - p[i]) * -log(q[i])) + kl_divergence(p, q)))
    (
        d.chain(entropy(q) - entropy(p))
        .eq(-sum_(i, q[i] * log(q[i])) + sum_(i, xlogy(p[i], p[i])), definition)
        .eq(
            sum_(i, (q[i] - p[i]) * -log(q[i])) + sum_(i, xlogy(p[i], p[i]) - p[i] * log(q[i])),
            words(_("{0} subtracted and added"), sum_(i, p[i] * log(q[i]))),
        )
        .eq(sum_(i, (q[i] - p[i]) * -log(q[i])) + kl_divergence(p, q), definition)
    )
