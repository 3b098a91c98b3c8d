"""The second derivatives of the square root of the Jensen–Shannon divergence."""

from derive.authoring import *
from proofs.losses.divergence.jensen_shannon_gradient import jensen_shannon_gradient
from proofs.losses.divergence.jensen_shannon_hessian import jensen_shannon_hessian


@theorem(_("The second derivatives of the Jensen–Shannon distance"), claims=("loss:jensen_shannon",))
def jensen_shannon_distance_hessian(d):
    """Where JS > 0: the diagonal matrix of the divergence, divided by 2 d_JS, less a matrix of rank one."""
    n = d.size("n")
    p, t = d.family("p", n, positive), d.family("t", n, nonnegative)
    j, k = d.index("j", n), d.index("k", n)
    d.suppose(jensen_shannon(p, t) > 0)
    divergence, distance = jensen_shannon(p, t), jensen_shannon_distance(p, t)

    def slope(k):
        return log(p[k]) - log((p[k] + t[k]) / 2)

    second = delta(j, k) * t[k] / (4 * distance * p[k] * (p[k] + t[k])) - slope(j) * slope(k) / (16 * distance**3)
    d.show(Eq(D(D(distance, p[k]), p[j]), second))
    (
        d.chain(D(divergence, p[j]) * D(divergence, p[k]))
        .eq(slope(j) / 2 * D(divergence, p[k]), jensen_shannon_gradient(n, p, t, j).times(D(divergence, p[k])))
        .eq(slope(j) / 2 * (slope(k) / 2), jensen_shannon_gradient(n, p, t, k).times(slope(j) / 2))
    )
    product = d.proved()
    (
        d.chain(D(D(distance, p[k]), p[j]))
        .eq(
            D(D(divergence, p[k]), p[j]) / (2 * distance)
            - D(divergence, p[j]) * D(divergence, p[k]) / (4 * distance**3),
            chain_rule,
        )
        .eq(
            delta(j, k) * t[k] / (4 * distance * p[k] * (p[k] + t[k]))
            - D(divergence, p[j]) * D(divergence, p[k]) / (4 * distance**3),
            jensen_shannon_hessian(n, p, t, j, k).times(1 / (2 * distance)),
        )
        .eq(second, product.times(1 / (4 * distance**3)))
    )
