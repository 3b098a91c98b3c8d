"""What lies above a tangent lies above its point of contact where the tangent is level."""

from derive.authoring import *


@theorem(_("Above a level tangent"), lemma=_("a level tangent touches at the least value"))
def above_a_level_tangent(d):
    """If a ≥ b + Σ_i Σ_u G_iu E_iu + Σ_i g_i e_i, and all slopes G and g are 0, then a ≥ b, however large the steps E
    and e are."""
    K, m = d.size("K"), d.size("m")
    G, E = d.family("G", K, family_sort(m, real)), d.family("E", K, family_sort(m, real))
    g, e = d.family("g", K), d.family("e", K)
    a, b = d.real("a"), d.real("b")
    i, u = index("i", K), index("u", m)
    tangent = b + sum_(i, sum_(u, G[i, u] * E[i, u])) + sum_(i, g[i] * e[i])
    above = d.suppose(a >= tangent)
    level = conjunction((forall(i, forall(u, Eq(G[i, u], 0))), forall(i, Eq(g[i], 0))))
    d.show(implies(level, a >= b))
    with d.supposing(level) as no_slope:
        d.chain(a).ge(tangent, above).eq(b, no_slope)
