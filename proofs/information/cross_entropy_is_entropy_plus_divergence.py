"""Cross-entropy is entropy plus divergence."""

from derive.authoring import *


@theorem(
    _("Cross-entropy is entropy plus divergence"),
    claims=("A7", "B9"),
    lemma=_("cross-entropy is entropy plus divergence"),
)
def cross_entropy_is_entropy_plus_divergence(d):
    """H(p, q) = H(p) + D(p ‖ q), if q_i = 0 only where p_i = 0; nothing is asked of the sums."""
    n = d.size("n")
    p, q = d.family("p", n, nonnegative), d.family("q", n, nonnegative)
    d.suppose(absolutely_continuous(p, q))
    d.show(Eq(cross_entropy(p, q), entropy(p) + kl_divergence(p, q)))
    i = index("i", n)
    (
        d.chain(cross_entropy(p, q))
        .eq(-sum_(i, xlogy(p[i], q[i])), definition)
        .eq(-sum_(i, xlogy(p[i], p[i])) + sum_(i, xlogy(p[i], p[i]) - xlogy(p[i], q[i])), linearity)
        .eq(entropy(p) + kl_divergence(p, q), definition)
    )
