"""What a wrong answer looks like: the mistake that explains what the code returned at all inputs.

A mistake predicts numbers: the exact ones times a factor (N, 1/N, K, −1, 1/log 2 …), the exact ones under other options
(no weights, another divisor, a parameter without effect), or those of a variant of the loss. One that agrees with what
was returned wherever both are finite, and explains something that is wrong, is named. These are words to help the
reader; nothing is decided by them.

Main statement: `diagnose`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
from flint import ctx

from derive.testing.expected import Reference
from derive.testing.floats import Array
from derive.testing.layout import Layout
from derive.testing.pairs import NoValue
from derive.testing.regimes import Case
from derive.testing.sampling import Code, Mismatch, Observation
from derive.testing.statements import Statement, formulas_of
from derive.testing.variants import NEUTRAL, Variant, variants_of

Predict = Callable[[Case], Array | None]
# so many observations that are wrong, that are right, and of several items does a mistake have to explain
_ENOUGH, _RIGHT, _BATCHES = 16, 6, 6
_LARGEST = 64  # entries of an observation that it is tried on: a variant's gradient may cost their square


def diagnose(code: Code, observations: Sequence[Observation], mismatch: Mismatch) -> list[str]:
    """Sentences about what is wrong, the most likely first; none where nothing fits."""
    told: list[str] = []
    if mismatch.kind == "shape":
        told += _of_shape(code, mismatch)
    if mismatch.kind == "value":
        told += _of_value(code, observations, mismatch)
    if mismatch.kind == "not finite":
        told += _of_range(code, mismatch)
    return list(dict.fromkeys(told))[:2]


# ---- shapes, ranges, formats


def _of_shape(code: Code, mismatch: Mismatch) -> list[str]:
    wanted = code.reference.options.reduction
    if mismatch.what == "the loss" and wanted != "none":
        return ["It returns one loss for each item: reduce it, or pass reduction='none'."]
    if mismatch.what == "the loss":
        return ["It reduces the losses of the items: pass reduction='mean' or 'sum'."]
    return []


def _of_range(code: Code, mismatch: Mismatch) -> list[str]:
    if mismatch.exact is not None and not mismatch.exact.is_finite():
        return [f"It is not a number where the exact value is {'∞' if mismatch.exact > 0 else '−∞'}."]
    where = _extreme(mismatch.case, code)
    advice = code.reference.contract.advice
    what = "It overflows" if math.isinf(mismatch.returned) else "It is not a number"
    return [f"{what}{where}{': ' + advice if advice else ''}."]


def _extreme(case: Case, code: Code) -> str:
    """The entry of a prediction that is farthest out, or how far its entries lie apart, in words."""
    name = code.reference.contract.arguments[0].name
    values = case.inputs[name].ravel()
    if not values.size:
        return ""
    spread = float(np.ptp(values))
    far = values[int(np.argmax(np.abs(values)))]
    if 0 < abs(far) < 1e-2:
        return f" at {name} near 0"
    if spread > 20 and spread >= 0.9 * abs(far) and code.reference.contract.families:
        return f" where {name} lie {spread:g} apart"
    reach = "beyond" if abs(far) > 2 else "="
    return f" at {name} {reach} {far:g}".replace("-", "−")


# ---- values


def _of_value(code: Code, observations: Sequence[Observation], mismatch: Mismatch) -> list[str]:
    seen = [
        o
        for o in observations
        if 0 < o.case.items * o.case.classes <= _LARGEST
        and o.case.format is mismatch.case.format
        and np.isfinite(_given_back(o, mismatch)).all()
    ]
    wrong = [o for o in seen if any(_alike(m, mismatch) for m in o.mismatches)]
    right = [o for o in seen if not any(_alike(m, mismatch) for m in o.mismatches)]
    if not wrong:
        return []
    chosen = [*_spread(wrong, _ENOUGH), *_spread(right, _RIGHT)]
    chosen += [o for o in _spread([o for o in seen if o.case.items > 1], _BATCHES) if o not in chosen]
    chosen.sort(key=lambda o: o.case.items * o.case.classes)
    found: list[str] = []
    expect = _expecting(code.reference, mismatch)
    for words, predict in _mistakes(code, mismatch, wrong[0].case):
        if _explains(code, predict, expect, chosen, wrong, mismatch):
            found.append(words)
            break
    return found or _of_format(code, wrong, mismatch) or _of_kinks(code, wrong, mismatch)


def _of_kinks(code: Code, wrong: Sequence[Observation], mismatch: Mismatch) -> list[str]:
    """A gradient by automatic differentiation that is wrong at 0 alone."""
    if not (code.differentiated and mismatch.argument == "logits" and mismatch.ratio > 1e3):
        return []
    if not all((o.case.inputs["logits"] == 0).any() for o in wrong):
        return []
    return [
        "It is wrong at 0 alone: the kinks of max(x, 0) and |x| cancel in the exact loss, but automatic "
        "differentiation takes them one by one. Use softplus."
    ]


def _spread(them: Sequence[Observation], count: int) -> list[Observation]:
    step = max(1, len(them) // count)
    return list(them[::step])


def _alike(m: Mismatch, other: Mismatch) -> bool:
    return m.what == other.what and m.argument == other.argument and m.kind in ("value", "not finite")


def _returned(o: Observation, mismatch: Mismatch) -> Array | None:
    return o.value if mismatch.what == "the loss" else o.gradients.get(mismatch.argument)


def _given_back(o: Observation, mismatch: Mismatch) -> Array:
    found = _returned(o, mismatch)
    return np.array([np.nan]) if found is None else found


def _explains(
    code: Code,
    predict: Predict,
    expect: Predict,
    chosen: Sequence[Observation],
    wrong: Sequence[Observation],
    mismatch: Mismatch,
) -> bool:
    """Does the prediction agree with what was returned, and is it much nearer to it than the exact value is?"""
    agreed = explained = asked = batches = agreed_batches = 0
    for o in chosen:
        returned = _returned(o, mismatch)
        predicted = predict(o.case)
        if returned is None or predicted is None or predicted.shape != returned.shape:
            continue
        both = np.isfinite(returned) & np.isfinite(predicted)
        if not both.any():
            continue
        asked += 1
        batches += o.case.items > 1
        size = max(float(np.max(np.abs(predicted[both]))), 1e-300)
        near = o.case.format.epsilon * (400 * size + 16 * _scale(code.reference, mismatch, o.case))
        if (np.abs(returned - predicted)[both] <= near).all():
            agreed += 1
            agreed_batches += o.case.items > 1
            explained += o in wrong and _nearer(returned, predicted, expect(o.case))
        elif asked - agreed > 0.1 * len(chosen):
            return False
    enough = agreed >= 0.9 * asked and agreed_batches >= 0.75 * batches
    return enough and explained > 0 and explained >= 0.5 * min(len(wrong), asked)


def _scale(reference: Reference, mismatch: Mismatch, case: Case) -> float:
    """The largest scale of the admissible error at a case."""
    exact = reference.value(case) if mismatch.what == "the loss" else reference.gradient(case, mismatch.argument)
    return float(np.max(exact.scales[np.isfinite(exact.scales)], initial=0.0))


def _nearer(returned: Array, predicted: Array, exact: Array | None) -> bool:
    same = (returned == predicted) | (np.isnan(returned) & np.isnan(predicted))
    finite = np.isfinite(returned) & np.isfinite(predicted)
    if exact is None or not (same | finite).all():
        return False
    with np.errstate(all="ignore"):
        off, left = np.abs(returned - predicted)[finite], np.abs(returned - exact)[finite]
    return bool(np.max(off, initial=0.0) <= 0.1 * np.max(left, initial=0.0)) or bool(np.isinf(exact).any())


def _mistakes(code: Code, mismatch: Mismatch, case: Case) -> Iterator[tuple[str, Predict]]:
    reference = code.reference
    expect = _expecting(reference, mismatch)
    for words, other in _other_weights(reference):
        yield words, _expecting(other, mismatch)
    if mismatch.what == "the gradient" and code.differentiated:
        told = "Its backward ignores the gradient that comes in: multiply by it (grad_output in PyTorch)."
        yield told, _times(expect, lambda c: 1 / c.upstream)
    if code.layout.axes > 1 and reference.options.reduction == "mean":
        for words, axis in (("the first", 0), ("the last", -1)):
            told = f"It divides by the length of {words} axis alone; the mean is over all {code.layout.axes} axes."
            yield told, _times(expect, partial(_over_one_axis, code.layout, axis))
    yield from _factors(reference, mismatch, expect)
    for words, other in _other_parameters(reference):
        yield words, _expecting(other, mismatch)
    for variant in variants_of(reference.contract.name):
        predict = _of_variant(reference, variant, mismatch)
        if predict is not None:
            yield f"It looks as if {variant.words}." if _is_clause(variant.words) else f"{variant.words}.", predict
    if mismatch.what == "the gradient":
        yield from _gradient_mistakes(reference, mismatch)


def _is_clause(words: str) -> bool:
    return not words.startswith(("this", "it ", "a ", "target", "F."))


def _expecting(reference: Reference, mismatch: Mismatch) -> Predict:
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
        for other in (1 - value, value / 2, value * 2, 1 / value if value else 0.0, value**2):
            changed = {**given, variable: other}
            yield f"It looks as if {word} were {other:g}, not {value:g}.", _under(reference, parameters=changed)


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
    exact = _expecting(reference, mismatch)
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


def _of_format(code: Code, wrong: Sequence[Observation], mismatch: Mismatch) -> list[str]:
    """Errors of the size of a shorter format's rounding."""
    formats = {o.result_format for o in wrong} - {o.case.format.name for o in wrong}
    to = mismatch.case.format
    if to.name == "float64" and "float32" in formats:
        return ["It returns float32 for float64 inputs."]
    exact = _expecting(code.reference, mismatch)
    sizes: list[float] = []
    for o in _spread(wrong, 12):
        returned, right = _returned(o, mismatch), exact(o.case)
        if o.case.format.name != "float64" or returned is None or right is None or returned.shape != right.shape:
            return []
        with np.errstate(all="ignore"):
            error = np.abs(returned - right) / np.max(np.abs(right))
        sizes += [float(e) for e in error.ravel() if np.isfinite(e) and e > 0]
    if sizes and 1e-8 < max(sizes) < 1e-6 and max(sizes) > 2 * float(np.median(sizes)):
        return ["The errors have the size of float32's rounding: something is computed in float32."]
    return []
