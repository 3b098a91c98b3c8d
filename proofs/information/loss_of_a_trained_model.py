"""The figure 0.02 for the loss of a trained model."""

from derive.authoring import *
from proofs.information.cross_entropy_of_a_trained_model import cross_entropy_of_a_trained_model


@theorem(_("The loss 0.02 of a trained model"), claims=("A11",))
def loss_of_a_trained_model(d):
    """The cross-entropy is 0.02 nats to the digits shown."""
    label = d.let("P", vector(1, 0, 0, 0, 0))
    prediction = d.let("Q", vector(decimal("0.98"), decimal("0.01"), 0, 0, decimal("0.01")))
    claim = rounds_to(cross_entropy(label, prediction), "0.02")
    exact = rounds_to(-log(decimal("0.98")), "0.02")
    difference, half_unit = claim.args
    d.show(claim)
    d.chain(difference).eq(exact.args[0], cross_entropy_of_a_trained_model()).le(half_unit, enclosed_by_balls)
