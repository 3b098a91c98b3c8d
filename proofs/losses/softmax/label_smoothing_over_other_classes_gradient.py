"""The gradient of the other label smoothing."""

from derive.authoring import *


@theorem(_("The gradient of label smoothing over the other classes"), claims=("loss:label_smoothing",))
def label_smoothing_over_other_classes_gradient(d):
    """∂ℓ/∂z_k = softmax(z)_k − (1 − a) δ_ky − (a/(K − 1))(1 − δ_ky), for K ≥ 2 classes."""
    K = d.variable("K", integers(2, None))
    z, y, a = d.family("z", K), d.index("y", K), d.variable("a", probability)
    k, i = d.index("k", K), index("i", K)
    loss = label_smoothing_over_other_classes(z, y, a)

    def q(i):
        return (1 - a) * delta(i, y) + a / (K - 1) * (1 - delta(i, y))

    d.show(Eq(D(loss, z[k]), softmax(z)[k] - q(k)))
    (
        d.chain(D(loss, z[k]))
        .eq(D(-sum_(i, q(i) * log(softmax(z)[i])), z[k]), definition)
        .eq(-sum_(i, q(i) * (delta(i, k) - softmax(z)[k])), words(_("derivative of log-softmax")))
        .eq(softmax(z)[k] * sum_(i, q(i)) - q(k), kronecker, linearity)
        .eq(softmax(z)[k] - q(k), kronecker)
    )
