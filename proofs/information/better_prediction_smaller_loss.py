"""With a one-hot target the loss falls strictly as the probability of the true class grows."""

from derive.authoring import *
from proofs.calculus.log_lt_sub_one import log_lt_sub_one
from proofs.information.one_hot_cross_entropy import one_hot_cross_entropy


@theorem(_("A better prediction has a smaller loss"), claims=("A12",))
def better_prediction_smaller_loss(d):
    """Of two predictions, the one that gives the true class c more has the smaller loss; no other class counts."""
    n = d.size("n")
    q, r = d.family("q", n, nonnegative), d.family("r", n, nonnegative)
    c = d.index("c", n)
    i = index("i", n)
    one_hot = function(i, delta(i, c))
    d.suppose(q[c] > 0)
    d.suppose(q[c] < r[c])
    d.show(cross_entropy(one_hot, r) < cross_entropy(one_hot, q))
    smaller = d.have(log(q[c] / r[c]) < q[c] / r[c] - 1, log_lt_sub_one(q[c] / r[c]))
    (
        d.chain(cross_entropy(one_hot, r))
        .eq(-log(r[c]), one_hot_cross_entropy(n, r, c))
        .eq(log(q[c] / r[c]) - log(q[c]), logarithms)
        .lt(q[c] / r[c] - 1 - log(q[c]), smaller)
        .lt(-log(q[c]), sign)
        .eq(cross_entropy(one_hot, q), one_hot_cross_entropy(n, q, c))
    )
