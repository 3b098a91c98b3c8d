"""Gibbs' inequality for two classes, written out."""

from derive.authoring import *
from proofs.information.gibbs_inequality import gibbs_inequality


@theorem(_("Gibbs' inequality for two classes"), claims=("A7", "B11"))
def gibbs_two_classes(d):
    """For a target p, 0 and 1 included, and an estimate q strictly between them."""
    p, q = d.variable("p", probability), d.open_probability("q")
    divergence = xlogy(p, p / q) + xlogy(1 - p, (1 - p) / (1 - q))
    P, Q = vector(p, 1 - p), vector(q, 1 - q)
    d.show(divergence >= 0)
    d.chain(divergence).eq(kl_divergence(P, Q), definition).ge(0, gibbs_inequality(2, P, Q))
