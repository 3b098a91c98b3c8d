"""The Bradley–Terry loss is convex in both scores together."""

from derive.authoring import *
from proofs.losses.margin.bradley_terry_mixed_second_derivative import bradley_terry_mixed_second_derivative
from proofs.losses.margin.bradley_terry_other_second_derivative import bradley_terry_other_second_derivative
from proofs.losses.margin.bradley_terry_preferred_second_derivative import bradley_terry_preferred_second_derivative


@theorem(_("The Bradley–Terry loss is convex"), claims=("loss:bradley_terry",))
def bradley_terry_convex(d):
    """v² ∂²ℓ/∂a² + 2 v w ∂²ℓ/∂a∂b + w² ∂²ℓ/∂b² = (v − w)² σ(a − b) σ(b − a) ≥ 0 for every direction (v, w); it is
    0 when both scores move together."""
    a, b, v, w = d.real("a"), d.real("b"), d.real("v"), d.real("w")
    loss, c = bradley_terry(a, b), sigmoid(a - b) * sigmoid(b - a)
    in_a, in_b, mixed = D(loss, a, 2), D(loss, b, 2), D(D(loss, a), b)
    form = v**2 * in_a + 2 * v * w * mixed + w**2 * in_b
    d.show(form >= 0)
    first = d.have(Eq(in_a, c), bradley_terry_preferred_second_derivative(a, b))
    second = d.have(Eq(in_b, c), bradley_terry_other_second_derivative(a, b))
    both = d.have(Eq(mixed, -c), bradley_terry_mixed_second_derivative(a, b))
    (
        d.chain(form)
        .eq(v**2 * c - 2 * v * w * c + w**2 * c, first.times(v**2), second.times(w**2), both.times(2 * v * w))
        .eq((v - w) ** 2 * c, algebra)
        .ge(0, words(_("{0} and {1}"), sigmoid(a - b) > 0, sigmoid(b - a) > 0))
    )
