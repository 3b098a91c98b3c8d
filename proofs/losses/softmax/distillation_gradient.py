"""The gradient of distillation in the student’s logits."""

from derive.authoring import *
from proofs.losses.activations.softmax_sums_to_one import softmax_sums_to_one


@theorem(
    _("The gradient of distillation"),
    claims=("loss:distillation",),
    source="Hinton, Vinyals & Dean 2015, 2",
    lemma=_("gradient of distillation"),
)
def distillation_gradient(d):
    """∂ℓ(z, v, T)/∂z_k = T (softmax(z/T)_k − softmax(v/T)_k): the factor T² leaves T."""
    K = d.size("K")
    z, v, T, k = d.family("z", K), d.family("v", K), d.positive("T"), d.index("k", K)
    i = index("i", K)
    p, q = softmax(function(i, z[i] / T)), softmax(function(i, v[i] / T))
    loss = distillation(z, v, T)
    d.show(Eq(D(loss, z[k]), T * (p[k] - q[k])))
    (
        d.chain(D(loss, z[k]))
        .eq(D(-(T**2 * sum_(i, q[i] * log(p[i]))), z[k]), definition)
        .eq(-(T**2 * sum_(i, q[i] * (delta(i, k) - p[k]) / T)), chain_rule)
        .eq(T * (p[k] * sum_(i, q[i]) - q[k]), kronecker, linearity)
        .eq(T * (p[k] - q[k]), softmax_sums_to_one(K, function(i, v[i] / T)))
    )
