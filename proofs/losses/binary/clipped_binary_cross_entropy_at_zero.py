"""The clipped loss at a prediction 0 for a target 1 is −log ε."""

from derive.authoring import *


@theorem(_("Clipped binary cross-entropy at p = 0"), claims=("loss:binary_cross_entropy",))
def clipped_binary_cross_entropy_at_zero(d):
    """ℓ(1, 0, ε) = −log ε: the largest loss of one item is the author's choice. With ε = 10⁻⁷ it is 16.12,
    with ε = 2⁻⁵² it is 36.04."""
    eps = d.variable("epsilon", interval(0, term(1) / 2, left_open=True, right_open=True))
    loss = clipped_binary_cross_entropy(1, 0, eps)
    d.show(Eq(loss, -log(eps)))
    (
        d.chain(loss)
        .eq(binary_cross_entropy(1, maximum(minimum(0, 1 - eps), eps)), definition)
        .eq(binary_cross_entropy(1, eps), words(_("{0}"), eps > 0))
        .eq(-log(eps), definition)
    )
