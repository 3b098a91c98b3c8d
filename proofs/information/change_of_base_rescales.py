"""Entropy, cross-entropy and divergence in bits are those in nats, divided by log 2."""

from derive.authoring import *


@theorem(_("Another base only rescales"), claims=("A13",))
def change_of_base_rescales(d):
    """In bits instead of nats, the entropy, cross-entropy and divergence of n classes are divided by log 2."""
    n = d.size("n")
    p, q = d.family("p", n, nonnegative), d.family("q", n, nonnegative)
    d.suppose(absolutely_continuous(p, q))
    i = index("i", n)

    nats = (entropy(p), cross_entropy(p, q), kl_divergence(p, q))
    bits = (entropy_bits(p), cross_entropy_bits(p, q), kl_divergence_bits(p, q))
    rescaled = conjunction(Eq(b, a / log(2)) for a, b in zip(nats, bits, strict=True))
    d.show(rescaled)

    (
        d.chain(entropy_bits(p))
        .eq(-sum_(i, xlogy(p[i], p[i]) / log(2)), definition)
        .eq(-sum_(i, xlogy(p[i], p[i])) / log(2), linearity)
        .eq(entropy(p) / log(2), definition)
    )
    (
        d.chain(cross_entropy_bits(p, q))
        .eq(-sum_(i, xlogy(p[i], q[i]) / log(2)), definition)
        .eq(-sum_(i, xlogy(p[i], q[i])) / log(2), linearity)
        .eq(cross_entropy(p, q) / log(2), definition)
    )
    (
        d.chain(kl_divergence_bits(p, q))
        .eq(sum_(i, (xlogy(p[i], p[i]) - xlogy(p[i], q[i])) / log(2)), definition)
        .eq(sum_(i, xlogy(p[i], p[i]) - xlogy(p[i], q[i])) / log(2), linearity)
        .eq(kl_divergence(p, q) / log(2), definition)
    )
