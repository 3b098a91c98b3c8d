"""The figure 0.916 for the loss of an untrained model."""

from derive.authoring import *
from proofs.information.cross_entropy_of_an_untrained_model import cross_entropy_of_an_untrained_model


@theorem(_("The loss 0.916 of an untrained model"), claims=("A10",))
def loss_of_an_untrained_model(d):
    """The cross-entropy is 0.916 nats to the digits shown: the logarithm is natural, which the text does not say."""
    label = d.let("P", vector(1, 0, 0, 0, 0))
    prediction = d.let("Q", vector(*map(decimal, ("0.4", "0.3", "0.05", "0.05", "0.2"))))
    claim = rounds_to(cross_entropy(label, prediction), "0.916")
    exact = rounds_to(-log(decimal("0.4")), "0.916")
    difference, half_unit = claim.args
    d.show(claim)
    d.chain(difference).eq(exact.args[0], cross_entropy_of_an_untrained_model()).le(half_unit, enclosed_by_balls)
