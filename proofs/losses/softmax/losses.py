"""The losses of this folder and the derivations that speak of them."""

from derive.authoring.loss import Loss

LOSSES: tuple[Loss, ...] = ()
