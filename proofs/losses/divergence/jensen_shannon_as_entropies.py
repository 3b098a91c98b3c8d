"""The Jensen–Shannon divergence is the entropy of the mixture minus the mean entropy."""

from derive.authoring import *


@theorem(
    _("The Jensen–Shannon divergence in entropies"),
    claims=("loss:jensen_shannon",),
    lemma="JS(p, t) = H((p + t)/2) − H(p)/2 − H(t)/2",
)
def jensen_shannon_as_entropies(d):
    """JS(p, t) = H(m) − (H(p) + H(t))/2 with m = (p + t)/2: for positive families of any sums."""
    n = d.size("n")
    p, t = d.family("p", n, positive), d.family("t", n, positive)
    i = index("i", n)
    m = function(i, (p[i] + t[i]) / 2)
    d.show(Eq(jensen_shannon(p, t), entropy(m) - (entropy(p) + entropy(t)) / 2))
    (
        d.chain(jensen_shannon(p, t))
        .eq(kl_divergence(p, m) / 2 + kl_divergence(t, m) / 2, definition)
        .eq(
            sum_(i, p[i] * log(p[i]) - p[i] * log(m[i])) / 2 + sum_(i, t[i] * log(t[i]) - t[i] * log(m[i])) / 2,
            definition,
        )
        .eq(-sum_(i, m[i] * log(m[i])) + (sum_(i, p[i] * log(p[i])) + sum_(i, t[i] * log(t[i]))) / 2, linearity)
        .eq(entropy(m) - (entropy(p) + entropy(t)) / 2, definition)
    )
