"""The functions as one uses them: shapes, batches, types, and that each library's own derivatives agree."""

from __future__ import annotations

import inspect

import numpy as np
import pytest

import derive
from derive.authoring.loss import Loss
from derive.code import NoCode, function, written
from derive.code.callables import Function
from derive.code.source import Source, is_label, of_loss
from derive.terms.sorts import is_function_sort
from derive.terms.term import Term
from proofs.losses.table import LOSSES
from tests.code.libraries import NAMES, arrays
from tests.code.points import points

every_loss = pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.name)


def ordinary(source: Source, count: int) -> list[dict[Term, object]]:
    """Points away from the edges, all of the same sizes."""
    found = [p for k, p in enumerate(points(source, 300)) if k // 2 % 5 in (0, 2)]
    return [p for p in found if all(p[n] == found[0][n] for n in source.sizes)][:count]


def smooth(source: Source, count: int) -> list[dict[Term, object]]:
    """Ordinary points without zeros and ties, where automatic differentiation has nothing to choose.

    What is below the normal floats is a zero to compiled code.
    """
    tiny = np.finfo(np.float64).tiny
    return [p for p in ordinary(source, 60) if min(x := _floats(p), default=1) >= tiny and len(set(x)) == len(x)][
        :count
    ]


def _floats(value: object) -> list[float]:
    if isinstance(value, dict):
        return [x for v in value.values() for x in _floats(v)]
    if isinstance(value, tuple):
        return [x for v in value for x in _floats(v)]
    return [abs(value)] if isinstance(value, float) else []


def stacked(source: Source, many: list[dict[Term, object]]) -> list[np.ndarray]:
    one_by_one = [arrays("numpy").arguments(source, point) for point in many]
    return [np.stack(parts) for parts in zip(*one_by_one, strict=True)]


@every_loss
def test_a_batch_is_item_by_item(loss: Loss) -> None:
    source = of_loss(loss)
    compute = Function(source, "numpy")
    compute = compute.value_and_gradient if source.gradients else lambda *a: (Function(source, "numpy")(*a),)
    many = ordinary(source, 4)
    assert len(many) == 4
    together = stacked(source, many)
    square = [a.reshape(2, 2, *a.shape[1:]) for a in together]
    empty = [a[:0] for a in together]
    with np.errstate(divide="ignore", invalid="ignore"):
        singly = [compute(*(a[k] for a in together)) for k in range(4)]
        batched, in_two, none = compute(*together), compute(*square), compute(*empty)
    for place in range(len(batched)):
        expected = np.stack([result[place] for result in singly])
        np.testing.assert_allclose(batched[place], expected, rtol=1e-13, atol=0)
        np.testing.assert_allclose(in_two[place].reshape(expected.shape), expected, rtol=1e-13, atol=0)
        assert none[place].shape == (0, *expected.shape[1:])


@every_loss
@pytest.mark.parametrize("target", NAMES)
def test_single_precision_stays_single(loss: Loss, target: str) -> None:
    library = arrays(target)
    source = of_loss(loss)
    (point,) = ordinary(source, 1)
    arguments = []
    for v, a in zip(source.parameters, library.arguments(source, point), strict=True):
        if is_label(v):
            arguments.append(a)
        elif is_function_sort(v.args[0]) or not source.sizes:
            arguments.append(a.float() if target == "torch" else a.astype("float32"))
        else:
            arguments.append(float(a))  # T, γ, m … as Python's numbers
    with np.errstate(divide="ignore", invalid="ignore"):
        results = Function(source, target).value_and_gradient(*arguments) if source.gradients else ()
    for result in results:
        assert str(result.dtype).endswith("float32"), (loss.name, result.dtype)


@pytest.mark.slow
@every_loss
def test_gradients_agree_with_jax(loss: Loss) -> None:
    arrays("jax")
    import jax

    source = of_loss(loss)
    compute = jax.jit(Function(source, "jax").value_and_gradient)
    for point in smooth(source, 2):
        arguments = arrays("jax").arguments(source, point)
        _, *gradients = compute(*arguments)
        for name, gradient in zip(source.differentiated, gradients, strict=True):
            automatic = jax.grad(Function(source, "jax"), argnums=source.names.index(name))(*arguments)
            np.testing.assert_allclose(gradient, automatic, rtol=1e-9, atol=1e-12, err_msg=f"{loss.name}, {name}")


@every_loss
def test_gradients_agree_with_torch(loss: Loss) -> None:
    arrays("torch")
    import torch

    source = of_loss(loss)
    compute = Function(source, "torch")
    for point in smooth(source, 2):
        arguments = arrays("torch").arguments(source, point)
        _, *gradients = compute.value_and_gradient(*arguments)
        for name, gradient in zip(source.differentiated, gradients, strict=True):
            place = source.names.index(name)
            leaf = arguments[place].clone().requires_grad_(True)
            compute(*arguments[:place], leaf, *arguments[place + 1 :]).backward()
            torch.testing.assert_close(gradient, leaf.grad, rtol=1e-9, atol=1e-12, msg=f"{loss.name}, {name}")


def test_no_warning_at_edges() -> None:
    """What overflows in a branch that is not taken, or is multiplied by 0, is not computed."""
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        logits = np.array([1000.0, -1000.0, 1e300, 0.0])
        labels = np.array([0.0, 1.0, 0.0, 1.0])
        function("binary_cross_entropy_with_logits", "numpy").value_and_gradient(labels, logits)
        p = np.array([[0.0, 1.0], [5e-324, 1.0], [0.5, 0.5]])
        function("kl_divergence", "numpy")(p, np.array([[0.0, 1.0], [0.25, 0.75], [1.0, 5e-324]]))
        function("huber", "numpy").value_and_gradient(0.0, np.array([1e300, -1e300, 0.0]), 1.0)


def test_attributes() -> None:
    loss = derive.theorem("binary_cross_entropy_with_logits").numpy
    assert loss.arguments == ("y", "x")
    assert loss.differentiated == ("x",)
    assert loss(1.0, 0.0) == pytest.approx(np.log(2))
    assert loss.gradient(1.0, 0.0) == -0.5
    value, slope = loss.value_and_gradient(1.0, 0.0)
    assert (value, slope) == (loss(1.0, 0.0), -0.5)
    assert loss.hessian_vector_product(1.0, 0.0, 2.0) == 0.5
    assert "sigmoid_stable_form" in loss.theorems
    assert "binary_cross_entropy_with_logits(y, x)" in repr(loss)
    assert inspect.getsource(loss.value_and_gradient) in loss.source
    assert "ℓ" in (loss.__doc__ or "")
    assert derive.theorem("binary_cross_entropy_with_logits").name == "binary_cross_entropy_with_logits_stable_form"


def test_any_theorem_with_a_closed_form() -> None:
    softmax = derive.theorem("softmax_stable_form").numpy
    np.testing.assert_allclose(softmax([[1000.0, 0.0], [0.0, 0.0]]), [[1, 0], [0.5, 0.5]])
    gradient = derive.theorem("softmax_cross_entropy_gradient").numpy
    np.testing.assert_allclose(gradient([0.0, 0.0], [1.0, 0.0]), [-0.5, 0.5])
    with pytest.raises(NoCode, match="names no theorem about the gradient"):
        _ = softmax.value_and_gradient


def test_refusals_say_why() -> None:
    with pytest.raises(NoCode, match="closed form"):
        written("gibbs_inequality")
    with pytest.raises(LookupError, match="Did you mean"):
        written("binary_cross_entropy_with_logit")


def test_the_text_of_a_program() -> None:
    text = written("softmax_cross_entropy_with_integer_labels").text
    assert text.startswith("import numpy as np\n\n\ndef softmax_cross_entropy_with_integer_labels(z, y):\n")
    assert text.count("np.exp(") == 2, "once in the value, once in value and gradient together"
    assert "labels 0, …, K − 1, shape (…)" in text
    assert "softmax_stable_form" in text


@every_loss
@pytest.mark.parametrize("target", NAMES)
def test_lines_are_short_and_readable(loss: Loss, target: str) -> None:
    for line in written(loss.name, target).text.splitlines():
        assert len(line) <= 120, line
