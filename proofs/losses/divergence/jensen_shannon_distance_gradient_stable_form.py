"""The gradient of the Jensen–Shannon distance as it is computed."""

from derive.authoring import *
from proofs.losses.divergence.jensen_shannon_gradient_stable_form import jensen_shannon_gradient_stable_form


@theorem(_("The stable form of the gradient of the Jensen–Shannon distance"), claims=("loss:jensen_shannon",))
def jensen_shannon_distance_gradient_stable_form(d):
    """Where JS > 0, the stable form of the gradient of JS divided by 2 d_JS. For p ≈ t both sides of the fraction are
    small, and each keeps its digits; at p = t it has no value."""
    n = d.size("n")
    p, t = d.family("p", n, positive), d.family("t", n, nonnegative)
    k = d.index("k", n)
    d.suppose(jensen_shannon(p, t) > 0)
    distance = jensen_shannon_distance(p, t)
    close = log(1 + (p[k] - t[k]) / (p[k] + t[k]))
    stable = piecewise((close, t[k] < 2 * p[k]), otherwise=log(p[k] / ((p[k] + t[k]) / 2)))
    d.show(Eq(D(distance, p[k]), stable / (4 * distance)))
    (
        d.chain(D(distance, p[k]))
        .eq(D(jensen_shannon(p, t), p[k]) / (2 * distance), chain_rule)
        .eq(stable / (4 * distance), jensen_shannon_gradient_stable_form(n, p, t, k).times(1 / (2 * distance)))
    )
