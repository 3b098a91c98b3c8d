"""With a one-hot target only a prediction that is certain of the true class has loss 0."""

from derive.authoring import *
from proofs.calculus.log_zero_only_at_one import log_zero_only_at_one
from proofs.information.one_hot_cross_entropy import one_hot_cross_entropy


@theorem(_("No loss only for a certain and right prediction"), claims=("A12",))
def no_loss_only_for_a_certain_prediction(d):
    """If the cross-entropy of the one-hot target of class c is 0, then q_c = 1."""
    n = d.size("n")
    q = d.family("q", n, nonnegative)
    c = d.index("c", n)
    i = index("i", n)
    one_hot = function(i, delta(i, c))
    d.suppose(q[c] > 0)
    no_loss = d.suppose(Eq(cross_entropy(one_hot, q), 0))
    d.show(Eq(q[c], 1))
    d.chain(log(q[c])).eq(-cross_entropy(one_hot, q), one_hot_cross_entropy(n, q, c)).eq(0, no_loss)
    d.have(Eq(q[c], 1), log_zero_only_at_one(q[c]), d.proved())
