"""Where softmax regression is least, its gradient vanishes."""

from derive.authoring import *


@theorem(_("Where softmax regression is least"), claims=("loss:softmax_regression",))
def softmax_regression_stationary_where_least(d):
    """If no weights and biases have a smaller loss than (W, b), the gradient vanishes there: every entry can be moved
    both ways. With the converse, the loss is least exactly where its gradient is 0."""
    N, K, m = d.size("N"), d.size("K"), d.size("m")
    W, b = d.family("W", K, family_sort(m, real)), d.family("b", K)
    X, y = d.family("X", N, family_sort(m, real)), d.family("y", N, index_range(K))
    k, h = d.index("k", K), d.index("h", m)
    V, c = variable("V", family_sort(K, family_sort(m, real))), variable("c", family_sort(K, real))

    def loss(W, b):
        return softmax_regression(W, b, X, y)

    least = d.suppose(forall(V, forall(c, loss(V, c) >= loss(W, b))))
    d.show(conjunction((Eq(D(loss(W, b), W[k, h]), 0), Eq(D(loss(W, b), b[k]), 0))))
    with d.each(V):
        d.have(loss(V, b) >= loss(W, b), at(least, V, b))
    d.chain(D(loss(W, b), W[k, h])).eq(0, stationary(d.proved(), W[k, h]))
    with d.each(c):
        d.have(loss(W, c) >= loss(W, b), at(least, W, c))
    d.chain(D(loss(W, b), b[k])).eq(0, stationary(d.proved(), b[k]))
