"""Gibbs' inequality for three classes, written out."""

from derive.authoring import *
from proofs.information.gibbs_inequality import gibbs_inequality


@theorem(_("Gibbs' inequality for three classes"), claims=("A7", "B11"), lemma=_("Gibbs' inequality for three classes"))
def gibbs_three_classes(d):
    """p₁ log(p₁/q₁) + p₂ log(p₂/q₂) + p₃ log(p₃/q₃) ≥ 0 for positive probabilities."""
    p, q = d.distribution("p", 3, positive), d.distribution("q", 3, positive)
    divergence = p[1] * log(p[1] / q[1]) + p[2] * log(p[2] / q[2]) + p[3] * log(p[3] / q[3])
    d.show(divergence >= 0)
    d.chain(divergence).eq(kl_divergence(p, q), definition).ge(0, gibbs_inequality(3, p, q))
