"""The multi-margin loss in the form that is computed."""

from derive.authoring import *


@theorem(_("The multi-margin loss"), claims=("loss:multi_margin",), source="Weston & Watkins 1999")
def multi_margin_stable_form(d):
    """ℓ(y, z, m) = Σ_{i ≠ y} max(m + (z_i − z_y), 0)/K: the sum is divided by the number of all classes, K."""
    K = d.size("K")
    y, z, m = d.index("y", K), d.family("z", K), d.positive("m")
    i = index("i", K)
    stable = sum_(i, (1 - delta(i, y)) * maximum(m + (z[i] - z[y]), 0)) / K
    d.show(Eq(multi_margin(y, z, m), stable))
    d.have(Eq(multi_margin(y, z, m), stable), definition)
