"""An estimate near P has nearly the entropy of P: entropy is continuous on a finite alphabet."""

from derive.authoring import *


@theorem(_("Near P the entropy is near H(P)"), claims=("A5",))
def entropy_near_the_true_distribution(d):
    """As s falls to 0, the estimate goes from q to p on a straight line, and its entropy to H(p); zeros are allowed.

    This holds on a finite alphabet, where x log x is continuous on [0, 1] and the sum has n terms.
    """
    n = d.size("n")
    p, q = d.family("p", n, nonnegative), d.family("q", n, nonnegative)
    s = variable("s", probability)
    i = index("i", n)

    def estimate(s):
        return entropy(function(i, (1 - s) * p[i] + s * q[i]))

    towards = limit(estimate(s), s, 0, "+")
    d.show(Eq(towards, entropy(p)))
    (d.chain(towards).eq(estimate(term(0)), continuity_at(towards, probability)).eq(entropy(p), algebra))
