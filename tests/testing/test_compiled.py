"""Losses that are compiled, fused or chunked over the classes."""

from __future__ import annotations

from unittest import mock

import numpy as np
import pytest

from derive.testing import assert_loss_matches
from derive.testing.libraries import library
from derive.testing.sampling import Code
from tests.testing.correct import cross_entropy, log_softmax
from tests.testing.styles import online_logsumexp
from tests.testing.test_assert_loss_matches import refused

NAME = "softmax_cross_entropy_with_integer_labels"


class TestChunks:
    @pytest.mark.parametrize("size", [7, 128, 1024, 4096])
    def test_right_ones_pass(self, size):
        def loss(z, y):
            return np.mean(online_logsumexp(z, size) - z[np.arange(len(y)), y])

        outcome = assert_loss_matches(loss, NAME)
        assert "many classes" in outcome.regimes

    @pytest.mark.parametrize("size", [128, 1024, 4096])
    def test_a_last_chunk_that_is_left_out(self, size):
        def loss(z, y):
            whole = max(z.shape[1] // size, 1) * size
            return np.mean(online_logsumexp(z[:, :whole], size) - z[np.arange(len(y)), y])

        told = refused(loss, NAME)
        assert "many classes" in told
        assert "holds in      ordinary" in told

    def test_a_maximum_of_the_first_chunk_alone(self):
        def loss(z, y):
            top = z[:, :512].max(axis=1)
            return np.mean(top + np.log(np.exp(z - top[:, None]).sum(axis=1)) - z[np.arange(len(y)), y])

        assert "overflows where logits lie" in refused(loss, NAME)


class TestFused:
    def test_a_backward_that_forgets_what_comes_in(self):
        torch = pytest.importorskip("torch")

        def fused(forgets):
            class Loss(torch.autograd.Function):
                @staticmethod
                def forward(context, z, y):
                    p = z.softmax(1)
                    context.save_for_backward((p - torch.nn.functional.one_hot(y, z.shape[1])) / len(y))
                    return torch.nn.functional.cross_entropy(z, y)

                @staticmethod
                def backward(context, upstream):
                    (slope,) = context.saved_tensors
                    return slope if forgets else slope * upstream, None

            return lambda z, y: Loss.apply(z, y)

        assert "upstream gradient" in assert_loss_matches(fused(False), NAME, gradient="torch").regimes
        told = refused(fused(True), NAME, gradient="torch")
        assert "ignores the gradient that comes in" in told
        assert "-2 times the loss" in told

    def test_one_that_overwrites_its_logits_says_so(self):
        def loss(z, y):
            found = cross_entropy(z, y)
            z[...] = np.exp(log_softmax(z))
            return found

        assert "writes into its argument logits" in refused(loss, NAME)
        assert_loss_matches(loss, NAME, overwrites=True)


class TestTorchCompile:
    def test_it_is_seen_and_stays_compiled(self):
        torch = pytest.importorskip("torch")
        compiled = torch.compile(lambda z, y: torch.nn.functional.cross_entropy(z, y), backend="eager")
        counters = pytest.importorskip("torch._dynamo.utils").counters
        config = pytest.importorskip("torch._dynamo.config")
        counters.clear()
        limit = "recompile_limit" if hasattr(config, "recompile_limit") else "cache_size_limit"
        with config.patch({limit: 4}):
            outcome = assert_loss_matches(compiled, NAME, gradient="torch")
        assert outcome.ran == "as it was compiled"
        assert counters["stats"]["unique_graphs"] > 4  # beyond the limit nothing would be compiled

    @pytest.mark.slow
    def test_by_its_own_compiler(self):
        torch = pytest.importorskip("torch")
        compiled = torch.compile(lambda z, y: (torch.logsumexp(z, 1) - z.gather(1, y[:, None])[:, 0]).mean())
        try:
            compiled(torch.zeros(1, 3), torch.tensor([0]))
        except Exception as error:
            pytest.skip(f"torch.compile does not work here: {type(error).__name__}")
        assert_loss_matches(compiled, NAME, gradient="torch", formats=["float32"])


class TestFewShapes:
    """Those that are kept where each shape is compiled."""

    @pytest.mark.parametrize(
        "wrong",
        [
            lambda z, y: cross_entropy(z, y) * (1.01 if z.shape[1] > 1000 else 1),
            lambda z, y: cross_entropy(z, y) * (1.01 if z.shape[1] >= 7 else 1),
            lambda z, y: cross_entropy(z, y) * (1.01 if len(y) >= 4 else 1),
            lambda z, y: cross_entropy(z[: max(len(z) - 1, 1)], y[: max(len(y) - 1, 1)]),
        ],
    )
    def test_they_show_what_is_wrong_for_many(self, wrong):
        with mock.patch.object(Code, "lean", new=True):
            refused(wrong, NAME, formats=["float64"])
            assert_loss_matches(cross_entropy, NAME, formats=["float64"])


class TestJit:
    def test_what_the_compiler_hides_is_seen_where_the_function_runs_as_given(self):
        """XLA makes x of log(exp(x)) where there is one item; as given it overflows, and compiled in a batch."""
        jax = pytest.importorskip("jax")
        jnp = jax.numpy

        def loss(z, y):
            picked = jnp.take_along_axis(z, y[:, None], 1)[:, 0]
            return jnp.mean(jnp.log(jnp.exp(jax.nn.logsumexp(z, axis=1) - picked)))

        told = refused(loss, NAME, gradient="jax", formats=["float32"])
        assert "holds in      compiled" in told
        told = refused(jax.jit(loss), NAME, gradient="jax", formats=["float32"], effort="quick")
        assert "fails in      many classes" in told

    def test_few_compilations(self):
        """What a test of a function for JAX costs: each compilation takes longer than a hundred calls."""
        jax = pytest.importorskip("jax")
        monitoring, counted = pytest.importorskip("jax.monitoring"), []

        def seen(event, seconds, **more):
            counted.append(event.endswith("backend_compile_duration"))

        @jax.jit
        def loss(z, y):
            return jax.nn.logsumexp(z, axis=1).mean() - jax.numpy.take_along_axis(z, y[:, None], 1).mean()

        monitoring.register_event_duration_secs_listener(seen)
        try:
            outcome = assert_loss_matches(loss, NAME, gradient="jax", formats=["float32", "float16", "bfloat16"])
        finally:
            monitoring.unregister_event_duration_listener(seen)
        assert outcome.inputs > 100
        assert outcome.ran == "as it was compiled"
        assert (
            0 < sum(counted) <= 8
        )  # shapes: one item, a batch, one class, 1025 classes, no item; two formats; options

    def test_shapes_after_the_first_are_compiled_without_optimisation(self):
        """The first as XLA does it by default; everything at effort="thorough"."""
        jax = pytest.importorskip("jax")
        lib, given = library("jax"), []

        def loss(x):
            return jax.numpy.sum(x**2)

        for effort in ("default", "thorough"):
            lib.prepare(effort)
            fresh = jax.jit(lambda x: loss(x))
            for size in (1, 2, 1, 3):
                value, (slope,) = lib.value_and_gradients(fresh, [jax.numpy.arange(float(size)) + 1], [0])
                assert float(value) == sum((k + 1) ** 2 for k in range(size))
                assert slope.tolist() == [2.0 * (k + 1) for k in range(size)]
            given.append({key[-2] for key, (made, _) in lib._made.items() if made is fresh})
        assert given == [{False, True}, {False}]

    def test_both_ways_and_what_cannot_be_compiled(self):
        jax = pytest.importorskip("jax")
        jnp = jax.numpy

        def loss(x, y):
            return jnp.mean(jax.nn.softplus(x) - x * y)

        outcome = assert_loss_matches(loss, "binary_cross_entropy_with_logits", formats=["float32"])
        assert outcome.ran == "as given, and compiled by jax.jit"
        assert "compiled" in outcome.regimes

        def looks(x, y):
            assert not len(x) or float(x[0]) < 1e30
            return loss(x, y)

        outcome = assert_loss_matches(looks, "binary_cross_entropy_with_logits", formats=["float32"], effort="quick")
        assert outcome.ran == ""
        assert "compiled" not in outcome.regimes
