"""What a wrong answer looks like: the mistake that explains what the code returned at all inputs.

A mistake predicts numbers: the exact ones times a factor (N, 1/N, K, −1, 1/log 2 …), the exact ones under other options
(no weights, another divisor, a parameter without effect), or those of a variant of the loss. One that agrees with what
was returned wherever both are finite, and explains something that is wrong, is named. These are words to help the
reader; nothing is decided by them.

Main statement: `diagnose`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from derive.testing.expected import Reference
from derive.testing.floats import Array
from derive.testing.losses import SHIFT
from derive.testing.mistakes import Predict, expecting, mistakes
from derive.testing.regimes import Case
from derive.testing.sampling import NO_ARRAY, Code, Mismatch, Observation

# so many observations that are wrong, that are right, and of several items does a mistake have to explain
_ENOUGH, _RIGHT, _BATCHES = 16, 6, 6
_LARGEST = 64  # entries of an observation that it is tried on: a variant's gradient may cost their square


def diagnose(code: Code, observations: Sequence[Observation], mismatch: Mismatch) -> list[str]:
    """Sentences about what is wrong, the most likely first; none where nothing fits."""
    told: list[str] = []
    if mismatch.kind == "shape":
        told += _of_shape(code, mismatch)
    if mismatch.kind == "value":
        told += _of_value(code, observations, mismatch) or _of_range_elsewhere(code, observations, mismatch)
    if mismatch.kind == "not finite":
        told += _of_range(code, mismatch)
    return list(dict.fromkeys(told))[:2]


# ---- shapes, ranges, formats


def _of_shape(code: Code, mismatch: Mismatch) -> list[str]:
    wanted = code.reference.options.reduction
    if mismatch.words.endswith(NO_ARRAY):
        return ["Does it return what it computed?"] if mismatch.words.startswith("None") else []
    if mismatch.what == "the loss" and wanted == "lastmean":
        return ["The mean over the last axis alone is expected: one loss for each of the others."]
    if mismatch.what == "the loss" and wanted != "none":
        return ["It returns one loss for each item: reduce it, or pass reduction='none'."]
    if mismatch.what == "the loss":
        return ["It reduces the losses of the items: pass reduction='mean' or 'sum'."]
    return []


def _of_range(code: Code, mismatch: Mismatch) -> list[str]:
    if mismatch.exact is not None and not mismatch.exact.is_finite():
        return [f"It is not a number where the exact value is {'∞' if mismatch.exact > 0 else '−∞'}."]
    where = _extreme(mismatch.case, code)
    contract = code.reference.contract
    overflows = mismatch.case.inputs[contract.arguments[0].name].max(initial=0.0) > 1
    rare = mismatch.exact is None or mismatch.exact > 1  # −log p is large: where it is near 0, p does not underflow
    if math.isinf(mismatch.returned) and " apart" in where and contract.advice == SHIFT and rare and not overflows:
        return [f"A probability underflows to 0{where}: take z − logsumexp(z), not the logarithm of a softmax."]
    advice = contract.advice
    what = "It overflows" if math.isinf(mismatch.returned) else "It is not a number"
    short = f" in {mismatch.case.format.name}" if mismatch.case.format.bits < 24 else ""
    return [f"{what}{where}{short}{': ' + advice if advice else ''}."]


def _of_range_elsewhere(code: Code, observations: Sequence[Observation], mismatch: Mismatch) -> list[str]:
    """A wrong value that nothing explains, of code that returns no number elsewhere: digits lost on the way there."""
    alike = (m for o in observations for m in o.mismatches if _alike(m, mismatch) and m.kind == "not finite")
    found = next((m for m in alike if m.exact is not None and m.exact.is_finite()), None)
    if found is None or (mismatch.case.regime in ("ordinary", "batch") and mismatch.ratio > 1e6):
        return []  # it is wrong where nothing is lost
    told = _of_range(code, found)
    end = "underflow" if told[0].startswith("A probability underflows") else "overflow"
    return [f"Digits are lost on the way to an {end}. {sentence}" for sentence in told]


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
    expect = expecting(code.reference, mismatch)
    for words, predict in mistakes(code, mismatch, wrong[0].case):
        if _explains(code, predict, expect, chosen, wrong, mismatch):
            found.append(words)
            break
    return (
        found
        or _of_format(code, wrong, mismatch)
        or _of_kinks(code, wrong, mismatch)
        or _of_ignored(code, observations, mismatch)
        or _of_detached(code, observations, mismatch)
    )


def _of_ignored(code: Code, observations: Sequence[Observation], mismatch: Mismatch) -> list[str]:
    """Wrong only in batches with ignored labels, and not by another divisor."""
    regimes = {o.case.regime for o in observations if any(_alike(m, mismatch) for m in o.mismatches)}
    if regimes != {"ignored labels"}:
        return []
    ignored = code.reference.options.ignore_index
    return [
        f"It is wrong only where labels are ignored: an item whose label is {ignored} counts for nothing.".replace(
            "-", "−"
        )
    ]


def _of_detached(code: Code, observations: Sequence[Observation], mismatch: Mismatch) -> list[str]:
    """A loss that is right everywhere, whose derivative by automatic differentiation is wrong on ordinary inputs."""
    if mismatch.what == "the loss" or not code.differentiated or mismatch.case.regime not in ("ordinary", "batch"):
        return []
    if mismatch.ratio < 1e3 or any(m.what == "the loss" for o in observations for m in o.mismatches):
        return []
    return [
        "The loss is right and its derivative is not: is a part of it detached (detach, stop_gradient), or has it a "
        "backward of its own?"
    ]


def _of_kinks(code: Code, wrong: Sequence[Observation], mismatch: Mismatch) -> list[str]:
    """A gradient by automatic differentiation that is wrong at 0 alone."""
    if not (code.differentiated and mismatch.argument in ("logits", "scores", "gaps") and mismatch.ratio > 1e3):
        return []
    if not all((o.case.inputs[mismatch.argument] == 0).any() for o in wrong):
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


def _of_format(code: Code, wrong: Sequence[Observation], mismatch: Mismatch) -> list[str]:
    """Errors of the size of a shorter format's rounding."""
    formats = {o.result_format for o in wrong} - {o.case.format.name for o in wrong}
    to = mismatch.case.format
    if to.name == "float64" and "float32" in formats:
        return ["It returns float32 for float64 inputs."]
    exact = expecting(code.reference, mismatch)
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
