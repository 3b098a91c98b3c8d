"""Logistic regression in the form that is computed."""

from derive.authoring import *
from proofs.losses.binary.binary_cross_entropy_with_logits_stable_form import (
    binary_cross_entropy_with_logits_stable_form,
)


@theorem(_("Logistic regression in stable form"), claims=("loss:logistic_regression",), source="Bishop 2006, 4.3.2")
def logistic_regression_stable_form(d):
    """The mean over N items of max(z, 0) − z y + log(1 + e^{−|z|}), z = X w + b."""
    N, F = d.size("N"), d.size("F")
    X, y = d.family("X", N, family_sort(F, real)), d.family("y", N, probability)
    w, b = d.family("w", F), d.real("b")
    i, z = index("i", N), linear_score(X, w, b)
    loss = logistic_regression(w, b, X, y)
    stable = maximum(z[i], 0) - z[i] * y[i] + log(1 + exp(-abs(z[i])))
    d.show(Eq(loss, sum_(i, stable) / N))
    plain = binary_cross_entropy_with_logits(y[i], z[i])
    with d.each(i):
        d.have(Eq(plain, stable), binary_cross_entropy_with_logits_stable_form(y[i], z[i]))
    each = d.proved()
    d.chain(loss).eq(sum_(i, plain) / N, definition).eq(sum_(i, stable) / N, summing(each).times(1 / N))
