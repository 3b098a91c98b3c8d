"""The squared multi-margin loss in the form that is computed."""

from derive.authoring import *


@theorem(_("The squared multi-margin loss"), claims=("loss:squared_multi_margin",))
def squared_multi_margin_stable_form(d):
    """ℓ(y, z, m) = Σ_{i ≠ y} max(m − z_y + z_i, 0)²/C: the sum is divided by the number of all classes, C."""
    C = d.size("C")
    y, z, m = d.index("y", C), d.family("z", C), d.positive("m")
    i = index("i", C)
    stable = sum_(i, (1 - delta(i, y)) * maximum(m - z[y] + z[i], 0) ** 2) / C
    d.show(Eq(squared_multi_margin(y, z, m), stable))
    d.have(Eq(squared_multi_margin(y, z, m), stable), definition)
