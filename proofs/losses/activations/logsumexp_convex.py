"""Log-sum-exp is convex."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_above_tangents import logsumexp_above_tangents


@theorem(_("Log-sum-exp is convex"), source="Boyd & Vandenberghe 2004, 3.1.5", lemma=_("log-sum-exp is convex"))
def logsumexp_convex(d):
    """lse((1 − s) z + s w) ≤ (1 − s) lse(z) + s lse(w) for 0 ≤ s ≤ 1: both ends lie above the tangent at the point
    between them."""
    K = d.size("K")
    z, w, s = d.family("z", K), d.family("w", K), d.variable("s", probability)
    i = index("i", K)
    between = function(i, (1 - s) * z[i] + s * w[i])
    p = softmax(between)
    d.show(logsumexp(between) <= (1 - s) * logsumexp(z) + s * logsumexp(w))
    tangent_z = logsumexp(between) + sum_(i, p[i] * (z[i] - between[i]))
    tangent_w = logsumexp(between) + sum_(i, p[i] * (w[i] - between[i]))
    (
        d.chain((1 - s) * logsumexp(z) + s * logsumexp(w))
        .ge((1 - s) * tangent_z + s * logsumexp(w), logsumexp_above_tangents(K, between, z).times(1 - s), domain(s))
        .ge((1 - s) * tangent_z + s * tangent_w, logsumexp_above_tangents(K, between, w).times(s), domain(s))
        .eq(logsumexp(between), linearity)
    )
