"""Where the residuals are orthogonal to every feature, the mean squared error is least."""

from derive.authoring import *
from proofs.losses.regression.residuals_orthogonal_to_features import residuals_orthogonal_to_features


@theorem(_("The normal equations"), claims=("loss:linear_regression",), source="Bishop 2006, 3.1.1")
def linear_regression_normal_equations(d):
    """If Σ_i e_i x_ij = 0 for every feature j and Σ_i e_i = 0, e_i the residuals at (w, b), then no other weights and
    no other bias have a smaller sum of squares: it grows by the squares of what the prediction moves."""
    N, K = d.size("N"), d.size("K")
    x, y = d.family("x", N, function_sort(index_range(K), real)), d.family("y", N)
    w, b, v, c = d.family("w", K), d.real("b"), d.family("v", K), d.real("c")
    i, j, m = index("i", N), index("j", K), index("m", K)

    def residual(i):
        return sum_(m, w[m] * x[i][m]) + b - y[i]

    def moved(i):
        return sum_(m, v[m] * x[i][m]) + c

    orthogonal = d.suppose(forall(j, Eq(sum_(i, residual(i) * x[i][j]), 0)))
    balanced = d.suppose(Eq(sum_(i, residual(i)), 0))
    other = sum_(i, squared_error(y[i], sum_(m, (w[m] + v[m]) * x[i][m]) + (b + c)))
    best = sum_(i, squared_error(y[i], sum_(m, w[m] * x[i][m]) + b))
    d.show(other >= best)
    residuals = function(i, residual(i))
    no_mixed_term = d.have(
        Eq(sum_(i, residual(i) * moved(i)), 0),
        residuals_orthogonal_to_features(N, K, x, residuals, v, c),
        orthogonal,
        balanced,
    )
    with d.each(i):
        d.have(moved(i) ** 2 >= 0, sign)
    squares = d.proved()
    (
        d.chain(other)
        .eq(sum_(i, (residual(i) + moved(i)) ** 2), definition)
        .eq(sum_(i, residual(i) ** 2) + sum_(i, moved(i) ** 2), no_mixed_term.times(2))
        .ge(sum_(i, residual(i) ** 2), summing(squares))
        .eq(best, definition)
    )
