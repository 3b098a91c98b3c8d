"""Where log-sum-exp is not negative the z-loss curves upwards."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_convex_along_lines import logsumexp_convex_along_lines


@theorem(_("The z-loss curves upwards where lse(z) ≥ 0"), claims=("loss:z_loss",))
def z_loss_convex_along_lines(d):
    """d²/ds² lse(z + s v)² = 2 (d lse/ds)² + 2 lse · d²lse/ds² ≥ 0 at every s with lse(z + s v) ≥ 0."""
    K = d.size("K")
    z, v, s = d.family("z", K), d.family("v", K), d.real("s")
    i = index("i", K)

    def line(s):
        return function(i, z[i] + s * v[i])

    d.suppose(logsumexp(line(s)) >= 0)
    slope, curvature = D(logsumexp(line(s)), s), D(logsumexp(line(s)), s, 2)
    d.show(D(z_loss(line(s)), s, 2) >= 0)
    (
        d.chain(D(z_loss(line(s)), s, 2))
        .eq(2 * slope**2 + 2 * logsumexp(line(s)) * curvature, product_rule)
        .ge(2 * slope**2, logsumexp_convex_along_lines(K, z, v, s).times(2 * logsumexp(line(s))))
        .ge(0, algebra)
    )
