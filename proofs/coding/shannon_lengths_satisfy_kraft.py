"""The lengths ⌈−log₂ q_i⌉ fit into Kraft's sum."""

from derive.authoring import *


@theorem(
    _("Shannon's lengths satisfy Kraft's inequality"),
    claims=("A4", "A6"),
    source="Cover & Thomas 2006, 5.4",
    lemma=_("Shannon's lengths"),
)
def shannon_lengths_satisfy_kraft(d):
    """For q_i > 0 with Σ q_i ≤ 1 the whole lengths ⌈−log₂ q_i⌉ have Σ 2^(−ℓ_i) ≤ 1, so that a prefix code has them.

    q_i = 0 has no length: the code is made for the support.
    """
    n = d.size("n")
    q = d.family("q", n, positive)
    total_at_most_one = d.suppose(total(q) <= 1)
    i = index("i", n)

    def length(i):
        return ceiling(-log(q[i], 2))

    d.show(sum_(i, term(2) ** (-length(i))) <= 1)
    with d.each(i):
        d.have(-log(q[i], 2) <= length(i), at_most_ceiling(-log(q[i], 2)))
        d.chain(term(2) ** (-length(i))).le(term(2) ** log(q[i], 2), d.proved()).eq(q[i], logarithms)
    shorter = d.proved()
    d.chain(sum_(i, term(2) ** (-length(i)))).le(total(q), summing(shorter)).le(1, total_at_most_one)
