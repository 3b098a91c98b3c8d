"""Cross-entropy with logits: log-sum-exp against the mean logit of the target."""

from derive.authoring import *


@theorem(_("Cross-entropy with logits"), claims=("loss:softmax",), lemma=_("cross-entropy with logits"))
def softmax_cross_entropy_from_logits(d):
    """ℓ(z, t) = lse(z) Σ t_i − Σ t_i z_i; for a target with Σ t_i = 1 it is lse(z) − ⟨t, z⟩."""
    K = d.size("K")
    z, t = d.family("z", K), d.family("t", K)
    i = index("i", K)
    loss = softmax_cross_entropy(z, t)
    d.show(Eq(loss, sum_(i, t[i]) * logsumexp(z) - sum_(i, t[i] * z[i])))
    (
        d.chain(loss)
        .eq(-sum_(i, t[i] * log(softmax(z)[i])), definition)
        .eq(-sum_(i, t[i] * (z[i] - logsumexp(z))), words(_("log softmax")))
        .eq(sum_(i, t[i]) * logsumexp(z) - sum_(i, t[i] * z[i]), linearity)
    )
