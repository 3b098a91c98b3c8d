"""The focal loss is not convex in the logit, for any γ > 0."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one
from proofs.losses.binary.sigmoid_focal_second_derivative import sigmoid_focal_second_derivative


@theorem(_("The focal loss is not convex"), kind="refutation", claims=("loss:sigmoid_focal",))
def sigmoid_focal_not_convex(d):
    """Refuted: the focal loss of a positive item is convex in the logit. Whatever γ > 0, its second derivative is
    negative at x = −log(e^L − 1), where σ(x) = e^{−L}, for every large L: there a wrong item weighs the less the
    more wrong it is."""
    alpha, gamma, L = d.positive("alpha"), d.positive("gamma"), d.positive("L")
    large = d.suppose(L >= 4 + 2 / gamma + 2 * gamma)
    p, q, t = exp(-L), 1 - exp(-L), variable("x", real)
    x = -log(exp(L) - 1)
    second = D_at(sigmoid_focal(1, t, alpha, gamma), t, x, 2)
    d.have(exp(L) > 1, domain(L))
    d.show(second < 0)
    grows = d.have(exp(L) >= 1 + L, log_le_sub_one(exp(L)))
    order = d.have(1 + 2 * gamma < 1 + L, large)
    d.chain((1 + 2 * gamma) * p).lt((1 + L) * p, order.times(p)).le(exp(L) * p, grows.times(p)).eq(1, exponentials)
    small = d.proved()
    (
        d.chain((2 * gamma + 1) * q + gamma * (gamma * p - q) * L)
        .lt((2 * gamma + 1) * q - gamma * q / 2 * L, small.times(gamma * L / 2))
        .eq(q * (2 * gamma + 1 - gamma * L / 2), algebra)
        .le(q * (2 * gamma + 1 - gamma * (4 + 2 / gamma + 2 * gamma) / 2), large.times(gamma * q / 2))
        .eq(-(gamma**2) * q, algebra)
        .lt(0, sign)
    )
    negative_factor = d.proved()
    (
        d.chain(second)
        .eq(
            alpha * p * q**gamma * ((2 * gamma + 1) * q + gamma * (gamma * p - q) * L),
            sigmoid_focal_second_derivative(1, x, alpha, gamma),
        )
        .lt(0, negative_factor.times(alpha * p * q**gamma))
    )
