"""The chain rule P(A ∩ B) = P(A)·P(B | A) behind P(win) = P(final)·P(win the final)."""

from derive.authoring import *


@theorem(
    _("The chain rule of probability"),
    claims=("B2",),
    source="Cover & Thomas 2006, 2.1",
    lemma="P(A ∩ B) = P(A) P(B | A)",
)
def chain_rule_of_probability(d):
    """For outcomes with weights w_i ≥ 0 (probabilities, if they add up to 1) and events A and B: P(B | A) is the weight
    of A ∩ B relative to that of A.

    Nothing is independent here: who wins the cup has reached the final, so A ∩ B = B.
    """
    n = d.size("n")
    w = d.family("w", n, nonnegative)
    a, b = d.family("a", n, integers(0, 1)), d.family("b", n, integers(0, 1))
    i = index("i", n)
    d.suppose(sum_(i, w[i] * a[i]) > 0)
    P_A, P_AB = sum_(i, w[i] * a[i]), sum_(i, w[i] * a[i] * b[i])
    P_B_given_A = sum_(i, w[i] * a[i] / P_A * b[i])
    d.show(Eq(P_AB, P_A * P_B_given_A))
    d.say(
        _("{0} and {1} say whether outcome {2} is in A and in B; given A its weight is {3}."),
        a[i],
        b[i],
        i,
        w[i] * a[i] / P_A,
    )
    d.chain(P_A * P_B_given_A).eq(P_A * (P_AB / P_A), linearity).eq(P_AB, algebra)
