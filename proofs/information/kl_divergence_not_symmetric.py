"""D(P ‖ Q) and D(Q ‖ P) differ: the first argument is the base."""

from derive.authoring import *


@theorem(_("The divergence is not symmetric"), claims=("B15",), source="Cover & Thomas 2006, 2.3.1")
def kl_divergence_not_symmetric(d):
    """D(P ‖ Q) and D(Q ‖ P) differ for P = (1/2, 1/2) and Q = (1/4, 3/4): the first is the larger."""
    half, quarter = term(1) / 2, term(1) / 4
    p, q = d.let("P", vector(half, half)), d.let("Q", vector(quarter, term(3) / 4))
    d.show(conjunction((normalised(p), normalised(q), kl_divergence(p, q) > kl_divergence(q, p))))
    d.have(normalised(p), algebra)
    d.have(normalised(q), algebra)
    (
        d.chain(kl_divergence(p, q))
        .eq(log(2) - half * log(3), definition)
        .gt(term(3) / 4 * log(3) - log(2), sign)
        .eq(kl_divergence(q, p), definition)
    )
