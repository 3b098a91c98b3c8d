"""The mean squared error of a linear model is convex in weights and bias together."""

from derive.authoring import *


@theorem(_("Linear regression is convex"), claims=("loss:linear_regression",))
def linear_regression_convex(d):
    """Along any line (w + t·v, b + t·c) the second derivative is (2/N) Σ_i (Σ_m v_m x_im + c)² ≥ 0."""
    N, K = d.size("N"), d.size("K")
    x, y = d.family("x", N, function_sort(index_range(K), real)), d.family("y", N)
    w, b, v, c = d.family("w", K), d.real("b"), d.family("v", K), d.real("c")
    t, i, m = variable("t", real), index("i", N), index("m", K)
    moved = sum_(i, squared_error(y[i], sum_(m, (w[m] + t * v[m]) * x[i][m]) + (b + t * c))) / N
    d.show(D_at(moved, t, 0, 2) >= 0)

    def square(i):
        return (sum_(m, v[m] * x[i][m]) + c) ** 2

    with d.each(i):
        d.have(square(i) >= 0, sign)
    squares = d.proved()
    (
        d.chain(D_at(moved, t, 0, 2))
        .eq(2 / N * sum_(i, square(i)), chain_rule)
        .ge(2 / N * sum_(i, term(0)), summing(squares).times(2 / N))
        .eq(0, algebra)
    )
