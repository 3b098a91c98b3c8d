"""The Hessian of cross-entropy is positive semidefinite: its quadratic form is a variance."""

from derive.authoring import *
from proofs.losses.activations.softmax_sums_to_one import softmax_sums_to_one
from proofs.losses.activations.variance_nonnegative import variance_nonnegative
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_hessian import (
    softmax_cross_entropy_with_integer_labels_hessian,
)


@theorem(_("The Hessian of cross-entropy is positive semidefinite"), claims=("loss:softmax",))
def softmax_cross_entropy_with_integer_labels_hessian_positive_semidefinite(d):
    """vᵀH v = Σ_j Σ_k v_j (δ_jk p_j − p_j p_k) v_k = Σ p_i v_i² − (Σ p_i v_i)² = Var_p(v) ≥ 0 with p = softmax(z)."""
    K = d.size("K")
    z, y, v = d.family("z", K), d.index("y", K), d.family("v", K)
    i, j, k = index("i", K), index("j", K), index("k", K)
    p = softmax(z)
    loss = softmax_cross_entropy_with_integer_labels(z, y)
    form = sum_(j, sum_(k, v[j] * D(D(loss, z[j]), z[k]) * v[k]))
    d.show(form >= 0)
    with d.each(j), d.each(k):
        d.have(
            Eq(v[j] * D(D(loss, z[j]), z[k]) * v[k], v[j] * (delta(j, k) * p[j] - p[j] * p[k]) * v[k]),
            softmax_cross_entropy_with_integer_labels_hessian(K, z, y, j, k),
        )
    entries = d.proved()
    (
        d.chain(form)
        .eq(sum_(j, sum_(k, v[j] * (delta(j, k) * p[j] - p[j] * p[k]) * v[k])), entries)
        .eq(sum_(i, p[i] * v[i] ** 2) - sum_(i, p[i] * v[i]) ** 2, kronecker, linearity)
        .ge(0, variance_nonnegative(K, p, v), softmax_sums_to_one(K, z))
    )
