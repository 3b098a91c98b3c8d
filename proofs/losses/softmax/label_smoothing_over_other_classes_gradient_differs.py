"""The two label smoothings have different gradients."""

from derive.authoring import *
from proofs.losses.softmax.label_smoothing_cross_entropy_gradient import label_smoothing_cross_entropy_gradient
from proofs.losses.softmax.label_smoothing_over_other_classes_gradient import (
    label_smoothing_over_other_classes_gradient,
)


@theorem(_("The gradients of the two label smoothings"), claims=("loss:label_smoothing",))
def label_smoothing_over_other_classes_gradient_differs(d):
    """The gradient with a/(K − 1) minus the usual one is (a/K)(δ_ky − (1 − δ_ky)/(K − 1)): of size a/K at the label."""
    K = d.variable("K", integers(2, None))
    z, y, a, k = d.family("z", K), d.index("y", K), d.variable("a", probability), d.index("k", K)
    other = D(label_smoothing_over_other_classes(z, y, a), z[k])
    usual = D(label_smoothing_cross_entropy(z, y, a), z[k])
    d.show(Eq(other - usual, a / K * (delta(k, y) - (1 - delta(k, y)) / (K - 1))))
    p = softmax(z)
    (
        d.chain(other - usual)
        .eq(
            p[k] - (1 - a) * delta(k, y) - a / (K - 1) * (1 - delta(k, y)) - (p[k] - (1 - a) * delta(k, y) - a / K),
            label_smoothing_over_other_classes_gradient(K, z, y, a, k),
            label_smoothing_cross_entropy_gradient(K, z, y, a, k),
        )
        .eq(a / K * (delta(k, y) - (1 - delta(k, y)) / (K - 1)), algebra)
    )
