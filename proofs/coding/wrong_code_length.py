"""The mean length of the code made for Q is the cross-entropy, up to one bit."""

from derive.authoring import *
from proofs.calculus.positive_mean import positive_mean


@theorem(
    _("The mean length under the code made for Q"),
    claims=("A6",),
    source="Cover & Thomas 2006, 5.4.3",
    lemma=_("the mean length under a code made for Q"),
)
def wrong_code_length(d):
    """If x follows P and its word has the length ⌈−log₂ q_i⌉ made for Q, the mean lies in [H₂(P, Q), H₂(P, Q) + 1).

    Every q_i is positive; p_i may be 0.
    """
    n = d.size("n")
    p, q = d.distribution("p", n), d.family("q", n, positive)
    i = index("i", n)

    def length(i):
        return ceiling(-log(q[i], 2))

    mean = sum_(i, p[i] * length(i))
    d.show(conjunction((cross_entropy_bits(p, q) <= mean, mean < cross_entropy_bits(p, q) + 1)))
    with d.each(i):
        d.have(-log(q[i], 2) <= length(i), at_most_ceiling(-log(q[i], 2)))
        d.have(-p[i] * log(q[i], 2) <= p[i] * length(i), d.proved().times(p[i]))
    not_below = d.proved()
    (d.chain(cross_entropy_bits(p, q)).eq(sum_(i, -p[i] * log(q[i], 2)), definition).le(mean, summing(not_below)))

    def slack(i):
        return -log(q[i], 2) + 1 - length(i)

    with d.each(i):
        d.have(length(i) < -log(q[i], 2) + 1, ceiling_below(-log(q[i], 2)))
        d.have(slack(i) > 0, d.proved())
    each_positive = d.proved()
    saved = d.have(sum_(i, p[i] * slack(i)) > 0, each_positive, positive_mean(n, p, function(i, slack(i))))
    (
        d.chain(mean)
        .eq(cross_entropy_bits(p, q) + 1 - sum_(i, p[i] * slack(i)), definition, d.normalised(p))
        .lt(cross_entropy_bits(p, q) + 1, saved)
    )
