"""assert_loss_matches: somebody's loss, and its gradient, held against the proved formula.

Main statements: `assert_loss_matches`, `held`, `observed`, `explained`,
`is_not_implemented`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from derive.testing import settings
from derive.testing.asking import code_under_test
from derive.testing.diagnosis import diagnose
from derive.testing.floats import FORMATS, Format
from derive.testing.losses import Contract
from derive.testing.outcome import Outcome, record
from derive.testing.regimes import Case, Shapes, cases, compiled_too
from derive.testing.remark import remark
from derive.testing.sampling import Code, Mismatch, Observation
from derive.testing.search import REGIME, searched
from derive.testing.shrink import shrunk

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
    targets: str = "",
    axes: int = 1,
    class_axis: int = -1,
    overwrites: bool = False,
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
    reduction: "mean", "sum", "none", "batchmean" (another word for "mean"), "elementmean", or with axes=2 "lastmean",
        the mean over the last axis alone, as Keras returns it without a reduction.
    weights: one for each class; divisor: what the weighted mean divides by, "weights" (the default) or "items".
    ignore_index: the label that counts for nothing.
    targets: "labels" or "distributions" for softmax cross-entropy; by default labels, where the function takes them.
    axes: how many axes of items the arrays have: with 2 they are (N, M) or (N, M, K), and a mean is over all items.
    class_axis: where the axis of classes stands; 1 with axes=2 for PyTorch's (N, K, M). By default it is the last.
    overwrites: the function may write into its arguments, as fused kernels do.
    arrays: "numpy", "torch" or "jax"; by default what the function speaks of.
    formats: of "float64", "float32", "float16", "bfloat16"; by default those of the library.
    skip: regimes that are left out, in words as the report shows them ("empty batch", "0 and 1").
    effort: "quick", "default" or "thorough". The same arguments always try the same inputs; `seed` tries others.
    parameters: label_smoothing, pos_weight, temperature, gamma, alpha, delta, margin …
    """
    __tracebackhide__ = True  # pytest shows the caller's line
    code = code_under_test(
        function,
        loss,
        gradient=gradient,
        wrt=wrt,
        reduction=reduction,
        weights=weights,
        divisor=divisor,
        ignore_index=ignore_index,
        order=order,
        targets=targets,
        axes=axes,
        class_axis=class_axis,
        overwrites=overwrites,
        arrays=arrays,
        parameters=parameters,
    )
    return held(code, formats, tuple(skip), effort, seed)


# ---- the test


@lru_cache(maxsize=256)
def _cases(
    found: Contract, to: Format, seed: int, shapes: Shapes, ignored: int | None, denormals: bool
) -> tuple[Case, ...]:
    return tuple(cases(found, to, seed=seed, shapes=shapes, ignore_index=ignored, denormals=denormals))


def held(
    code: Code, formats: Iterable[str] | None, skip: tuple[str, ...], effort: str | None, seed: int | None
) -> Outcome:
    """Call the code at all inputs; raise AssertionError with a remark where it leaves the exact values."""
    __tracebackhide__ = True
    observations = observed(code, formats, skip, effort, seed)
    outcome = _outcome(code)
    absent = [o.case.format.name for o in observations if is_not_implemented(o)]
    observations = [o for o in observations if not is_not_implemented(o)]
    outcome.inputs = len(observations)
    outcome.regimes = tuple(dict.fromkeys(o.case.regime for o in observations))
    outcome.formats = tuple(dict.fromkeys(o.case.format.name for o in observations))
    outcome.left_out = (*skip, *(f"{name} (not implemented by the function)" for name in absent))
    outcome.worst = max((o.worst for o in observations), default=0.0)
    first = _first(observations)
    if first is not None:
        outcome.passed = False
        smallest, diagnosis = explained(code, first, observations)
        outcome.diagnosis = tuple(diagnosis)
        record(outcome)
        raise AssertionError(remark(code, smallest, diagnosis, observations, outcome))
    record(outcome)
    return outcome


def explained(code: Code, found: Mismatch, observations: Sequence[Observation]) -> tuple[Mismatch, list[str]]:
    """The mismatch at the smallest input that was found, and what it looks like."""
    fixed = code.reference.options.weights is not None
    calls = 300 if not code.lean else 12 if found.kind == "exception" else 40  # where each new shape is compiled
    smallest = shrunk(code, found, calls=calls, fixed_classes=fixed)
    return smallest, diagnose(code, observations, smallest)


def observed(
    code: Code, formats: Iterable[str] | None, skip: tuple[str, ...], effort: str | None, seed: int | None
) -> list[Observation]:
    """What the code returned at all inputs of this effort and seed."""
    effort, seed = effort or settings.effort, settings.seed if seed is None else seed
    if effort not in EFFORTS:
        raise ValueError(f"effort= is one of {', '.join(EFFORTS)}, not {effort!r}.")
    reference, lib = code.reference, code.lib
    lib.prepare(effort)
    options = reference.options
    chosen = [_format(name) for name in formats] if formats else lib.formats()
    fixed = None if options.weights is None else len(options.weights)
    observations: list[Observation] = []
    regimes: dict[str, None] = {}
    for to in chosen:
        few = to.bits < 24 and formats is None
        shapes = Shapes(fixed, few, code.lean, code.layout.axes, code.differentiated, to is chosen[0])
        these: Iterable[Case] = _cases(reference.contract, to, seed, shapes, options.ignore_index, lib.denormals)
        if code.can_compile(next(iter(these))):
            these = compiled_too(these, to is chosen[0])
        for case in these:
            regimes[case.regime] = None
            if not any(words in case.regime for words in skip):
                observations.append(code.observe(case))
                if is_not_implemented(observations[-1]):
                    break
        if to is chosen[0] and not any(o.mismatches for o in observations):
            observations += searched(code, to, EFFORTS[effort], seed, fixed, skip)
    _require_something_tried(code, observations, regimes, skip)
    return observations


def _require_something_tried(
    code: Code, observations: Sequence[Observation], regimes: Iterable[str], skip: Sequence[str]
) -> None:
    """A test that tries nothing passes always; and a regime that is misspelt in skip= is not left out."""
    known = [*regimes, REGIME]
    unknown = [words for words in skip if not words or not any(words in regime for regime in known)]
    if unknown and not any(is_not_implemented(o) for o in observations):  # which ends a format early
        names = ", ".join(dict.fromkeys(known))
        raise ValueError(f"skip= names {unknown[0]!r}, and there is no such regime here. There are: {names}.")
    if all(is_not_implemented(o) for o in observations):
        raise ValueError(
            f"Nothing was tried of {_name(code.function)}: every input was left out, or it says that it has no such "
            f"operation. Take another format, or leave out less with skip=."
        )


def is_not_implemented(o: Observation) -> bool:
    """Does the code say that it has no such operation for this short format, as PyTorch does for some?"""
    return o.case.format.bits < 24 and any(m.kind == "exception" and "not implemented" in m.words for m in o.mismatches)


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
    statements = [reference.value_statement, *(reference.gradient_statement(n) for n in code.arguments)]
    verdicts = {s.verdict for s in statements}
    gradient = code.gradient if isinstance(code.gradient, str) else "function" if code.gradient is not None else ""
    return Outcome(
        function=_name(code.function),
        loss=reference.contract.name,
        formula="proved" if verdicts == {"proved"} else "enclosed",
        derivations=tuple(s.name for s in statements),
        library=code.lib.name,
        gradient=gradient,
        ran=_ran(code),
    )


def _ran(code: Code) -> str:
    """How the code ran, where there is more than one way."""
    if code.compiled:
        return "as it was compiled"
    return f"as given, and compiled by {code.lib.compiler}" if code.compiles and code.compilable else ""


def _name(function: object) -> str:
    name = str(getattr(function, "__name__", "") or type(function).__name__)
    return "the function" if name == "<lambda>" else name
