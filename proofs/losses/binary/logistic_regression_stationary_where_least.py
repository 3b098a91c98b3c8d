"""Where logistic regression is least, its gradient vanishes."""

from derive.authoring import *


@theorem(_("Where logistic regression is least"), claims=("loss:logistic_regression",))
def logistic_regression_stationary_where_least(d):
    """If no weights and no bias have a smaller loss than (w, b), the gradient vanishes there: every weight can be moved
    both ways. With the converse, the loss is least exactly where its gradient is 0."""
    N, F = d.size("N"), d.size("F")
    X, y = d.family("X", N, family_sort(F, real)), d.family("y", N, probability)
    w, b, k = d.family("w", F), d.real("b"), d.index("k", F)
    v, c = variable("v", family_sort(F, real)), variable("c", real)

    def loss(w, b):
        return logistic_regression(w, b, X, y)

    least = d.suppose(forall(v, forall(c, loss(v, c) >= loss(w, b))))
    d.show(conjunction((Eq(D(loss(w, b), w[k]), 0), Eq(D(loss(w, b), b), 0))))
    with d.each(v):
        d.have(loss(v, b) >= loss(w, b), at(least, v, b))
    d.chain(D(loss(w, b), w[k])).eq(0, stationary(d.proved(), w[k]))
    with d.each(c):
        d.have(loss(w, c) >= loss(w, b), at(least, w, c))
    d.chain(D(loss(w, b), b)).eq(0, stationary(d.proved(), b))
