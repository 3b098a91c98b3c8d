"""Cross-entropy with a class label: log-sum-exp minus the logit of the class."""

from derive.authoring import *
from proofs.losses.activations.log_softmax_is_log_of_softmax import log_softmax_is_log_of_softmax


@theorem(_("Cross-entropy with a class label"), claims=("loss:softmax",), lemma=_("cross-entropy with a class label"))
def softmax_cross_entropy_with_integer_labels_from_logits(d):
    """ℓ(z, y) = lse(z) − z_y."""
    K = d.size("K")
    z, y = d.family("z", K), d.index("y", K)
    loss = softmax_cross_entropy_with_integer_labels(z, y)
    d.show(Eq(loss, logsumexp(z) - z[y]))
    (
        d.chain(loss)
        .eq(-log(softmax(z)[y]), definition)
        .eq(-log_softmax(z)[y], log_softmax_is_log_of_softmax(K, z, y))
        .eq(logsumexp(z) - z[y], definition)
    )
