"""What two libraries return for p = 0 and the target 1, where the exact value is infinite."""

from derive.authoring import *


@theorem(
    _("Clipped binary cross-entropy in numbers"),
    kind="remark",
    claims=("loss:binary_cross_entropy",),
)
def clipped_binary_cross_entropy_in_numbers(d):
    """At p = 0 and y = 1, Keras clips at ε = 10⁻⁷ and returns 16.12, scikit-learn clips at 2⁻⁵² and returns 36.04,
    PyTorch clamps the logarithm and returns 100. The exact value is infinite."""
    loss = clipped_binary_cross_entropy
    keras = rounds_to(loss(1, 0, term(10) ** -7), "16.12")
    sklearn = rounds_to(loss(1, 0, term(2) ** -52), "36.04")
    d.show(conjunction((keras, sklearn, Eq(clamped_binary_cross_entropy(1, 0), 100))))
    d.have(keras, enclosed_by_balls)
    d.have(sklearn, enclosed_by_balls)
    d.have(Eq(clamped_binary_cross_entropy(1, 0), 100), definition)
