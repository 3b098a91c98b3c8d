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
    stable = log_ratio_to_mean(p[k], t[k])
    d.show(Eq(D(distance, p[k]), stable / (4 * distance)))
    (
        d.chain(D(distance, p[k]))
        .eq(D(jensen_shannon(p, t), p[k]) / (2 * distance), chain_rule)
        .eq(stable / (4 * distance), jensen_shannon_gradient_stable_form(n, p, t, k).times(1 / (2 * distance)))
    )
