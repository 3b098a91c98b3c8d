"""Every loss of the table, for every library: within 4 ulps of the largest term, and finite where the loss is."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from flint import ctx

from derive.authoring.loss import Loss
from derive.code.callables import Function
from derive.code.functions import program
from derive.code.second import hessian_times_vector
from derive.code.source import Formula, Source, of_loss, second_derivatives
from proofs.losses.table import LOSSES
from tests.code.exact import BITS, Deviation, Scale, deviations, enclosure
from tests.code.libraries import NAMES, arrays
from tests.code.points import LARGEST, NO_FLOAT, SMALLEST_NORMAL, has_second, points, with_direction

MOST_ULPS = 4.0
every_loss = pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.name)


def number_of_points(source: Source, many: int) -> int:
    return many if len(source.sizes) < 2 else 4


def worst(found: list[Deviation]) -> str:
    return "\n".join(str(d) for d in sorted(found, key=lambda d: -d.ulps) if d.ulps > MOST_ULPS)


every_library = pytest.mark.parametrize(
    "target", ["numpy", *(pytest.param(t, marks=pytest.mark.slow) for t in NAMES[1:])]
)


@every_loss
@every_library
def test_value_and_gradient(loss: Loss, target: str) -> None:
    library = arrays(target)
    source = of_loss(loss)
    function = Function(source, target)
    formulas = (source.value, *source.gradients)
    found: list[Deviation] = []
    for point in points(source, number_of_points(source, 30 if target == "numpy" else 15), library.smallest):
        arguments = library.arguments(source, point)
        with np.errstate(all="ignore"):
            results = function.value_and_gradient(*arguments) if source.gradients else (function(*arguments),)
            alone = function(*arguments)
        assert np.array_equal(library.read(alone), library.read(results[0]), equal_nan=True)
        for formula, result in zip(formulas, results, strict=True):
            found += deviations(source, formula, point, library.read(result), library.smallest)
    assert not worst(found), worst(found)
    assert len(found) >= 4 * len(formulas), "nearly every point was left out"


@every_loss
@every_library
def test_hessian_times_a_vector(loss: Loss, target: str) -> None:
    library = arrays(target)
    source = of_loss(loss)
    if not loss.hessians:
        pytest.skip("the table names no theorem about its second derivative")
    products = [hessian_times_vector(source, f, alone=False) for f in second_derivatives(source)]
    functions = list(program(source, target, hessian=True).functions)
    assert len(functions) == 1 + bool(source.gradients) + len(products)
    found: list[Deviation] = []
    for name, with_vector, formula in products:
        role = name.removeprefix(f"{source.name}_") if len(products) > 1 else "hessian_vector_product"
        compute = getattr(Function(source, target), role)
        many = 20 if target == "numpy" else 10
        for number, point in enumerate(points(source, number_of_points(source, many), library.smallest)):
            if not has_second(source, point):
                continue
            along = with_direction(with_vector, point, number)
            with np.errstate(all="ignore"):
                result = compute(*library.arguments(with_vector, along))
            found += deviations(with_vector, formula, along, library.read(result), library.smallest)
    assert found
    assert not worst(found), worst(found)


@every_loss
def test_the_program_is_the_formula(loss: Loss) -> None:
    """In exact arithmetic the operations of the program give the proved right-hand side: nothing got lost."""
    source = of_loss(loss)
    seen = 0
    for formula in (source.value, *source.gradients):
        for point in points(source, 6, seed=1):
            seen += _same_exactly(source, formula, point)
    assert seen


def _same_exactly(source: Source, formula: Formula, point: dict) -> bool:
    first = dict.fromkeys(formula.indices, 1)
    scale = Scale(source, formula, point, 2.0**-1074)
    largest = scale.at(*(0 for _ in formula.indices))
    if not largest.is_finite():
        return False
    with ctx.workprec(2 * BITS):
        exact = None if scale.undetermined else enclosure(formula.right, {**point, **first}, largest * 2.0**-210)
        if exact is None:
            return False
        assert abs(scale.value - exact) <= (abs(exact) + largest) * 2.0**-200, (formula.theorem, point)
    return True


def test_what_is_left_out_has_no_float_to_start_from() -> None:
    """At the kinds of points that are left out the program fails, and a number of the definition is no float."""
    losses = {loss.name: of_loss(loss) for loss in LOSSES}
    assert set(NO_FLOAT) == {"softmax_regression", "logistic_regression", "gaussian_negative_log_likelihood", "tversky"}

    def given(name: str, *arguments: object) -> float:
        source = losses[name]
        assert NO_FLOAT[name](dict(zip(source.names, arguments, strict=True)))
        with np.errstate(all="ignore"):
            return float(Function(source, "numpy")(*(np.array(a) for a in arguments)))

    huge = 1e200
    assert Fraction(huge) ** 2 >= LARGEST
    assert math.isnan(given("softmax_regression", ((huge,), (huge,)), (0.0, 0.0), ((huge,),), (1,)))
    assert math.isnan(given("logistic_regression", (huge, -huge), 0.0, ((huge, huge),), (0.0,)))
    assert math.isinf(given("gaussian_negative_log_likelihood", 0.0, 1e-10, 1e-319))
    tiny = 1e-200
    assert 0 < Fraction(tiny) ** 2 < SMALLEST_NORMAL
    assert math.isnan(given("tversky", (tiny,), (tiny,), 0.0, 0.0))


def test_naive_code_is_seen() -> None:
    """The harness is no rubber stamp: the textbook forms of two losses fail it."""
    losses = {loss.name: of_loss(loss) for loss in LOSSES}

    def naive(z: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.log(np.sum(np.exp(z), axis=-1)) - z[y]

    def clamped(y: np.ndarray, x: np.ndarray) -> np.ndarray:
        p = np.clip(1 / (1 + np.exp(-x)), 1e-12, 1 - 1e-12)
        return -y * np.log(p) - (1 - y) * np.log(1 - p)

    wrong = {"softmax_cross_entropy_with_integer_labels": naive, "binary_cross_entropy_with_logits": clamped}
    for name, function in wrong.items():
        source = losses[name]
        found: list[Deviation] = []
        for point in points(source, 40):
            arguments = dict(zip(source.names, arrays("numpy").arguments(source, point), strict=True))
            with np.errstate(all="ignore"):
                found += deviations(source, source.value, point, function(*(arguments[a] for a in _order(function))))
        assert any(d.ulps > MOST_ULPS for d in found), name
        assert any(math.isinf(d.ulps) for d in found) or name == "binary_cross_entropy_with_logits"


def _order(function: object) -> tuple[str, ...]:
    return function.__code__.co_varnames[: function.__code__.co_argcount]  # type: ignore[attr-defined]
