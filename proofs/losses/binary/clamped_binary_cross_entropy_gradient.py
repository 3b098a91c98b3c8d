"""A clamped denominator bounds the gradient where the loss itself is not clamped."""

from derive.authoring import *
from proofs.losses.binary.binary_cross_entropy_gradient import binary_cross_entropy_gradient


@theorem(_("The gradient of binary cross-entropy with a clamped denominator"), claims=("loss:binary_cross_entropy",))
def clamped_binary_cross_entropy_gradient(d):
    """(p − y)/max(p(1 − p), 10⁻¹²) is the derivative of binary cross-entropy while p(1 − p) ≥ 10⁻¹². For
    smaller p and the target 1 it is less steep: at least −10¹², where the derivative is −1/p."""
    y, p = d.variable("y", probability), d.open_probability("p")
    least = term(10) ** -term(12)
    loss, clamped = binary_cross_entropy(y, p), (p - y) / maximum(p * (1 - p), least)
    inside = implies(p * (1 - p) >= least, Eq(clamped, D(loss, p)))
    outside = implies(p * (1 - p) < least, D(binary_cross_entropy(1, p), p) < (p - 1) / maximum(p * (1 - p), least))
    d.show(conjunction((inside, outside)))
    with d.supposing(p * (1 - p) >= least) as large:
        (d.chain(clamped).eq((p - y) / (p * (1 - p)), large).eq(D(loss, p), binary_cross_entropy_gradient(y, p)))
    with d.supposing(p * (1 - p) < least) as small:
        steeper = d.have(1 / (p * (1 - p)) > 1 / least, small)
        (
            d.chain(D(binary_cross_entropy(1, p), p))
            .eq((p - 1) / (p * (1 - p)), binary_cross_entropy_gradient(1, p))
            .lt((p - 1) / least, steeper.times(1 - p))
            .eq((p - 1) / maximum(p * (1 - p), least), small)
        )
