"""The gradient of the square root of the Jensen–Shannon divergence."""

from derive.authoring import *
from proofs.losses.divergence.jensen_shannon_gradient import jensen_shannon_gradient


@theorem(_("The gradient of the Jensen–Shannon distance"), claims=("loss:jensen_shannon",))
def jensen_shannon_distance_gradient(d):
    """SciPy's jensenshannon is this distance √JS. Its gradient is that of JS divided by 2√JS, where JS > 0. At equal
    arguments, where JS = 0, this divides by 0."""
    n = d.size("n")
    p, t = d.family("p", n, positive), d.family("t", n, nonnegative)
    k = d.index("k", n)
    d.suppose(jensen_shannon(p, t) > 0)
    distance = jensen_shannon_distance(p, t)
    d.show(Eq(D(distance, p[k]), (log(p[k]) - log((p[k] + t[k]) / 2)) / (4 * distance)))
    (
        d.chain(D(distance, p[k]))
        .eq(D(jensen_shannon(p, t), p[k]) / (2 * distance), chain_rule)
        .eq(
            (log(p[k]) - log((p[k] + t[k]) / 2)) / (4 * distance),
            jensen_shannon_gradient(n, p, t, k).times(1 / (2 * distance)),
        )
    )
