"""Bounds whose slopes cancel in the sum."""

from derive.authoring import *


@theorem(_("Bounds with parts that cancel"), lemma=_("summed over the index, where the slopes cancel"))
def sum_above_balanced_bounds(d):
    """If a_i ≥ u_i + s_i for every i and Σ s_i = 0, then Σ a_i ≥ Σ u_i: so a sum of functions is bounded below by their
    values at a point where the slopes of their tangents cancel."""
    n = d.size("n")
    a, u, s = d.family("a", n), d.family("u", n), d.family("s", n)
    i = index("i", n)
    above = d.suppose(forall(i, a[i] >= u[i] + s[i]))
    cancel = d.suppose(Eq(sum_(i, s[i]), 0))
    d.show(sum_(i, a[i]) >= sum_(i, u[i]))
    (d.chain(sum_(i, a[i])).ge(sum_(i, u[i] + s[i]), summing(above)).eq(sum_(i, u[i]), linearity, cancel))
