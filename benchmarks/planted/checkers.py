"""The tools that look for the planted errors, each as one uses it: what its documentation shows, its own defaults.

- derive.testing: `assert_loss_matches` at the default effort.
- torch gradcheck: the loss as an autograd function whose backward is the gradient under test; four items of three
  classes in float64.
- jax check_grads: the same as a custom_vjp, reverse mode, first order.
- scipy check_grad: the distance from finite differences in the Euclidean norm, at most 1e-5.
- Hypothesis: a plain property test: logits and the like between −10 and 10, up to five items and five classes; the
  value as the textbook formula gives it (to 1e-6) and the gradient as central differences do (to 1e-4).

The gradient checkers hold code against itself: an error in the loss is seen when the gradient is right and so differs.

Main statement: `CHECKERS`.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.planted.correct import Array, Function, Subject

ITEMS, CLASSES = 4, 3
Checker = Callable[[Subject, Function, Function, int], bool]  # does it find nothing wrong?


def _predictions(subject: Subject, inputs: tuple[Array, ...]) -> list[int]:
    """The places of the arguments one differentiates in."""
    return [0, 2] if subject.loss == "gaussian_negative_log_likelihood" else [0]


def _gradients(gradient: Any) -> list[Array]:
    return list(gradient) if isinstance(gradient, tuple) else [gradient]


def by_derive(subject: Subject, value: Function, gradient: Function, seed: int) -> bool:
    from derive.testing import assert_loss_matches

    try:
        assert_loss_matches(value, subject.loss, gradient=gradient, seed=seed, **subject.options)
    except AssertionError:
        return False
    return True


def by_torch(subject: Subject, value: Function, gradient: Function, seed: int) -> bool:
    import torch

    drawn = subject.draw(np.random.default_rng(seed), ITEMS, CLASSES)
    which = _predictions(subject, drawn)

    class Loss(torch.autograd.Function):
        @staticmethod
        def forward(context: Any, *chosen: Any) -> Any:
            context.given = _placed(drawn, which, [t.detach().numpy().copy() for t in chosen])
            return torch.tensor(np.float64(value(*context.given)))

        @staticmethod
        def backward(context: Any, upstream: Any) -> Any:  # type: ignore[override]
            found = _gradients(gradient(*context.given))
            return tuple(upstream * torch.tensor(np.ascontiguousarray(g)) for g in found)

    leaves = [torch.tensor(drawn[k], requires_grad=True) for k in which]
    return bool(torch.autograd.gradcheck(Loss.apply, tuple(leaves), raise_exception=False))


def by_jax(subject: Subject, value: Function, gradient: Function, seed: int) -> bool:
    import jax
    import jax.numpy as jnp
    from jax.test_util import check_grads

    jax.config.update("jax_enable_x64", True)
    drawn = subject.draw(np.random.default_rng(seed), ITEMS, CLASSES)
    which = _predictions(subject, drawn)

    def on_host(function: Function, shape: Any) -> Function:
        return lambda *chosen: jax.pure_callback(
            lambda *c: function(*_placed(drawn, which, [np.array(x) for x in c])), shape, *chosen
        )

    scalar = jax.ShapeDtypeStruct((), jnp.float64)
    shapes = tuple(jax.ShapeDtypeStruct(drawn[k].shape, jnp.float64) for k in which)
    run = on_host(lambda *a: np.float64(value(*a)), scalar)
    slopes = on_host(lambda *a: tuple(np.asarray(g, dtype=np.float64) for g in _gradients(gradient(*a))), shapes)
    loss = jax.custom_vjp(lambda *chosen: run(*chosen))
    loss.defvjp(lambda *c: (run(*c), c), lambda c, upstream: tuple(upstream * g for g in slopes(*c)))
    try:
        check_grads(loss, tuple(jnp.asarray(drawn[k]) for k in which), order=1, modes=["rev"])
    except AssertionError:
        return False
    return True


def by_scipy(subject: Subject, value: Function, gradient: Function, seed: int) -> bool:
    from scipy.optimize import check_grad

    drawn = subject.draw(np.random.default_rng(seed), ITEMS, CLASSES)
    which = _predictions(subject, drawn)
    sizes = [drawn[k].size for k in which]

    def unflattened(flat: Array) -> tuple[Array, ...]:
        parts = np.split(flat, np.cumsum(sizes)[:-1])
        return _placed(drawn, which, [p.reshape(drawn[k].shape).copy() for p, k in zip(parts, which, strict=True)])

    start = np.concatenate([drawn[k].ravel() for k in which])
    distance = check_grad(
        lambda flat: float(value(*unflattened(flat))),
        lambda flat: np.concatenate([g.ravel() for g in _gradients(gradient(*unflattened(flat)))]),
        start,
    )
    return bool(distance <= 1e-5)


def by_hypothesis(subject: Subject, value: Function, gradient: Function, seed: int) -> bool:
    import hypothesis
    from hypothesis import strategies as st

    def holds(items: int, classes: int, spread: float, number: int) -> None:
        inputs = subject.draw(np.random.default_rng(number), items, classes)
        inputs = _widened(subject, inputs, spread)
        np.testing.assert_allclose(float(value(*map(np.copy, inputs))), float(subject.plain(*inputs)), rtol=1e-6)
        found = _gradients(gradient(*map(np.copy, inputs)))
        for k, g in zip(_predictions(subject, inputs), found, strict=True):
            for place in np.ndindex(*inputs[k].shape):
                step = 1e-6 * max(1.0, abs(float(inputs[k][place])))
                ends = []
                for sign in (1, -1):
                    moved = [a.copy() for a in inputs]
                    moved[k][place] += sign * step
                    ends.append(float(value(*moved)))
                slope = (ends[0] - ends[1]) / (2 * step)
                np.testing.assert_allclose(g[place], slope, rtol=1e-4, atol=1e-6)

    test = hypothesis.settings(
        database=None,
        deadline=None,
        max_examples=100,
        suppress_health_check=list(hypothesis.HealthCheck),
        phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate),
    )(
        hypothesis.seed(seed)(
            hypothesis.given(st.integers(1, 5), st.integers(2, 5), st.floats(0.1, 3.0), st.integers(0, 2**32))(holds)
        )
    )
    try:
        test()
    except AssertionError:
        return False
    return True


def _widened(subject: Subject, inputs: tuple[Array, ...], spread: float) -> tuple[Array, ...]:
    """Logits and errors up to about ±10; what is confined to a range stays."""
    if subject.loss in ("binary_cross_entropy", "kl_divergence_with_log_input", "gaussian_negative_log_likelihood"):
        return inputs
    return (np.clip(spread * inputs[0], -10, 10), *inputs[1:])


def _placed(inputs: tuple[Array, ...], which: list[int], chosen: list[Array]) -> tuple[Array, ...]:
    changed = list(inputs)
    for k, values in zip(which, chosen, strict=True):
        changed[k] = values
    return tuple(changed)


def quiet(checker: Checker) -> Checker:
    """An exception of the code under test is a finding; warnings are not."""

    def run(subject: Subject, value: Function, gradient: Function, seed: int) -> bool:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                return checker(subject, value, gradient, seed)
            except Exception:
                return False

    return run


CHECKERS: dict[str, Checker] = {
    "derive.testing": quiet(by_derive),
    "torch gradcheck": quiet(by_torch),
    "jax check_grads": quiet(by_jax),
    "scipy check_grad": quiet(by_scipy),
    "Hypothesis": quiet(by_hypothesis),
}
