"""Softmax regression without overflow: the mean of stable losses."""

from derive.authoring import *
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_stable_form import (
    softmax_cross_entropy_with_integer_labels_stable_form,
)


@theorem(_("Softmax regression in a stable form"), claims=("loss:softmax_regression",))
def softmax_regression_stable_form(d):
    """ℓ(W, b, X, y) = (1/N) Σ_n ((M_n − z_{n y_n}) + log Σ_i e^{z_ni − M_n}) with z_n = W x_n + b and M_n its largest
    entry."""
    N, K, m = d.size("N"), d.size("K"), d.size("m")
    W, b = d.family("W", K, family_sort(m, real)), d.family("b", K)
    X, y = d.family("X", N, family_sort(m, real)), d.family("y", N, index_range(K))
    n, i = index("n", N), index("i", K)
    z = affine(W, b, X[n])
    M = largest(z)
    stable = M - z[y[n]] + log(sum_(i, exp(z[i] - M)))
    d.show(Eq(softmax_regression(W, b, X, y), 1 / N * sum_(n, stable)))
    loss = softmax_cross_entropy_with_integer_labels(z, y[n])
    with d.each(n):
        d.have(Eq(loss, stable), softmax_cross_entropy_with_integer_labels_stable_form(K, z, y[n]))
    summed = d.have(Eq(sum_(n, loss), sum_(n, stable)), summing(d.proved()))
    (d.chain(softmax_regression(W, b, X, y)).eq(sum_(n, loss) / N, definition).eq(1 / N * sum_(n, stable), summed))
