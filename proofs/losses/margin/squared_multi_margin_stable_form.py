"""The squared multi-margin loss in the form that is computed."""

from derive.authoring import *


@theorem(_("The squared multi-margin loss"), claims=("loss:squared_multi_margin",))
def squared_multi_margin_stable_form(d):
    """ℓ(y, z, m) = Σ_{i ≠ y} max(m + (z_i − z_y), 0)²/K: the sum is divided by the number of all classes, K."""
    K = d.size("K")
    y, z, m = d.index("y", K), d.family("z", K), d.positive("m")
    i = index("i", K)
    stable = sum_(i, ((1 - delta(i, y)) * maximum(m + (z[i] - z[y]), 0)) ** 2) / K
    d.show(Eq(squared_multi_margin(y, z, m), stable))
    (
        d.chain(squared_multi_margin(y, z, m))
        .eq(sum_(i, (1 - delta(i, y)) * maximum(m + (z[i] - z[y]), 0) ** 2) / K, definition)
        .eq(stable, kronecker)
    )
