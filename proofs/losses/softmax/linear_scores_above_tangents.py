"""A mean of losses of linear scores lies above its tangent in the weights and biases."""

from derive.authoring import *


@theorem(_("From tangents in the scores to a tangent in the weights"), lemma=_("the scores are linear in the weights"))
def linear_scores_above_tangents(d):
    """Item n loses a_n, or b_n before a step. If a_n ≥ b_n + Σ_i r_ni s_ni for the change s_ni = Σ_u E_iu X_nu + e_i of
    the scores, then the mean of a is at least that of b plus Σ_i Σ_u G_iu E_iu + Σ_i g_i e_i, where G_iu is the mean
    over n of r_ni X_nu and g_i that of r_ni."""
    N, K, m = d.size("N"), d.size("K"), d.size("m")
    a, b = d.family("a", N), d.family("b", N)
    r, X = d.family("r", N, family_sort(K, real)), d.family("X", N, family_sort(m, real))
    E, e = d.family("E", K, family_sort(m, real)), d.family("e", K)
    n, i, u = index("n", N), index("i", K), index("u", m)
    rise = sum_(i, r[n, i] * (sum_(u, E[i, u] * X[n, u]) + e[i]))
    above = d.suppose(forall(n, a[n] >= b[n] + rise))
    tangent = (
        sum_(n, b[n]) / N
        + sum_(i, sum_(u, sum_(n, r[n, i] * X[n, u]) / N * E[i, u]))
        + sum_(i, sum_(n, r[n, i]) / N * e[i])
    )
    d.show(sum_(n, a[n]) / N >= tangent)
    (
        d.chain(sum_(n, a[n]) / N)
        .ge(sum_(n, b[n] + rise) / N, summing(above).times(1 / N))
        .eq(tangent, words(_("the order of the sums exchanged")))
    )
