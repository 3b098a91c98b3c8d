"""The loss of one item is at least the binary entropy of its target."""

from derive.authoring import *
from proofs.information.cross_entropy_at_least_entropy import cross_entropy_at_least_entropy
from proofs.losses.binary.binary_cross_entropy_from_two_classes import binary_cross_entropy_from_two_classes


@theorem(
    _("Binary cross-entropy is at least the entropy of the target"), claims=("A12", "B13"), lemma="ℓ(x, y) ≥ H_b(x)"
)
def binary_cross_entropy_at_least_binary_entropy(d):
    """For a target x in [0, 1] and an output y strictly between 0 and 1."""
    x, y = d.variable("x", probability), d.open_probability("y")
    target, output = vector(x, 1 - x), vector(y, 1 - y)
    d.show(binary_cross_entropy(x, y) >= binary_entropy(x))
    (
        d.chain(binary_cross_entropy(x, y))
        .eq(cross_entropy(target, output), binary_cross_entropy_from_two_classes(x, y))
        .ge(entropy(target), cross_entropy_at_least_entropy(2, target, output))
        .eq(binary_entropy(x), definition)
    )
