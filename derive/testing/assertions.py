"""assert_loss_matches: somebody's loss, and its gradient, held against the proved formula.

Main statements: `assert_loss_matches`, `held`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from derive.testing import settings
from derive.testing.arrays import Library, library, library_of, quietly
from derive.testing.diagnosis import diagnose
from derive.testing.expected import REDUCTIONS, Options, Reference
from derive.testing.floats import FORMATS, Format
from derive.testing.losses import Contract, contract
from derive.testing.outcome import Outcome, record
from derive.testing.regimes import Case, cases
from derive.testing.remark import remark
from derive.testing.sampling import Code, Mismatch, Observation
from derive.testing.search import searched
from derive.testing.shrink import shrunk
from derive.testing.statements import formulas_of

EFFORTS = {"quick": 0, "default": 30, "thorough": 400}  # inputs that are searched for beside the edges


def assert_loss_matches(
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
    arrays: str | None = None,
    formats: Iterable[str] | None = None,
    skip: Iterable[str] = (),
    effort: str | None = None,
    seed: int | None = None,
    **parameters: float,
) -> Outcome:
    """Call the function at edge-directed inputs and compare with the exact loss. Raises AssertionError with a remark.

    function: takes the arrays of the loss in order (the prediction first; `order` names another), returns the loss.
    loss: a name of the catalogue, or what a library calls it.
    gradient: a function with the same arguments that returns the gradient of what `function` returns (of the sum of the
        losses, for reduction="none"); "torch" or "jax" for automatic differentiation; "returned" when the function
        returns (loss, gradient); None to test the value alone.
    wrt: the arguments the gradient is taken in; by default the predictions.
    reduction: "mean", "sum", "none", "batchmean" (another word for "mean") or "elementmean".
    weights: one for each class; divisor: what the weighted mean divides by, "weights" (the default) or "items".
    ignore_index: the label that counts for nothing.
    arrays: "numpy", "torch" or "jax"; by default what the function speaks of.
    formats: of "float64", "float32", "float16", "bfloat16"; by default those of the library.
    skip: regimes that are left out, in words as the report shows them ("empty batch", "0 and 1").
    effort: "quick", "default" or "thorough". The same arguments always try the same inputs; `seed` tries others.
    parameters: label_smoothing, pos_weight, temperature, gamma, alpha, delta, margin …
    """
    found = _contract(loss, function, gradient, parameters, arrays)
    options = _options(found, reduction, weights, divisor, ignore_index, parameters)
    reference = _reference(found, options)
    wanted = _wanted(reference, gradient, wrt)
    lib = library(arrays) if arrays else _library(function, gradient)
    if gradient in ("autograd", "torch", "jax"):
        gradient = lib.name
    names = tuple(a.name for a in found.arguments)
    if order is not None and sorted(order) != sorted(names):
        raise ValueError(f"order= has to name {', '.join(names)} once each.")
    code = Code(reference, function, gradient, wanted, order or names, lib)
    return held(code, formats, tuple(skip), effort, seed)


# ---- what is asked


def _contract(
    loss: str,
    function: Callable[..., Any],
    gradient: object,
    parameters: dict[str, float],
    arrays: str | None,
) -> Contract:
    """The contract: with labels or distributions as the function takes them, smoothed or weighted as asked."""
    found = contract(loss)
    if loss == "softmax_cross_entropy" and found.with_labels:
        found = contract(found.with_labels) if _takes_labels(function, gradient, arrays) else found
    if parameters.get("label_smoothing") and found.name == "softmax_cross_entropy_with_integer_labels":
        return contract("label_smoothing_cross_entropy")
    if "temperature" in parameters and found.name == "softmax_cross_entropy_with_integer_labels":
        return contract("temperature_cross_entropy")
    if "pos_weight" in parameters and found.name == "binary_cross_entropy_with_logits":
        return contract("weighted_binary_cross_entropy_with_logits")
    return found


def _takes_labels(function: Callable[..., Any], gradient: object, arrays: str | None) -> bool:
    """Does the function take class labels? It is asked once, with two items of three classes."""
    lib = library(arrays) if arrays else _library(function, gradient)
    to = lib.formats()[0]
    logits = lib.array(np.array([[0.5, -1.0, 2.0], [0.0, 1.0, 0.25]]), to)
    answers = []
    for targets in (np.array([2, 0]), np.array([[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]])):
        try:
            given = lib.array(targets, None if targets.ndim == 1 else to)
            answer = quietly(function, logits, given)
            answers.append(lib.read(answer[0] if gradient == "returned" else answer).shape in ((), (1,), (2,)))
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
) -> Options:
    if reduction not in REDUCTIONS:
        raise ValueError(f"reduction= is one of {', '.join(REDUCTIONS)}, not {reduction!r}.")
    if divisor not in ("", "weights", "items"):
        raise ValueError(f"divisor= is 'weights' or 'items', not {divisor!r}.")
    if not found.has_labels and ignore_index is not None:
        raise ValueError(f"{found.name} has no labels to ignore: ignore_index= has no meaning.")
    if weights is not None and not any(a.kind == "label" or a.name == "targets" for a in found.arguments):
        raise ValueError(f"{found.name} has no classes to weight: weights= has no meaning.")
    if weights is not None and "a" in found.parameters:
        raise ValueError("Class weights together with label smoothing are a loss of their own; test one at a time.")
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
    )


class _Frozen(dict[str, float]):
    """Parameters that can be a key."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(sorted(self.items())))


def _reference(found: Contract, options: Options) -> Reference:
    return _kept_reference(found.name, options)


@lru_cache(maxsize=64)
def _kept_reference(name: str, options: Options) -> Reference:
    """One reference for all tests of a loss: what it has computed stays."""
    found = contract(name)
    values, gradients = formulas_of(name, found.forms)
    return Reference(found, values, gradients, options)


def _wanted(reference: Reference, gradient: object, wrt: str | Sequence[str] | None) -> tuple[str, ...]:
    if gradient is None:
        return ()
    proved = reference.gradient_statements
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


# ---- the test


@lru_cache(maxsize=256)
def _cases(
    found: Contract,
    to: Format,
    seed: int,
    classes: int | None,
    ignored: int | None,
    denormals: bool,
    few: bool,
    lean: bool,
) -> tuple[Case, ...]:
    return tuple(
        cases(found, to, seed=seed, classes=classes, ignore_index=ignored, denormals=denormals, few=few, lean=lean)
    )


def held(
    code: Code, formats: Iterable[str] | None, skip: tuple[str, ...], effort: str | None, seed: int | None
) -> Outcome:
    """Call the code at all inputs; raise AssertionError with a remark where it leaves the exact values."""
    effort, seed = effort or settings.effort, settings.seed if seed is None else seed
    if effort not in EFFORTS:
        raise ValueError(f"effort= is one of {', '.join(EFFORTS)}, not {effort!r}.")
    reference, lib = code.reference, code.lib
    options = reference.options
    outcome = _outcome(code)
    chosen = [_format(name) for name in formats] if formats else lib.formats()
    fixed = None if options.weights is None else len(options.weights)
    observations: list[Observation] = []
    for to in chosen:
        few = to.bits < 24 and formats is None
        these = _cases(reference.contract, to, seed, fixed, options.ignore_index, lib.denormals, few, lib.lean)
        for case in these:
            if not any(words in case.regime for words in skip):
                observations.append(code.observe(case))
        if to is chosen[0] and not any(o.mismatches for o in observations):
            observations += searched(code, to, EFFORTS[effort], seed, fixed, skip)
    outcome.inputs = len(observations)
    outcome.regimes = tuple(dict.fromkeys(o.case.regime for o in observations))
    outcome.formats = tuple(f.name for f in chosen)
    outcome.left_out = skip
    outcome.worst = max((o.worst for o in observations), default=0.0)
    first = _first(observations)
    if first is not None:
        outcome.passed = False
        smallest = shrunk(code, first, calls=60 if lib.lean else 300, fixed_classes=fixed is not None)
        diagnosis = diagnose(code, observations, smallest)
        outcome.notes += diagnosis
        record(outcome)
        raise AssertionError(remark(code, smallest, diagnosis, observations, outcome))
    record(outcome)
    return outcome


def _first(observations: Sequence[Observation]) -> Mismatch | None:
    """The failure to show: a wrong value before a number that is not finite, an exception only when it is all there is
    in the ordinary regime or nothing else fails."""
    found = [m for o in observations for m in o.mismatches]
    if not found:
        return None
    rank = {"shape": 0, "value": 1, "changed": 1, "exception": 2, "not finite": 1}
    ordinary = [m for m in found if m.case.regime in ("ordinary", "batch")]
    return min(ordinary or found, key=lambda m: rank[m.kind])


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise ValueError(f"There are the formats {', '.join(FORMATS)}, not {name!r}.")
    return FORMATS[name]


def _outcome(code: Code) -> Outcome:
    reference = code.reference
    statements = [reference.value_statements[0], *(reference.gradient_statements[n] for n in code.arguments)]
    verdicts = {s.verdict for s in statements}
    gradient = code.gradient if isinstance(code.gradient, str) else "function" if code.gradient is not None else ""
    return Outcome(
        function=_name(code.function),
        loss=reference.contract.name,
        formula="proved" if verdicts == {"proved"} else "enclosed",
        derivations=tuple(s.name for s in statements),
        library=code.lib.name,
        gradient=gradient,
    )


def _name(function: object) -> str:
    name = str(getattr(function, "__name__", "") or type(function).__name__)
    return "the function" if name == "<lambda>" else name
