"""Perplexity comes as near to 1 as one likes."""

from derive.authoring import *
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_infimum import (
    softmax_cross_entropy_with_integer_labels_infimum,
)


@theorem(_("Perplexity comes near to 1"), claims=("loss:perplexity",))
def perplexity_infimum(d):
    """For every ε > 0 the logits Z_li = log(K/η) δ_{i y_l} with η = log(1 + ε) have a perplexity below 1 + ε: each
    cross-entropy is below η, and so is their mean."""
    m, K = d.size("m"), d.size("K")
    y, epsilon = d.family("y", m, index_range(K)), d.positive("epsilon")
    l, i = index("l", m), index("i", K)
    eta = log(1 + epsilon)
    Z = function(l, function(i, log(K / eta) * delta(i, y[l])))
    d.show(perplexity_of_predictions(Z, y) < 1 + epsilon)
    d.have(eta > 0, sign)
    loss = softmax_cross_entropy_with_integer_labels(Z[l], y[l])
    with d.each(l):
        d.have(loss < eta, softmax_cross_entropy_with_integer_labels_infimum(K, y[l], eta))
    total = d.have(sum_(l, loss) < sum_(l, eta), summing(d.proved()))
    d.chain(sum_(l, loss) / m).lt(sum_(l, eta) / m, total.times(1 / m)).eq(eta, algebra)
    mean = d.proved()
    (
        d.chain(perplexity_of_predictions(Z, y))
        .eq(exp(sum_(l, loss) / m), definition)
        .lt(
            exp(eta),
            words(
                _("exp rises"),
            ),
            mean,
        )
        .eq(1 + epsilon, exponentials)
    )
