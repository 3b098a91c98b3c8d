"""The z-loss is 0 exactly where the normaliser is 1."""

from derive.authoring import *


@theorem(_("The z-loss is not negative"), claims=("loss:z_loss",))
def z_loss_minimum(d):
    """lse(z)² ≥ 0, with 0 where Σ e^{z_i} = 1, that is where the logits are log-probabilities already."""
    K = d.size("K")
    z = d.family("z", K)
    d.show(z_loss(z) >= 0)
    d.chain(z_loss(z)).eq(logsumexp(z) ** 2, definition).ge(0, sign)
