"""Entropy in bits is the entropy in nats divided by log 2."""

from derive.authoring import *


@theorem(
    _("Entropy in bits and in nats"),
    kind="definition",
    claims=("A1",),
    source="Cover & Thomas 2006, 2.1",
    lemma=_("entropy in bits"),
)
def entropy_in_bits(d):
    """H₂(p) = −Σ p_i log₂ p_i, written with natural logarithms; zeros are allowed, for 0 log 0 stands for 0."""
    n = d.size("n")
    p = d.family("p", n, nonnegative)
    d.show(Eq(entropy_bits(p), entropy(p) / log(2)))
    i = index("i", n)
    (
        d.chain(entropy_bits(p))
        .eq(-sum_(i, xlogy(p[i], p[i]) / log(2)), definition)
        .eq(-sum_(i, xlogy(p[i], p[i])) / log(2), linearity)
        .eq(entropy(p) / log(2), definition)
    )
