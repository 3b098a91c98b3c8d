"""Where the gradient of the cross-entropy is balanced by a multiplier, the estimate is the distribution itself."""

from derive.authoring import *


@theorem(_("The stationary point of cross-entropy"), claims=("B12",), source="Boyd & Vandenberghe 2004, 5.5.3")
def cross_entropy_stationary_point(d):
    """Lagrange's condition ∂H(p, q)/∂q_k + λ = 0 for every k, under Σ q_i = 1, leaves only q = p."""
    n = d.size("n")
    p, q = d.distribution("p", n), d.distribution("q", n, positive)
    multiplier = d.real("lambda")
    i, k = index("i", n), index("k", n)
    stationary = d.suppose(forall(k, Eq(D(cross_entropy(p, q), q[k]) + multiplier, 0)))
    d.show(forall(k, Eq(q[k], p[k])))
    with d.each(k):
        slope = d.have(Eq(D(cross_entropy(p, q), q[k]), -p[k] / q[k]), differentiation)
        d.chain(p[k]).eq(multiplier * q[k], at(stationary, k).times(q[k]), slope.times(q[k]))
    proportional = d.proved()
    summed = d.have(Eq(total(p), sum_(i, multiplier * q[i])), summing(proportional))
    one = d.have(Eq(multiplier, 1), summed, d.normalised(p), d.normalised(q).times(multiplier))
    with d.each(k):
        d.chain(q[k]).eq(multiplier * q[k], one.times(q[k])).eq(p[k], at(proportional, k))
