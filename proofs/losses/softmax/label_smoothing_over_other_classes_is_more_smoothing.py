"""The other label smoothing, a/(K − 1) on the other classes, is the usual one with a larger a."""

from derive.authoring import *


@theorem(
    _("What separates the two label smoothings"), claims=("loss:label_smoothing",), lemma=_("the two label smoothings")
)
def label_smoothing_over_other_classes_is_more_smoothing(d):
    """With 1 − a on class y and a/(K − 1) on each other class the loss is ℓ(z, y, aK/(K − 1)): a larger a, by the
    factor K/(K − 1). Both agree at a = 0 only."""
    K = d.variable("K", integers(2, None))
    z, y, a = d.family("z", K), d.index("y", K), d.variable("a", probability)
    i = index("i", K)
    more = a * K / (K - 1)
    d.show(Eq(label_smoothing_over_other_classes(z, y, a), label_smoothing_cross_entropy(z, y, more)))
    q = (1 - a) * delta(i, y) + a / (K - 1) * (1 - delta(i, y))
    (
        d.chain(label_smoothing_over_other_classes(z, y, a))
        .eq(-sum_(i, q * log(softmax(z)[i])), definition)
        .eq(-sum_(i, ((1 - more) * delta(i, y) + more / K) * log(softmax(z)[i])), algebra)
        .eq(label_smoothing_cross_entropy(z, y, more), definition)
    )
