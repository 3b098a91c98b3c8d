"""Label smoothing mixes two cross-entropies: to the label and to the uniform distribution."""

from derive.authoring import *


@theorem(
    _("Label smoothing is a mixture of cross-entropies"),
    claims=("loss:label_smoothing",),
    source="Szegedy et al. 2016, 7",
    lemma=_("label smoothing is a mixture"),
)
def label_smoothing_cross_entropy_mixture(d):
    """ℓ(z, y, a) = (1 − a) ℓ(z, y) + a ℓ(z, u) with u_i = 1/K."""
    K = d.size("K")
    z, y, a = d.family("z", K), d.index("y", K), d.variable("a", probability)
    i = index("i", K)
    loss, uniform = label_smoothing_cross_entropy(z, y, a), function(i, 1 / K)
    mixture = (1 - a) * softmax_cross_entropy_with_integer_labels(z, y) + a * softmax_cross_entropy(z, uniform)
    d.show(Eq(loss, mixture))
    (
        d.chain(loss)
        .eq(-sum_(i, ((1 - a) * delta(i, y) + a / K) * log(softmax(z)[i])), definition)
        .eq(-(1 - a) * log(softmax(z)[y]) - a * sum_(i, 1 / K * log(softmax(z)[i])), kronecker, linearity)
        .eq(mixture, definition)
    )
