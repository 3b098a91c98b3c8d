"""Label smoothing from logits: log-sum-exp against the smoothed target."""

from derive.authoring import *


@theorem(_("Label smoothing from logits"), claims=("loss:label_smoothing",), lemma=_("label smoothing from logits"))
def label_smoothing_cross_entropy_from_logits(d):
    """ℓ(z, y, a) = lse(z) − (1 − a) z_y − (a/K) Σ z_i: the smoothed target q sums to 1."""
    K = d.size("K")
    z, y, a = d.family("z", K), d.index("y", K), d.variable("a", probability)
    i = index("i", K)
    q = function(i, (1 - a) * delta(i, y) + a / K)
    loss = label_smoothing_cross_entropy(z, y, a)
    d.show(Eq(loss, logsumexp(z) - (1 - a) * z[y] - a / K * sum_(i, z[i])))
    (
        d.chain(loss)
        .eq(-sum_(i, q[i] * log(softmax(z)[i])), definition)
        .eq(sum_(i, q[i]) * logsumexp(z) - sum_(i, q[i] * z[i]), words(_("log softmax")), linearity)
        .eq(logsumexp(z) - (1 - a) * z[y] - a / K * sum_(i, z[i]), kronecker)
    )
