"""The gradient of logistic regression in the weights."""

from derive.authoring import *
from proofs.losses.binary.binary_cross_entropy_with_logits_gradient import binary_cross_entropy_with_logits_gradient


@theorem(
    _("The gradient of logistic regression in the weights"),
    claims=("loss:logistic_regression",),
    source="Bishop 2006, 4.3.2",
)
def logistic_regression_weight_gradient(d):
    """With x_i the row i of X, z_i = Σ_j x_ij w_j + b and the mean loss over N items: ∂/∂w_k = (1/N) Σ (σ(z_i) −
    y_i) x_ik. In matrices: Xᵀ(p − y)/N with p = σ(z). The factor 1/N is forgotten more often than any other."""
    N, F = d.size("N"), d.size("F")
    X, y = d.family("X", N, family_sort(F, real)), d.family("y", N, probability)
    w, b = d.family("w", F), d.real("b")
    k = d.index("k", F)
    i, t = index("i", N), variable("t", real)
    z = linear_score(X, w, b)

    loss = binary_cross_entropy_with_logits
    mean = logistic_regression(w, b, X, y)
    d.show(Eq(D(mean, w[k]), sum_(i, (sigmoid(z[i]) - y[i]) * X[i][k]) / N))
    with d.each(i):
        (
            d.chain(D(loss(y[i], z[i]), w[k]))
            .eq(D_at(loss(y[i], t), t, z[i]) * D(z[i], w[k]), chain_rule)
            .eq(D_at(loss(y[i], t), t, z[i]) * X[i][k], kronecker)
            .eq(
                (sigmoid(z[i]) - y[i]) * X[i][k],
                binary_cross_entropy_with_logits_gradient(y[i], z[i]).times(X[i][k]).saying("∂ℓ/∂x = σ(x) − y"),
            )
        )
    each = d.proved()
    (
        d.chain(D(mean, w[k]))
        .eq(sum_(i, D(loss(y[i], z[i]), w[k])) / N, definition, words(_("linearity of the derivative")))
        .eq(sum_(i, (sigmoid(z[i]) - y[i]) * X[i][k]) / N, summing(each).times(1 / N))
    )
