"""The gradient of logistic regression in the bias."""

from derive.authoring import *
from proofs.losses.binary.binary_cross_entropy_with_logits_gradient import binary_cross_entropy_with_logits_gradient


@theorem(_("The gradient of logistic regression in the bias"), claims=("loss:logistic_regression",))
def logistic_regression_bias_gradient(d):
    """With x_i the row i of X, z_i = Σ_j x_ij w_j + b and the mean loss over N items: ∂/∂b = (1/N) Σ (σ(z_i) −
    y_i), the mean residual."""
    N, F = d.size("N"), d.size("F")
    X, y = d.family("X", N, family_sort(F, real)), d.family("y", N, probability)
    w, b = d.family("w", F), d.real("b")
    i, t = index("i", N), variable("t", real)
    z = linear_score(X, w, b)

    loss = binary_cross_entropy_with_logits
    mean = logistic_regression(w, b, X, y)
    d.show(Eq(D(mean, b), sum_(i, sigmoid(z[i]) - y[i]) / N))
    with d.each(i):
        (
            d.chain(D(loss(y[i], z[i]), b))
            .eq(D_at(loss(y[i], t), t, z[i]), chain_rule)
            .eq(
                sigmoid(z[i]) - y[i],
                binary_cross_entropy_with_logits_gradient(y[i], z[i]).saying("∂ℓ/∂x = σ(x) − y"),
            )
        )
    each = d.proved()
    (
        d.chain(D(mean, b))
        .eq(sum_(i, D(loss(y[i], z[i]), b)) / N, definition, words(_("linearity of the derivative")))
        .eq(sum_(i, sigmoid(z[i]) - y[i]) / N, summing(each).times(1 / N))
    )
