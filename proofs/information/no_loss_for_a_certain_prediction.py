"""With a one-hot target a prediction that is certain of the true class has loss 0."""

from derive.authoring import *
from proofs.information.one_hot_cross_entropy import one_hot_cross_entropy


@theorem(_("No loss for a certain and right prediction"), claims=("A12",))
def no_loss_for_a_certain_prediction(d):
    """If q_c = 1 for the true class c, the cross-entropy of the one-hot target is 0."""
    n = d.size("n")
    q = d.family("q", n, nonnegative)
    c = d.index("c", n)
    i = index("i", n)
    one_hot = function(i, delta(i, c))
    certain = d.suppose(Eq(q[c], 1))
    d.show(Eq(cross_entropy(one_hot, q), 0))
    d.have(q[c] > 0, certain)
    d.chain(cross_entropy(one_hot, q)).eq(-log(q[c]), one_hot_cross_entropy(n, q, c)).eq(0, certain)
