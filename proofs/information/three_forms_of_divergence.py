"""The three forms of the divergence: expected extra information, a difference of two sums, H(P, Q) − H(P)."""

from derive.authoring import *


@theorem(_("Three forms of the divergence"), claims=("B9",), source="Cover & Thomas 2006, 2.3")
def three_forms_of_divergence(d):
    """With the information I₂(x) = −log₂ x; for all positive families, probabilities among them."""
    n = d.size("n")
    p, q = d.family("p", n, positive), d.family("q", n, positive)
    i = index("i", n)
    first = sum_(i, p[i] * (surprisal_bits(q[i]) - surprisal_bits(p[i])))
    second = sum_(i, p[i] * -log(q[i], 2)) - sum_(i, p[i] * -log(p[i], 2))
    third = cross_entropy_bits(p, q) - entropy_bits(p)
    divergence = kl_divergence_bits(p, q)
    d.show(conjunction((Eq(divergence, first), Eq(first, second), Eq(second, third))))
    d.have(Eq(divergence, first), definition)
    d.have(Eq(first, second), linearity)
    d.have(Eq(second, third), definition)
