"""The gradient of the squared multi-margin loss."""

from derive.authoring import *


@theorem(
    _("The gradient of the squared multi-margin loss"),
    claims=("loss:squared_multi_margin",),
    lemma=_("the gradient of the squared multi-margin loss"),
)
def squared_multi_margin_gradient(d):
    """For k ≠ y, ∂ℓ/∂z_k = 2 max(m + (z_k − z_y), 0)/K; ∂ℓ/∂z_y is minus the sum of these. It exists at all scores."""
    K = d.size("K")
    y, z, m = d.index("y", K), d.family("z", K), d.positive("m")
    k, i = d.index("k", K), index("i", K)
    loss = squared_multi_margin(y, z, m)

    def excess(i):
        return (1 - delta(i, y)) * maximum(m + (z[i] - z[y]), 0)

    d.show(Eq(D(loss, z[k]), 2 * (excess(k) - delta(k, y) * sum_(i, excess(i))) / K))
    (
        d.chain(D(loss, z[k]))
        .eq(D(sum_(i, (1 - delta(i, y)) * maximum(m + (z[i] - z[y]), 0) ** 2) / K, z[k]), definition)
        .eq(
            sum_(i, 2 * excess(i) * (delta(i, k) - delta(y, k))) / K,
            words(_("slope of the square of a positive part; chain rule")),
        )
        .eq(2 * (excess(k) - delta(k, y) * sum_(i, excess(i))) / K, kronecker)
    )
