"""Residuals that are orthogonal to every feature and sum to 0 are orthogonal to every linear prediction."""

from derive.authoring import *


@theorem(
    _("Residuals orthogonal to the features"),
    claims=("loss:linear_regression",),
    lemma=_("the residuals are orthogonal to every linear prediction"),
)
def residuals_orthogonal_to_features(d):
    """If Σ_i e_i x_ij = 0 for every feature j and Σ_i e_i = 0, then Σ_i e_i (Σ_j v_j x_ij + c) = 0 for all weights v
    and every bias c."""
    N, K = d.size("N"), d.size("K")
    x, e = d.family("x", N, function_sort(index_range(K), real)), d.family("e", N)
    v, c = d.family("v", K), d.real("c")
    i, j = index("i", N), index("j", K)
    orthogonal = d.suppose(forall(j, Eq(sum_(i, e[i] * x[i][j]), 0)))
    balanced = d.suppose(Eq(sum_(i, e[i]), 0))
    d.show(Eq(sum_(i, e[i] * (sum_(j, v[j] * x[i][j]) + c)), 0))
    (
        d.chain(sum_(i, e[i] * (sum_(j, v[j] * x[i][j]) + c)))
        .eq(sum_(j, v[j] * sum_(i, e[i] * x[i][j])) + c * sum_(i, e[i]), words(_("the order of the sums exchanged")))
        .eq(0, orthogonal, balanced)
    )
