"""A code made for Q costs the divergence more than the entropy."""

from derive.authoring import *
from proofs.coding.wrong_code_length import wrong_code_length


@theorem(_("The wrong code costs the divergence"), claims=("A6", "B9"), source="Cover & Thomas 2006, 5.4.3")
def wrong_code_costs_divergence(d):
    """Words of length ⌈−log₂ q_i⌉, letters that follow P: the mean is H₂(P) + D₂(P‖Q), up to a bit for rounding up."""
    n = d.size("n")
    p, q = d.distribution("p", n), d.family("q", n, positive)
    i = index("i", n)
    mean = sum_(i, p[i] * ceiling(-log(q[i], 2)))
    ideal = entropy_bits(p) + kl_divergence_bits(p, q)
    d.show(conjunction((ideal <= mean, mean < ideal + 1)))
    d.chain(ideal).eq(cross_entropy_bits(p, q), definition).le(mean, wrong_code_length(n, p, q))
    d.chain(mean).lt(cross_entropy_bits(p, q) + 1, wrong_code_length(n, p, q)).eq(ideal + 1, definition)
