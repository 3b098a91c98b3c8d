"""A loss as an engineer meets it: a name, and the theorems of the catalogue that speak of it.

A `Loss` holds names of derivations, not the derivations, so that the table of losses is read without running any.
Everything is per item and before a reduction: a batch, its reduction and its weights are the business of who calls.

Main statement: `Loss`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Loss:
    """One loss and what is proved of it.

    name: the field's name, e.g. "binary_cross_entropy_with_logits".
    row: the row of the table of losses it belongs to, in words ("binary cross-entropy with logits").
    value: the derivation whose statement is loss(parameters) = stable form: what code computes.
    gradients: for each argument one differentiates in, the derivation ∂loss/∂argument = stable closed form.
    hessians: for each such argument (or pair "m,v"), the derivation of the second derivative.
    convexity: derivations (theorems or refutations) that settle where it is convex.
    minimum: derivations that say where it is least, or that no least value is attained.
    rests_on: identities a reader looks up with it (reductions, limits, special cases, other forms).
    variants: other losses or derivations that it is taken for, and what separates them.
    aliases: the names in torch, optax, keras and scikit-learn.
    """

    name: str
    row: str
    value: str
    gradients: Mapping[str, str] = field(default_factory=dict)
    hessians: Mapping[str, str] = field(default_factory=dict)
    convexity: tuple[str, ...] = ()
    minimum: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    def derivations(self) -> tuple[str, ...]:
        """The names of all derivations that speak of this loss, each once, the value first."""
        names = (self.value, *self.gradients.values(), *self.hessians.values(), *self.convexity, *self.minimum)
        return tuple(dict.fromkeys((*names, *self.rests_on, *self.variants)))
