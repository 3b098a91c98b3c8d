"""The z-loss without overflow."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_stable_form import logsumexp_stable_form


@theorem(_("The z-loss in a stable form"), claims=("loss:z_loss",))
def z_loss_stable_form(d):
    """lse(z)² = (m + log Σ e^{z_i − m})² with m = max z_i."""
    K = d.size("K")
    z, i = d.family("z", K), index("i", K)
    m = largest(z)
    d.show(Eq(z_loss(z), (m + log(sum_(i, exp(z[i] - m)))) ** 2))
    (
        d.chain(z_loss(z))
        .eq(logsumexp(z) ** 2, definition)
        .eq((m + log(sum_(i, exp(z[i] - m)))) ** 2, logsumexp_stable_form(K, z))
    )
