"""The z-loss is not convex: where log-sum-exp is negative it curves downwards across the logits."""

from derive.authoring import *


@theorem(_("The z-loss is not convex"), kind="refutation", claims=("loss:z_loss",))
def z_loss_not_convex(d):
    """Refuted: the square of log-sum-exp is convex. At two equal logits −1 − log 2 log-sum-exp is −1, and along the
    difference of the logits the second derivative of its square is −2: equal small logits are pulled apart."""
    s = variable("s")
    logits = vector(s - 1 - log(2), -s - 1 - log(2))
    d.show(D_at(z_loss(logits), s, 0, 2) < 0)
    (
        d.chain(D_at(z_loss(logits), s, 0, 2))
        .eq(D_at((log(exp(s) + exp(-s)) - 1 - log(2)) ** 2, s, 0, 2), definition)
        .eq(-2, differentiation)
        .lt(0, sign)
    )
