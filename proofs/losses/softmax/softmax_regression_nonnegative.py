"""The mean loss of softmax regression is never negative."""

from derive.authoring import *
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_nonnegative import (
    softmax_cross_entropy_with_integer_labels_nonnegative,
)


@theorem(_("Softmax regression: the loss is not negative"), claims=("loss:softmax_regression",))
def softmax_regression_nonnegative(d):
    """ℓ(W, b, X, y) ≥ 0. Where the classes can be separated 0 is approached and not attained: the weights run away."""
    N, K, m = d.size("N"), d.size("K"), d.size("m")
    W, b = d.family("W", K, family_sort(m, real)), d.family("b", K)
    X, y = d.family("X", N, family_sort(m, real)), d.family("y", N, index_range(K))
    n = index("n", N)
    z = affine(W, b, X[n])
    loss = softmax_cross_entropy_with_integer_labels(z, y[n])
    d.show(softmax_regression(W, b, X, y) >= 0)
    with d.each(n):
        d.have(loss >= 0, softmax_cross_entropy_with_integer_labels_nonnegative(K, z, y[n]))
    summed = d.have(sum_(n, loss) >= 0, summing(d.proved()))
    d.chain(softmax_regression(W, b, X, y)).eq(sum_(n, loss) / N, definition).ge(0, summed.times(1 / N))
