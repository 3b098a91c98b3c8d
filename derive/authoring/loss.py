"""A loss as an engineer meets it: a name, and the theorems of the catalogue that speak of it.

A `Loss` holds names of derivations, not the derivations, so that the table of losses is read without running any.
Everything is per item and before a reduction: a batch, its reduction and its weights are the business of who calls.

An author writes of a loss what its files do not say: the arguments one differentiates in, the names that libraries
give it, what else belongs beside it. The rest is read off the names of the files: `filed`.

Main statements: `Loss`, `filed`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Loss:
    """One loss and what is proved of it.

    name: the field's name, e.g. "binary_cross_entropy_with_logits".
    row: the row of the table of losses it belongs to, in words ("binary cross-entropy with logits").
    arguments: what one differentiates in, each with the word that its derivations have for it ({"m": "mean"}).
    value: the derivation whose statement is loss(parameters) = stable form: what code computes.
    gradients: for each argument one differentiates in, the derivation ∂loss/∂argument = stable closed form.
    hessians: for each such argument (or pair "m,v"), the derivation of the second derivative.
    convexity: derivations (theorems or refutations) that settle where it is convex.
    minimum: derivations that say where it is least, or that no least value is attained.
    reductions: derivations of the gradient of a mean over N items, with its factor.
    rests_on: identities a reader looks up with it (limits, special cases, other forms).
    variants: other losses or derivations that it is taken for, and what separates them.
    aliases: the names in torch, optax, keras and scikit-learn.
    """

    name: str
    row: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    value: str = ""
    gradients: Mapping[str, str] = field(default_factory=dict)
    hessians: Mapping[str, str] = field(default_factory=dict)
    convexity: tuple[str, ...] = ()
    minimum: tuple[str, ...] = ()
    reductions: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    def derivations(self) -> tuple[str, ...]:
        """The names of all derivations that speak of this loss, each once, the value first."""
        return tuple(dict.fromkeys((*self._settling(), *self.rests_on, *self.variants)))

    def _settling(self) -> tuple[str, ...]:
        """What settles the loss itself, without what stands beside it."""
        slopes = (self.value, *self.gradients.values(), *self.hessians.values())
        return (*slopes, *self.convexity, *self.minimum, *self.reductions)


_CONVEXITY = ("convex", "not_convex", "not_jointly_convex", "above_tangents", "hessian_positive_semidefinite")
_BOUNDS = ("minimum", "no_minimum", "infimum", "positive", "nonnegative", "at_least", "above_one", "zero")
_MINIMUM = (*_BOUNDS, "unbounded", "steps_down")
_REDUCTIONS = ("mean", "weighted_mean", "ignoring", "batchmean_gradient", "in_batch_gradient")
_SECOND = ("hessian", "second_derivative", "derivative")  # a mixed one is a "mixed_derivative"


def filed(losses_file: str, *losses: Loss) -> tuple[Loss, ...]:
    """The losses with the derivations of their folder, one file each, filed by their names.

    <loss>_stable_form is the value; <loss>_gradient and <loss>_hessian (or _second_derivative) belong to its one
    argument, <loss>_mean_gradient to the argument whose word is "mean"; where a gradient has a stable form, that one.
    <loss>_convex…, <loss>_minimum… and <loss>_mean say what they are. Every other <loss>_… stands beside the loss.
    What the author has written is kept, and comes first.
    """
    files = sorted(path.stem for path in Path(losses_file).parent.glob("*.py"))
    names = sorted((loss.name for loss in losses), key=len)
    owner = {file: name for name in names for file in files if file.startswith(f"{name}_")}  # the longest name wins
    return tuple(_completed(loss, [file for file in files if owner.get(file) == loss.name]) for loss in losses)


def _completed(loss: Loss, files: list[str]) -> Loss:
    def first(*endings: str) -> str | None:
        return next((f for e in endings if (f := f"{loss.name}_{e}") in files), None)

    def starting(beginnings: Iterable[str]) -> list[str]:
        rests = {file: file.removeprefix(f"{loss.name}_") for file in files}
        return [f for b in beginnings for f, rest in rests.items() if rest == b or rest.startswith(f"{b}_")]

    gradients, hessians = dict(loss.gradients), dict(loss.hessians)
    words = {argument: f"{word}_" if word else "" for argument, word in loss.arguments.items()}
    for argument, word in words.items():
        slope = first(f"{word}gradient_stable_form", f"{word}gradient")
        curvature = first(*(f"{word}{second}{form}" for form in ("_stable_form", "") for second in _SECOND))
        gradients |= {argument: slope} if slope and argument not in gradients else {}
        hessians |= {argument: curvature} if curvature and argument not in hessians else {}
    mixed = first(*(f"mixed_{second}" for second in _SECOND))
    if mixed and mixed not in hessians.values():
        hessians[",".join(loss.arguments)] = mixed
    reductions = [f for e in _REDUCTIONS if (f := f"{loss.name}_{e}") in files]
    settled = replace(
        loss,
        value=loss.value or first("stable_form") or "",
        gradients=gradients,
        hessians=hessians,
        convexity=_each_once(*loss.convexity, *starting(_CONVEXITY)),
        minimum=_each_once(*loss.minimum, *starting(_MINIMUM)),
        reductions=_each_once(*loss.reductions, *reductions),
    )
    beside = [file for file in files if file not in (*settled._settling(), *loss.variants)]
    return replace(settled, rests_on=_each_once(*loss.rests_on, *beside))


def _each_once(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
