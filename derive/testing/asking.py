"""What a call of assert_loss_matches asks for, made ready: the contract, the options, the library, the code.

Main statements: `code_under_test`, `require_functions`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from flint import fmpq

from derive.kernel.ball_evaluation import Evaluation
from derive.kernel.ball_values import OutsideDomain
from derive.notation.text import text
from derive.testing.arrays import Library, quietly
from derive.testing.expected import Options, Reference, require_reduction
from derive.testing.layout import CLASSES_LAST, PLAIN, Layout, layout
from derive.testing.libraries import library, library_of
from derive.testing.losses import Contract, contract
from derive.testing.sampling import Code
from derive.testing.statements import formulas_of, has_weights_inside, sorts_of

_GRADIENTS = ("torch", "jax", "returned")


def code_under_test(
    function: Callable[..., Any],
    loss: str,
    *,
    gradient: Callable[..., Any] | str | None = None,
    wrt: str | Sequence[str] | None = None,
    reduction: str = "mean",
    weights: Sequence[float] | None = None,
    divisor: str = "",
    ignore_index: int | None = None,
    order: Sequence[str] | None = None,
    targets: str = "",
    axes: int = 1,
    class_axis: int = CLASSES_LAST,
    overwrites: bool = False,
    arrays: str | None = None,
    parameters: Mapping[str, float] | None = None,
) -> Code:
    """The function with what it is held against; the arguments are those of assert_loss_matches."""
    require_functions(function, gradient)
    given = dict(parameters or {})
    if targets not in ("", "labels", "distributions"):
        raise ValueError(f"targets= is 'labels' or 'distributions', not {targets!r}.")
    lay = layout(axes, class_axis)
    found = _contract(loss, function, gradient, given, arrays, targets, lay)
    if found.whole and lay != PLAIN:
        raise ValueError(f"{found.name} is a loss of the whole batch: axes= and class_axis= have no meaning.")
    if class_axis != CLASSES_LAST and not found.families:
        raise ValueError(f"{found.name} has no classes: class_axis= has no meaning.")
    reference = _reference(found.name, _options(found, reduction, weights, divisor, ignore_index, given, axes))
    _require_in_domain(found, reference)
    wanted = _wanted(reference, gradient, wrt)
    lib = library(arrays) if arrays else _library(function, gradient)
    if isinstance(gradient, str) and gradient != "returned":
        gradient = lib.name
    names = tuple(a.name for a in found.arguments)
    if order is not None and sorted(order) != sorted(names):
        raise ValueError(f"order= has to name {', '.join(names)} once each.")
    return Code(reference, function, gradient, wanted, order or names, lib, lay, overwrites)


def require_functions(function: object, gradient: object) -> None:
    """A function to be called, and for its gradient a function or one of the words."""
    if not callable(function):
        raise TypeError(f"A function of arrays is wanted, and {function!r} ({type(function).__name__}) is none.")
    if gradient is not None and not callable(gradient) and gradient not in _GRADIENTS:
        words = ", ".join(map(repr, _GRADIENTS))
        raise ValueError(f"gradient= is a function, one of {words}, or None, not {gradient!r}.")


def _require_in_domain(found: Contract, reference: Reference) -> None:
    """Beyond the domain of a parameter nothing is proved of the loss."""
    sorts = sorts_of(reference.value_statement.name)
    for variable, value in reference.options.parameters.items():
        sort = sorts.get(variable)
        if sort is None:
            continue
        ev = Evaluation({})
        try:
            ev.domain(sort, ev.scope).require(fmpq(*value.as_integer_ratio()))
        except (OutsideDomain, ValueError, OverflowError):  # inf and nan have no ratio
            word = found.parameters[variable][0]
            raise ValueError(f"{word} = {value:g} lies outside {text(sort)}: nothing is proved there.") from None


def _contract(
    loss: str,
    function: Callable[..., Any],
    gradient: object,
    parameters: dict[str, float],
    arrays: str | None,
    targets: str,
    lay: Layout,
) -> Contract:
    """The contract: with labels or distributions as the function takes them, smoothed or weighted as asked."""
    found = contract(loss)
    if found.with_labels and targets != "distributions":
        labels = targets == "labels" or (loss == found.name and _takes_labels(function, gradient, arrays, lay))
        found = contract(found.with_labels) if labels else found
    if parameters.get("label_smoothing") and found.name == "softmax_cross_entropy_with_integer_labels":
        return contract("label_smoothing_cross_entropy")
    if "temperature" in parameters and found.name == "softmax_cross_entropy_with_integer_labels":
        return contract("temperature_cross_entropy")
    if "pos_weight" in parameters and found.name == "binary_cross_entropy_with_logits":
        return contract("weighted_binary_cross_entropy_with_logits")
    return found


def _takes_labels(function: Callable[..., Any], gradient: object, arrays: str | None, lay: Layout) -> bool:
    """Does the function take class labels? It is asked once, with two items of three classes."""
    lib = library(arrays) if arrays else _library(function, gradient)
    to = lib.formats()[0]
    logits = lib.array(lay.arranged(np.array([[0.5, -1.0, 2.0], [0.0, 1.0, 0.25]]), 2, True), to)
    shapes = ((), (1,), lay.shape(2))
    function = getattr(function, "_torchdynamo_orig_callable", function)  # nothing need be compiled for this
    answers = []
    for targets in (np.array([2, 0]), np.array([[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]])):
        try:
            given = lib.array(lay.arranged(targets, 2, targets.ndim == 2), None if targets.ndim == 1 else to)
            answer = quietly(lib.outline, function, (logits, given))
            answers.append(np.shape(answer[0] if gradient == "returned" else answer) in shapes)
        except Exception:
            answers.append(False)
    return answers[0] or not answers[1]


def _options(
    found: Contract,
    reduction: str,
    weights: Sequence[float] | None,
    divisor: str,
    ignore_index: int | None,
    parameters: dict[str, float],
    axes: int,
) -> Options:
    require_reduction(reduction, axes, bool(found.families))
    if divisor not in ("", "weights", "items"):
        raise ValueError(f"divisor= is 'weights' or 'items', not {divisor!r}.")
    if found.whole and (reduction, weights, ignore_index) != ("mean", None, None):
        raise ValueError(f"{found.name} is a loss of the whole batch: it has no reduction, weights or ignored labels.")
    if not found.has_labels and ignore_index is not None:
        raise ValueError(f"{found.name} has no labels to ignore: ignore_index= has no meaning.")
    if weights is not None and not any(a.kind == "label" or a.name == "targets" for a in found.arguments):
        raise ValueError(f"{found.name} has no classes to weight: weights= has no meaning.")
    if weights is not None and "a" in found.parameters and not has_weights_inside(found.name):
        raise ValueError(f"Nothing is proved of {found.name} with class weights: weights= has no meaning.")
    known = {word: variable for variable, (word, _) in found.parameters.items()}
    values = {variable: default for variable, (_, default) in found.parameters.items()}
    for word, value in parameters.items():
        if word in known:
            values[known[word]] = float(value)
        elif (word, float(value)) not in (("label_smoothing", 0.0), ("pos_weight", 1.0)):
            has = f" It has {', '.join(known)}." if known else " It has none."
            raise TypeError(f"{found.name} has no parameter {word!r}.{has}")
    return Options(
        "mean" if reduction == "batchmean" else reduction,
        None if weights is None else tuple(map(float, weights)),
        divisor,
        ignore_index,
        _Frozen(values),
        axes,
    )


class _Frozen(dict[str, float]):
    """Parameters that can be a key."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(sorted(self.items())))


@lru_cache(maxsize=64)
def _reference(name: str, options: Options) -> Reference:
    """One reference for all tests of a loss: what it has computed stays."""
    inside = options.weights is not None and has_weights_inside(name)
    return Reference(contract(name), *formulas_of(name, inside), options, inside)


def _wanted(reference: Reference, gradient: object, wrt: str | Sequence[str] | None) -> tuple[str, ...]:
    if gradient is None:
        return ()
    proved = reference.differentiable
    chosen = (wrt,) if isinstance(wrt, str) else tuple(wrt or ())
    for name in chosen:
        if name not in proved:
            raise ValueError(
                f"No gradient of {reference.contract.name} in {name!r} is proved; there are those in "
                f"{', '.join(proved) or 'nothing'}."
            )
    chosen = chosen or tuple(n for n in reference.contract.predictions if n in proved)
    if not chosen:
        raise ValueError(f"No gradient of {reference.contract.name} is proved: leave out gradient=.")
    return chosen


def _library(function: object, gradient: object) -> Library:
    if gradient in ("torch", "jax"):
        return library(str(gradient))
    return library_of(function, gradient)
