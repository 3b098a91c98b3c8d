"""PyTorch and JAX: recognised, differentiated, and never imported for code that is not theirs."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from derive.testing import assert_loss_matches
from derive.testing.floats import FORMATS
from derive.testing.libraries import library, library_of
from tests.testing.correct import cross_entropy


def test_numpy_code_imports_neither():
    program = (
        "import sys, numpy as np\n"
        "from derive.testing import assert_loss_matches\n"
        "assert_loss_matches(lambda x, y: np.mean((x - y)**2), 'squared_error', gradient=lambda x, y: 2*(x-y)/len(x))\n"
        "print([m for m in ('torch', 'jax', 'sympy') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_numpy_is_what_is_left():
    assert library_of(cross_entropy).name == "numpy"
    assert library_of(lambda z: z).name == "numpy"
    with pytest.raises(ValueError, match="not of 'tensorflow'"):
        library("tensorflow")


class TestTorch:
    def test_recognised(self):
        torch = pytest.importorskip("torch")
        functional = torch.nn.functional
        assert library_of(functional.cross_entropy).name == "torch"
        assert library_of(lambda z, y: functional.cross_entropy(z, y)).name == "torch"
        assert library_of(torch.nn.CrossEntropyLoss()).name == "torch"

        def inside(z, y):
            import torch.nn.functional as F

            return F.cross_entropy(z, y)

        assert library_of(inside).name == "torch"

    def test_its_own_losses(self):
        torch = pytest.importorskip("torch")
        functional = torch.nn.functional
        outcome = assert_loss_matches(
            functional.cross_entropy, "softmax_cross_entropy_with_integer_labels", gradient="torch"
        )
        assert outcome.formats == ("float64", "float32", "float16", "bfloat16")
        assert outcome.library == "torch"
        assert_loss_matches(torch.nn.BCEWithLogitsLoss(), "BCEWithLogitsLoss", gradient="torch")

    def test_the_gradient_of_a_where_is_nan(self):
        torch = pytest.importorskip("torch")

        def softplus_loss(x, y):
            return torch.where(y * x > 0, torch.log1p(torch.exp(-y * x)), -y * x + torch.log1p(torch.exp(y * x))).mean()

        with pytest.raises(AssertionError, match="the gradient in scores is nan"):
            assert_loss_matches(softplus_loss, "soft_margin", gradient="torch")

    def test_soft_margin_overflows_where_it_is_known_to(self):
        torch = pytest.importorskip("torch")
        with pytest.raises(AssertionError, match="710"):
            assert_loss_matches(torch.nn.functional.soft_margin_loss, "SoftMarginLoss", formats=["float64"])


class TestJax:
    def test_recognised_and_differentiated(self):
        jax = pytest.importorskip("jax")
        jnp = jax.numpy

        def loss(x, y):
            return jnp.mean(jax.nn.softplus(x) - x * y)

        assert library_of(loss).name == "jax"
        assert library_of(jax.jit(loss)).name == "jax"
        outcome = assert_loss_matches(
            loss, "binary_cross_entropy_with_logits", gradient=jax.grad(loss), formats=["float32"]
        )
        assert outcome.library == "jax"

    def test_the_slope_at_a_kink_of_the_formula(self):
        """max(x, 0) and |x| have kinks at 0 that cancel; automatic differentiation does not see it."""
        jax = pytest.importorskip("jax")
        jnp = jax.numpy

        def loss(x, y):
            return jnp.mean(jnp.maximum(x, 0) - x * y + jnp.log1p(jnp.exp(-jnp.abs(x))))

        with pytest.raises(AssertionError, match=r"wrong at 0 alone(.|\n)*logits = \[0\.\]"):
            assert_loss_matches(loss, "binary_cross_entropy_with_logits", gradient="jax", formats=["float32"])

    def test_what_is_wrong_is_seen(self):
        jax = pytest.importorskip("jax")
        jnp = jax.numpy

        def loss(x, y):
            return jnp.mean(y * jnp.log1p(jnp.exp(-x)) + (1 - y) * jnp.log1p(jnp.exp(x)))

        with pytest.raises(AssertionError, match="overflows"):
            assert_loss_matches(loss, "binary_cross_entropy_with_logits", gradient="jax", formats=["float32"])


def test_short_formats_without_the_operation_are_left_out():
    torch = pytest.importorskip("torch")
    outcome = assert_loss_matches(torch.nn.functional.multi_margin_loss, "multi_margin", gradient="torch")
    assert any("not implemented" in words for words in outcome.left_out)
    assert "float64" in outcome.formats


def test_a_number_is_an_array_of_no_axes():
    for name in ("numpy", "torch", "jax"):
        if name != "numpy":
            pytest.importorskip(name)
        assert library(name).array(np.array(0.5), FORMATS["float32"]).shape == ()


def test_strided_arrays_are_strided():
    made = library("numpy").array(np.ones((2, 3)), None, contiguous=False)
    assert not made.flags.c_contiguous
