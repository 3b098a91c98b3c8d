"""The z-loss is 0 where the logits are log-probabilities."""

from derive.authoring import *


@theorem(_("Where the z-loss is 0"), claims=("loss:z_loss",))
def z_loss_minimum_attained(d):
    """If Σ e^{z_i} = 1 then lse(z)² = 0."""
    K = d.size("K")
    z, i = d.family("z", K), index("i", K)
    normal = d.suppose(Eq(sum_(i, exp(z[i])), 1))
    d.show(Eq(z_loss(z), 0))
    d.chain(z_loss(z)).eq(log(sum_(i, exp(z[i]))) ** 2, definition).eq(log(1) ** 2, normal).eq(0, logarithms)
