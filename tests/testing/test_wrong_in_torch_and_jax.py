"""Plausible code for PyTorch and JAX: wrong code is refused and named, right code passes, also with all options."""

from __future__ import annotations

import pytest

from derive.testing import assert_loss_matches

torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install derive-proofs[torch]")
F = torch.nn.functional
WEIGHTS = [0.5, 2.0, 1.5]


def detached_focal(x, y):
    p = torch.sigmoid(x)
    right = p * y + (1 - p) * (1 - y)
    entropy = F.binary_cross_entropy_with_logits(x, y, reduction="none")
    return ((0.25 * y + 0.75 * (1 - y)) * ((1 - right) ** 2).detach() * entropy).mean()


def dice_of_the_batch(p, y):
    return 1 - 2 * (p * y).sum() / (p.sum() + y.sum())


def never_rescaled(z, y):
    top = torch.full(z.shape[:1], -float("inf"), dtype=z.dtype)
    total = torch.zeros_like(top)
    for chunk in z.split(512, -1):
        top = torch.maximum(top, chunk.amax(-1))
        total = total + (chunk - top[:, None]).exp().sum(-1)
    return top + total.log() - z.gather(-1, y[:, None])[:, 0]


class CrossEntropy(torch.autograd.Function):
    @staticmethod
    def forward(context, z, y):
        p = torch.softmax(z, -1)
        context.save_for_backward(p, y)
        return -torch.log_softmax(z, -1).gather(-1, y[:, None]).mean()

    @staticmethod
    def backward(context, upstream):
        p, y = context.saved_tensors
        p = p.clone()
        p[torch.arange(len(y)), y] -= 1
        return p / max(len(y), 1), None


WRONG = [
    (detached_focal, "sigmoid_focal", {"alpha": 0.25, "gamma": 2.0}, "was it detached?"),
    (dice_of_the_batch, "dice", {}, "The sums run over the whole batch"),
    (never_rescaled, "softmax_cross_entropy", {"reduction": "none"}, "many classes"),
    (
        CrossEntropy.apply,
        "softmax_cross_entropy",
        {"arrays": "torch"},
        "Its backward ignores the gradient",
    ),
    (lambda z, y: 4 * F.cross_entropy(z / 2, y), "softmax_cross_entropy", {"temperature": 2.0}, "temperature² times"),
    (lambda z: torch.logsumexp(z, -1).mean(), "z_loss", {}, "the square is missing"),
    (lambda gap: -F.logsigmoid(-0.1 * gap).mean(), "dpo", {}, "chosen and rejected are swapped"),
    (
        lambda z, y: F.cross_entropy(z, y, ignore_index=0, reduction="sum") / len(y),
        "softmax_cross_entropy",
        {"ignore_index": 0},
        "the ignored items included",
    ),
    (
        lambda z, y: F.cross_entropy(z, y, reduction="sum") / z.shape[0],
        "softmax_cross_entropy",
        {"axes": 2, "class_axis": 1},
        "It divides by the length of the first axis alone",
    ),
    (
        lambda z, y: F.cross_entropy(z.bfloat16().to(z.dtype) if z.dtype == torch.float32 else z, y),
        "softmax_cross_entropy",
        {},
        "ordinary, float32",
    ),
]


@pytest.mark.slow
@pytest.mark.parametrize(("function", "loss", "options", "told"), WRONG)
def test_wrong_code_is_refused_and_named(function, loss, options, told):
    with pytest.raises(AssertionError) as refused:
        assert_loss_matches(function, loss, gradient="torch", **options)
    assert told in str(refused.value)


def weighted(z, y, **more):
    return F.cross_entropy(z, y, weight=torch.tensor(WEIGHTS, dtype=z.dtype), **more)


RIGHT = [
    (
        lambda z, y: weighted(z, y, ignore_index=-100, label_smoothing=0.1),
        {"weights": WEIGHTS, "ignore_index": -100, "label_smoothing": 0.1},
    ),
    (
        lambda z, y: weighted(z, y, ignore_index=-1, reduction="none"),
        {"weights": WEIGHTS, "ignore_index": -1, "reduction": "none"},
    ),
    (lambda z, y: F.cross_entropy(z, y, ignore_index=2), {"axes": 2, "class_axis": 1, "ignore_index": 2}),
    (lambda z, y: F.nll_loss(torch.log_softmax(z, 1), y), {}),
]


@pytest.mark.slow
@pytest.mark.parametrize(("function", "options"), RIGHT)
def test_right_code_passes_with_all_options(function, options):
    assert_loss_matches(function, "softmax_cross_entropy", gradient="torch", **options)


def test_logits_at_a_low_temperature_in_bfloat16():
    """s/0.1 is rounded to a multiple of 8 at 1060: e to it may be off by far more than a first order says."""

    def loss(s, y):
        return F.cross_entropy(s / 0.1, y)

    assert_loss_matches(loss, "info_nce", gradient="torch", temperature=0.1, formats=["bfloat16"], effort="quick")


@pytest.mark.slow
@pytest.mark.parametrize("in_float64", [True, False])
def test_code_for_jax(in_float64):
    """In float64 the naive form first loses digits, before it overflows: the advice is the same."""
    jax = pytest.importorskip("jax", reason="JAX is not installed: pip install derive-proofs[jax]")
    jnp = jax.numpy

    def in_float32(z, y):
        wide = z.astype(jnp.promote_types(z.dtype, jnp.float32))
        right = jnp.take_along_axis(wide, y[:, None], -1)[:, 0]
        return (jax.nn.logsumexp(wide, axis=-1) - right).mean().astype(z.dtype)

    def naive(x, y):
        p = jax.nn.sigmoid(x)
        return -jnp.mean(y * jnp.log(p) + (1 - y) * jnp.log1p(-p))

    with jax.enable_x64(in_float64):
        assert_loss_matches(in_float32, "softmax_cross_entropy", gradient="jax")
        with pytest.raises(AssertionError, match=r"use log1p\(exp\(−\|x\|\)\)"):
            assert_loss_matches(naive, "binary_cross_entropy_with_logits", gradient="jax")


def kinked(x, y):
    return (torch.clamp(-y * x, min=0) + torch.log1p(torch.exp(-torch.abs(y * x)))).mean()


def half_detached(x, y):
    e = torch.abs(x - y)
    return (e + torch.log1p(torch.exp(-2 * e.detach())) - torch.log(torch.tensor(2.0, dtype=x.dtype))).mean()


@pytest.mark.parametrize(
    ("function", "loss", "told"),
    [
        (kinked, "soft_margin", "It is wrong at 0 alone"),
        (half_detached, "log_cosh", "The loss is right and its derivative is not"),
    ],
)
def test_what_only_automatic_differentiation_gets_wrong(function, loss, told):
    with pytest.raises(AssertionError) as refused:
        assert_loss_matches(function, loss, gradient="torch", formats=["float32"])
    assert told in str(refused.value)


def test_one_thread_and_the_callers_threads_afterwards():
    before, seen = torch.get_num_threads(), set()

    def loss(x, y):
        seen.add(torch.get_num_threads())
        return F.binary_cross_entropy_with_logits(x, y)

    assert_loss_matches(loss, "binary_cross_entropy_with_logits", gradient="torch", formats=["float32"], effort="quick")
    assert (seen, torch.get_num_threads()) == ({1}, before)
