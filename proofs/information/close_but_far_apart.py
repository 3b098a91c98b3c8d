"""Close distributions may have a divergence as large as one likes: Q all but without a class of P."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one


@theorem(_("Close distributions of large divergence"), kind="refutation", claims=("B10",))
def close_but_far_apart(d):
    """P = (1−ε, ε) and Q = (1−δ, δ) differ by less than ε in each class, however small ε is; but with
    δ = ε exp(−(M+1)/ε) the divergence D(P‖Q) is above M, however large M is: close does not mean small."""
    epsilon, M = d.open_probability("epsilon"), d.positive("M")
    delta = d.variable("delta", open_probability)
    choice = d.suppose(Eq(delta, epsilon * exp(-(M + 1) / epsilon)))
    P, Q = vector(1 - epsilon, epsilon), vector(1 - delta, delta)
    k = index("k", 2)
    d.show(conjunction([forall(k, abs(P[k] - Q[k]) < epsilon), kl_divergence(P, Q) > M]))

    d.have(exp(-(M + 1) / epsilon) < 1, exponentials)
    d.have(delta < epsilon, choice)
    d.have(forall(k, abs(P[k] - Q[k]) < epsilon), algebra)
    (
        d.chain(kl_divergence(P, Q))
        .eq(epsilon * log(epsilon / delta) - (1 - epsilon) * log((1 - delta) / (1 - epsilon)), definition)
        .eq(M + 1 - (1 - epsilon) * log((1 - delta) / (1 - epsilon)), choice)
        .ge(
            M + 1 - (1 - epsilon) * ((1 - delta) / (1 - epsilon) - 1),
            log_le_sub_one((1 - delta) / (1 - epsilon)).times(1 - epsilon),
        )
        .eq(M + (1 - epsilon) + delta, algebra)
        .gt(M, sign)
    )
