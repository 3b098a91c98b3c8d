"""The focal loss is positive and comes as near to 0 as one likes."""

from derive.authoring import *
from proofs.calculus.log_lt_sub_one import log_lt_sub_one
from proofs.losses.activations.sigmoid_is_a_probability import sigmoid_is_a_probability
from proofs.losses.binary.sigmoid_focal_stable_form import sigmoid_focal_stable_form


@theorem(_("The focal loss is positive and comes near to 0"), claims=("loss:sigmoid_focal",))
def sigmoid_focal_infimum(d):
    """For 0 < α < 1 and s = 2y − 1 = ±1: ℓ > 0 at every logit x, and ℓ < ε where s x = −log ε: the weight of the class
    and the factor σ(−s x)^γ are at most 1, and the cross-entropy that they multiply is log(1 + ε) < ε."""
    y, x = d.variable("y", integers(0, 1)), d.real("x")
    alpha, gamma, eps = d.open_probability("alpha"), d.variable("gamma", nonnegative), d.positive("epsilon")
    s, weight, loss = signed_label(y), class_weight(y, alpha), sigmoid_focal(y, x, alpha, gamma)
    q, surprise = sigmoid(-s * x), softplus(-s * x)
    d.show(conjunction((loss > 0, implies(Eq(s * x, -log(eps)), loss < eps))))
    d.have(weight > 0, domain(alpha), domain(y))
    d.have(weight <= 1, domain(alpha), domain(y))
    d.have(surprise > 0, sign)
    d.have(conjunction((q > 0, q < 1)), sigmoid_is_a_probability(-s * x))
    stable = sigmoid_focal_stable_form(y, x, alpha, gamma)
    d.chain(loss).eq(weight * q**gamma * surprise, stable).gt(0, sign)
    power_of_q = d.have(q**gamma <= 1, sign)
    with d.supposing(Eq(s * x, -log(eps))) as fits:
        d.chain(surprise).eq(log(1 + exp(-(s * x))), definition).eq(log(1 + eps), fits).lt(eps, log_lt_sub_one(1 + eps))
        small = d.proved()
        (
            d.chain(loss)
            .eq(weight * q**gamma * surprise, stable)
            .le(weight * surprise, power_of_q.times(weight * surprise))
            .le(surprise, sign)
            .lt(eps, small)
        )
