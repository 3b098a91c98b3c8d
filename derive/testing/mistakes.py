"""Mistakes that a loss or a gradient may hold, each with the numbers that it predicts.

The exact ones times a factor, the exact ones under other options, those of a variant of the loss, and gradients that
stop half way.

Main statements: `mistakes`, `expecting`, `Predict`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import numpy as np
from flint import ctx

from derive.testing.expected import Reference
from derive.testing.floats import Array
from derive.testing.layout import Layout
from derive.testing.losses import contract
from derive.testing.pairs import NoValue
from derive.testing.regimes import Case
from derive.testing.sampling import Code, Mismatch
from derive.testing.statements import Statement, formulas_of
from derive.testing.variants import NEUTRAL, Variant, variants_of

Predict = Callable[[Case], Array | None]


def mistakes(code: Code, mismatch: Mismatch, case: Case) -> Iterator[tuple[str, Predict]]:
    reference = code.reference
    expect = expecting(reference, mismatch)
    for words, other in _other_weights(reference):
        yield words, expecting(other, mismatch)
    if mismatch.what == "the gradient" and code.differentiated:
        told = "Its backward ignores the gradient that comes in: multiply by it (grad_output in PyTorch)."
        yield told, _times(expect, lambda c: 1 / c.upstream)
    if code.layout.axes > 1 and reference.options.reduction == "mean":
        for words, axis in (("the first", 0), ("the last", -1)):
            told = f"It divides by the length of {words} axis alone; the mean is over all {code.layout.axes} axes."
            yield told, _times(expect, partial(_over_one_axis, code.layout, axis))
    if any(a.kind == "overlap" for a in reference.contract.arguments):
        told = "The sums run over the whole batch; each item has sums of its own, and the mean is taken afterwards."
        yield told, partial(_as_one_item, expect)
    if mismatch.what == "the loss" and reference.contract.name.startswith("softmax_cross_entropy"):
        told = "The softmax runs over the items (axis 0); it belongs over the classes, the last axis."
        yield told, partial(_softmax_over_the_items, reference)
    yield from _factors(reference, mismatch, expect)
    for words, other in _other_parameters(reference):
        yield words, expecting(other, mismatch)
    for words, other in _unsaid_parameters(reference):
        yield words, expecting(other, mismatch)
    for variant in variants_of(reference.contract.name):
        predict = _of_variant(reference, variant, mismatch)
        if predict is not None:
            yield f"It looks as if {variant.words}." if _is_clause(variant.words) else f"{variant.words}.", predict
    if mismatch.what == "the gradient":
        yield from _gradient_mistakes(reference, mismatch)


def _is_clause(words: str) -> bool:
    return not words.startswith(("this", "it ", "a ", "target", "F."))


def expecting(reference: Reference, mismatch: Mismatch) -> Predict:
    if mismatch.what == "the loss":
        return lambda case: reference.value(case).values
    return lambda case: reference.gradient(case, mismatch.argument).values


def _factors(reference: Reference, mismatch: Mismatch, expect: Predict) -> Iterator[tuple[str, Predict]]:
    mean = reference.options.reduction not in ("none", "sum")
    whose = "gradient" if mismatch.what == "the gradient" else "loss"
    factors: list[tuple[str, Callable[[Case], float]]] = [
        (f"The sign of the {whose} is turned round.", lambda c: -1.0),
        (
            f"Your {whose} is 1/log 2 times the exact one: it is in bits (log2); the natural logarithm is expected.",
            lambda c: 1 / math.log(2),
        ),
        (f"Your {whose} is log 2 times the exact one.", lambda c: math.log(2)),
        (
            f"Your {whose} is 1/log 10 times the exact one: log10 stands where the natural logarithm is expected.",
            lambda c: 1 / math.log(10),
        ),
        (f"Your {whose} is twice the exact one.", lambda c: 2.0),
        (f"Your {whose} is half the exact one.", lambda c: 0.5),
    ]
    if mean:
        missing = "the sum's, not the mean's" if whose == "loss" else "N times the mean's: the 1/N is missing"
        factors += [
            (f"Your {whose} is {missing}.", lambda c: reference.divisor(c) or 1.0),
            (f"Your {whose} is divided by N twice.", lambda c: 1.0 / c.items),
        ]
    elif reference.options.reduction == "sum":
        factors.append((f"Your {whose} is the mean's; the sum's is expected.", lambda c: 1.0 / c.items))
    else:
        factors.append((f"Your {whose} is divided by N; each item's own is expected.", lambda c: 1.0 / c.items))
    if reference.contract.families:
        factors += [
            (
                f"Your {whose} is divided by K, the number of classes, as if one took the mean over them too.",
                lambda c: 1.0 / c.classes,
            ),
            (f"Your {whose} is K times the exact one, K the number of classes.", lambda c: float(c.classes)),
        ]
        if mean:
            factors.append(
                (
                    f"Your {whose} is divided by the number of classes instead of the number of items.",
                    lambda c: (reference.divisor(c) or 1.0) / c.classes,
                )
            )
    for variable, value in reference.options.parameters.items():
        word = reference.contract.parameters[variable][0]
        if value not in (0.0, 1.0):
            factors += [
                (f"Your {whose} is {word} times the exact one.", partial(_always, value)),
                (f"Your {whose} is the exact one divided by {word}.", partial(_always, 1 / value)),
                (f"Your {whose} is {word}² times the exact one.", partial(_always, value**2)),
            ]
    for words, factor in factors:
        yield words, _times(expect, factor)


def _times(expect: Predict, factor: Callable[[Case], float]) -> Predict:
    def predict(case: Case) -> Array | None:
        exact = expect(case)
        return None if exact is None else exact * factor(case)

    return predict


def _over_one_axis(layout: Layout, axis: int, case: Case) -> float:
    return case.items / layout.shape(case.items)[axis] if case.items else 1.0


def _as_one_item(expect: Predict, case: Case) -> Array | None:
    """What is exact of the batch taken for one item with so many more entries."""
    if case.items < 2:
        return expect(case)
    found = expect(replace(case, inputs={name: a.reshape(1, -1) for name, a in case.inputs.items()}))
    return found if found is None or found.ndim == 0 else found.reshape(case.items, -1)


def _softmax_over_the_items(reference: Reference, case: Case) -> Array | None:
    divisor, options = reference.divisor(case), reference.options
    special = options.weights is not None or options.ignore_index is not None
    if not case.items or special or options.reduction not in ("mean", "sum"):
        return None
    z, target = case.inputs["logits"], list(case.inputs.values())[1]
    with np.errstate(all="ignore"):
        top = z.max(axis=0)
        surprise = np.log(np.exp(z - top).sum(axis=0)) + top - z
    if target.ndim == 2:
        return np.asarray((target * surprise).sum() / (divisor or 1.0))
    return np.asarray(surprise[np.arange(len(target)), target].sum() / (divisor or 1.0))


def _always(value: float, case: Case) -> float:
    return value


def _under(reference: Reference, **changes: object) -> Reference:
    """The same loss under other options."""
    options = replace(reference.options, **changes)  # type: ignore[arg-type]
    inside = reference.weights_inside
    return Reference(reference.contract, reference.value_statement, reference.gradients, options, inside)


def _other_weights(reference: Reference) -> Iterator[tuple[str, Reference]]:
    given = reference.options
    if reference.weights_inside:
        plain = Reference(reference.contract, *formulas_of(reference.contract.name), given)
        told = "The weight of the label multiplies the whole; with smoothed labels each class has its own weight."
        yield told, plain
    if given.weights is not None:
        yield "The class weights are missing.", _under(reference, weights=None, divisor="")
        if given.reduction == "mean" and given.divisor != "items":
            told = "It divides by the number of items; with class weights the mean divides by Σ w."
            yield told, _under(reference, divisor="items")
        elif given.reduction == "mean":
            yield "It divides by Σ w; the number of items is expected.", _under(reference, divisor="weights")
    if given.ignore_index is not None and given.reduction == "mean":
        told = "It divides by N, the ignored items included; the mean is over the kept ones."
        yield told, _under(reference, divisor="all")


def _other_parameters(reference: Reference) -> Iterator[tuple[str, Reference]]:
    """A parameter without effect, or with another value that is easily taken for it."""
    given = reference.options.parameters
    for variable, value in given.items():
        word = reference.contract.parameters[variable][0]
        if variable in NEUTRAL and value != NEUTRAL[variable]:
            changed = {**given, variable: NEUTRAL[variable]}
            yield f"The parameter {word} = {value:g} has no effect.", _under(reference, parameters=changed)
        usual = (0.1, 0.05, 0.2) if word == "label_smoothing" else (0.5, 1.0, 2.0)
        for other in dict.fromkeys((1 - value, value / 2, value * 2, 1 / value if value else 0.0, value**2, *usual)):
            changed = {**given, variable: other}
            yield f"It looks as if {word} were {other:g}, not {value:g}.", _under(reference, parameters=changed)


_UNSAID: dict[str, tuple[tuple[str, str, tuple[float, ...], str], ...]] = {
    "softmax_cross_entropy_with_integer_labels": (
        ("label_smoothing_cross_entropy", "a", (0.1, 0.05, 0.2, 0.01), "It smooths the labels: pass label_smoothing="),
        ("temperature_cross_entropy", "T", (2.0, 0.5, 0.1, 0.07, 4.0), "It divides the logits: pass temperature="),
    ),
    "binary_cross_entropy_with_logits": (
        (
            "weighted_binary_cross_entropy_with_logits",
            "c",
            (2.0, 3.0, 5.0, 10.0, 0.5),
            "It weights the positive class: pass pos_weight=",
        ),
    ),
}


def _unsaid_parameters(reference: Reference) -> Iterator[tuple[str, Reference]]:
    """The same loss with a parameter that the test does not speak of."""
    options = reference.options
    if options.weights is not None:
        return
    for name, variable, values, words in _UNSAID.get(reference.contract.name, ()):
        formulas = formulas_of(name)
        for value in values:
            given = {**options.parameters, variable: value}
            yield f"{words}{value:g}.", Reference(contract(name), *formulas, replace(options, parameters=given))


def _of_variant(reference: Reference, variant: Variant, mismatch: Mismatch) -> Predict | None:
    argument = next((a for a in reference.contract.arguments if a.name == mismatch.argument), None)
    if argument is None:
        statement = Statement("", "", "", variant.formula())
        other = Reference(reference.contract, statement, {}, reference.options)
        return lambda case: _quiet(lambda: other.value(case).values)
    formula = variant.gradient(argument.variable, argument.family)
    if formula is None:
        return None
    slope = Statement("", "", "", formula, argument.variable, int(argument.family))
    other = Reference(reference.contract, reference.value_statement, {argument.variable: slope}, reference.options)
    return lambda case: _quiet(lambda: other.gradient(case, argument.name).values)


def _quiet(evaluate: Callable[[], Array]) -> Array | None:
    try:
        with ctx.workprec(128):
            return evaluate()
    except NoValue:
        return None


def _gradient_mistakes(reference: Reference, mismatch: Mismatch) -> Iterator[tuple[str, Predict]]:
    """Gradients that stop half way, for softmax and sigmoid."""
    name, argument = reference.contract.name, mismatch.argument
    exact = expecting(reference, mismatch)
    if argument != "logits":
        return

    def predictions(case: Case) -> Array:
        z = case.inputs["logits"]
        with np.errstate(all="ignore"):
            if z.ndim == 1 or name == "multilabel_soft_margin":
                return np.asarray(np.where(z >= 0, 1 / (1 + np.exp(-np.abs(z))), 1 - 1 / (1 + np.exp(-np.abs(z)))))
            e = np.exp(z - z.max(axis=1, keepdims=True))
            return np.asarray(e / e.sum(axis=1, keepdims=True))

    def scaled(change: Callable[[Array, Array], Array], case: Case) -> Array | None:
        divisor = reference.divisor(case) or 1.0
        gradient = exact(case)
        with np.errstate(all="ignore"):
            return None if gradient is None else change(gradient * divisor, predictions(case)) / divisor

    changes: list[tuple[str, Callable[[Array, Array], Array]]] = [
        ("The target is not subtracted: this is the prediction itself.", lambda g, p: p),
        (
            "It is multiplied by p(1 − p) once more: that belongs to a squared error; cross-entropy cancels it.",
            lambda g, p: g * p * (1 - p),
        ),
        (
            "This is the gradient in the probability, not in the logit: it is divided by p(1 − p).",
            lambda g, p: g / (p * (1 - p)),
        ),
    ]
    for words, change in changes:
        yield words, partial(scaled, change)
