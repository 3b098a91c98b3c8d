"""The loss that a perfect prediction of (0.7, 0.3) leaves is 0.611 nats."""

from derive.authoring import *


@theorem(_("The loss left by a soft target is 0.611 nats"), claims=("A12",))
def loss_left_by_a_soft_target(d):
    """The least cross-entropy for the target P = (0.7, 0.3), reached by Q = P, to the digits shown."""
    p = vector(decimal("0.7"), decimal("0.3"))
    d.show(rounds_to(cross_entropy(p, p), "0.611"))
    d.have(rounds_to(cross_entropy(p, p), "0.611"), enclosed_by_balls)
