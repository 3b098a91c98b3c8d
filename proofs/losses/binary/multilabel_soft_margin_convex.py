"""The multilabel soft margin loss is convex."""

from derive.authoring import *
from proofs.losses.binary.multilabel_soft_margin_hessian import multilabel_soft_margin_hessian


@theorem(_("The multilabel soft margin loss is convex"), claims=("loss:multilabel_soft_margin",))
def multilabel_soft_margin_convex(d):
    """Σ_k Σ_j v_k v_j ∂²ℓ/∂x_k∂x_j = Σ_k σ(x_k)(1 − σ(x_k)) v_k²/K ≥ 0 for every direction v."""
    K = d.size("K")
    y, x, v = d.family("y", K, probability), d.family("x", K), d.family("v", K)
    k, j = index("k", K), index("j", K)
    loss = multilabel_soft_margin(y, x)

    def curvature(k):
        return sigmoid(x[k]) * (1 - sigmoid(x[k]))

    form = sum_(k, sum_(j, v[k] * v[j] * D(D(loss, x[k]), x[j])))
    d.show(form >= 0)
    with d.each(k), d.each(j):
        d.have(
            Eq(D(D(loss, x[k]), x[j]), delta(k, j) * curvature(k) / K), multilabel_soft_margin_hessian(K, y, x, k, j)
        )
    hessian = d.proved()
    with d.each(k):
        (d.chain(curvature(k) * v[k] ** 2).ge(0, words(_("{0} and {1}"), sigmoid(x[k]) > 0, 1 - sigmoid(x[k]) > 0)))
    terms = d.proved()
    (
        d.chain(form)
        .eq(sum_(k, sum_(j, v[k] * v[j] * (delta(k, j) * curvature(k) / K))), hessian)
        .eq(sum_(k, curvature(k) * v[k] ** 2) / K, kronecker)
        .ge(sum_(k, 0) / K, summing(terms))
        .eq(0, algebra)
    )
