"""assert_loss_matches: correct code passes, wrong code is refused with the right remark."""

from __future__ import annotations

import numpy as np
import pytest

from derive.testing import assert_loss_matches
from tests.testing.correct import (
    cross_entropy,
    cross_entropy_gradient,
    log_softmax,
    logits_gradient,
    logits_loss,
    sigmoid,
)


def refused(*arguments, **named) -> str:
    with pytest.raises(AssertionError) as caught:
        assert_loss_matches(*arguments, **named)
    return str(caught.value)


def test_correct_code_passes_and_the_outcome_says_what_was_done():
    outcome = assert_loss_matches(cross_entropy, "softmax_cross_entropy", gradient=cross_entropy_gradient)
    assert outcome.formula == "proved"
    assert "softmax_cross_entropy_with_integer_labels_gradient" in outcome.derivations
    assert outcome.inputs > 150
    assert {"257 classes", "one class", "empty batch", "not contiguous", "logits: tied"} <= set(outcome.regimes)
    assert outcome.formats == ("float64", "float32", "float16")
    assert 0 < outcome.worst < 0.5
    assert "code sampled" in str(outcome)


def test_binary_logits():
    assert_loss_matches(logits_loss, "binary_cross_entropy_with_logits", gradient=logits_gradient)


def test_reductions():
    def each(z, y):
        return -log_softmax(z)[np.arange(len(y)), y]

    def slopes(z, y):
        return cross_entropy_gradient(z, y) * len(y)

    assert_loss_matches(each, "softmax_cross_entropy", gradient=slopes, reduction="none")
    assert_loss_matches(lambda z, y: each(z, y).sum(), "softmax_cross_entropy", gradient=slopes, reduction="sum")
    assert "reduction='none'" in refused(each, "softmax_cross_entropy")
    assert "sum's, not the mean's" in refused(lambda z, y: each(z, y).sum(), "softmax_cross_entropy")
    assert "mean's" in refused(cross_entropy, "softmax_cross_entropy", reduction="sum")


def test_a_known_variant_is_named():
    def others(z, y):
        classes = z.shape[1]
        q = np.full(z.shape, 0.1 / max(classes - 1, 1))
        q[np.arange(len(y)), y] = 0.9
        return -np.mean((q * log_softmax(z)).sum(axis=1))

    assert "a/(K−1)" in refused(others, "softmax_cross_entropy", label_smoothing=0.1)
    told = refused(lambda z, y: cross_entropy(z, y) / np.log(2), "softmax_cross_entropy")
    assert "log2" in told
    told = refused(cross_entropy, "softmax_cross_entropy", gradient=lambda z, y: cross_entropy_gradient(z, y) * len(y))
    assert "the 1/N is missing" in told
    assert "smallest input logits = [[0., 0.], [0., 0.]]" in told

    def reverse(p, q):
        with np.errstate(all="ignore"):
            return np.mean(np.where(q > 0, q * np.log(q / p), 0).sum(axis=1))

    assert "KL(q‖p): the arguments are swapped" in refused(reverse, "kl_divergence", skip=("one-hot", "zero entries"))


def test_overflow_shows_its_threshold():
    def naive(x, y):
        return np.mean(y * np.log(1 + np.exp(-x)) + (1 - y) * np.log1p(np.exp(x)))

    told = refused(naive, "binary_cross_entropy_with_logits", formats=["float64"], skip=("saturated",))
    assert "log1p(exp(−|x|))" in told
    assert "710" in told or "−709" in told or "−710" in told


@pytest.mark.parametrize("size", [1e-4, 1e-9, 1e-12])
def test_small_relative_errors_are_seen(size):
    refused(lambda z, y: cross_entropy(z, y) * (1 + size), "softmax_cross_entropy")
    refused(logits_loss, "binary_cross_entropy_with_logits", gradient=lambda x, y: logits_gradient(x, y) * (1 + size))


def test_errors_at_the_edges_only():
    told = refused(lambda z, y: cross_entropy(z, y) * (1.01 if z.shape[1] >= 7 else 1), "softmax_cross_entropy")
    assert told.count("0., ") == 6  # shrunk to seven classes
    assert "holds in      ordinary" in told

    def sign(z, y):
        g = cross_entropy_gradient(z, y)
        return np.where(np.abs(z).max(axis=1, keepdims=True) > 30, -g, g)

    assert "fails in" in refused(cross_entropy, "softmax_cross_entropy", gradient=sign)

    def underflow(z, y):
        g = cross_entropy_gradient(z, y)
        return np.where(np.exp(log_softmax(z)) == 0, np.nan, g)

    assert "underflow to p = 0" in refused(cross_entropy, "softmax_cross_entropy", gradient=underflow)


def test_writing_into_the_input_is_seen():
    def inside(z, y):
        z -= 1
        return cross_entropy(z, y)

    assert "writes into its argument logits" in refused(inside, "softmax_cross_entropy")


def test_an_exception_is_told():
    def broken(z, y):
        raise ZeroDivisionError("no")

    assert "it raises ZeroDivisionError: no" in refused(broken, "softmax_cross_entropy")


def test_weights_and_ignored_labels():
    weights = np.array([1.0, 0.5, 2.0])

    def loss(z, y, divide="weights"):
        kept = y != -100
        valid = np.where(kept, y, 0)
        w = np.where(kept, weights[valid], 0)
        total = -np.sum(w * log_softmax(z)[np.arange(len(y)), valid])
        return total / {"weights": np.sum(w), "kept": np.sum(kept), "all": len(y)}[divide]

    asked = {"weights": [1.0, 0.5, 2.0], "ignore_index": -100}
    assert_loss_matches(loss, "softmax_cross_entropy", **asked)
    assert_loss_matches(lambda z, y: loss(z, y, "kept"), "softmax_cross_entropy", divisor="items", **asked)
    assert "Σ w" in refused(lambda z, y: loss(z, y, "kept"), "softmax_cross_entropy", **asked)

    def unweighted(z, y, divide):
        kept = y != -100
        total = -np.sum(np.where(kept, log_softmax(z)[np.arange(len(y)), np.where(kept, y, 0)], 0))
        return total / divide(kept)

    assert_loss_matches(lambda z, y: unweighted(z, y, np.sum), "softmax_cross_entropy", ignore_index=-100)
    told = refused(lambda z, y: unweighted(z, y, len), "softmax_cross_entropy", ignore_index=-100)
    assert "the ignored items included" in told


def test_soft_targets_are_recognised():
    def soft(z, t):
        return -np.mean((t * log_softmax(z)).sum(axis=1))

    outcome = assert_loss_matches(
        soft, "softmax_cross_entropy", gradient=lambda z, t: (np.exp(log_softmax(z)) - t) / len(t)
    )
    assert outcome.loss == "softmax_cross_entropy"
    assert "targets: one-hot" in outcome.regimes


def test_other_arguments():
    assert_loss_matches(lambda y, x: logits_loss(x, y), "binary_cross_entropy_with_logits", order=("targets", "logits"))
    both = lambda x, y: (logits_loss(x, y), logits_gradient(x, y))  # noqa: E731
    assert_loss_matches(both, "binary_cross_entropy_with_logits", gradient="returned")
    outcome = assert_loss_matches(logits_loss, "BCEWithLogitsLoss", effort="quick", formats=["float32"])
    assert outcome.formats == ("float32",)

    def weighted(x, y):
        return np.mean((1 - y) * x + (1 + 2 * y) * (np.log1p(np.exp(-np.abs(x))) + np.maximum(-x, 0)))

    assert_loss_matches(weighted, "binary_cross_entropy_with_logits", pos_weight=3)
    told = refused(weighted, "binary_cross_entropy_with_logits")
    assert "the loss is wrong" in told


def test_canonical_focal_code_passes():
    def focal(x, y):
        p = sigmoid(x)
        p_t = p * y + (1 - p) * (1 - y)
        ce = np.maximum(x, 0) - x * y + np.log1p(np.exp(-np.abs(x)))
        return np.mean((0.25 * y + 0.75 * (1 - y)) * ce * (1 - p_t) ** 2)

    assert_loss_matches(focal, "sigmoid_focal", alpha=0.25, gamma=2)


@pytest.mark.parametrize(
    ("asked", "error", "told"),
    [
        ({"loss": "softmax_crossentropy"}, LookupError, "Did you mean"),
        ({"reduction": "average"}, ValueError, "reduction="),
        ({"gamma": 2.0}, TypeError, "no parameter 'gamma'"),
        ({"wrt": "labels", "gradient": cross_entropy_gradient}, ValueError, "No gradient"),
        ({"formats": ["float8"]}, ValueError, "formats"),
        ({"effort": "huge"}, ValueError, "effort="),
        ({"gradient": "tensorflow"}, ValueError, "gradient="),
        ({"skip": ("empty bach",)}, ValueError, "no such regime"),
        ({"label_smoothing": 2.0}, ValueError, "outside"),
        ({"temperature": float("nan")}, ValueError, "outside"),
        ({"gradient": "jax", "arrays": "numpy"}, TypeError, "NumPy does not differentiate"),
    ],
)
def test_mistakes_of_the_caller(asked, error, told):
    loss = asked.pop("loss", "softmax_cross_entropy_with_integer_labels")
    if error is TypeError and "gradient" in asked:
        assert told in refused(cross_entropy, loss, **asked)
        return
    with pytest.raises(error, match=told):
        assert_loss_matches(cross_entropy, loss, **asked)


def test_what_is_no_function_is_not_called():
    with pytest.raises(TypeError, match="A function of arrays is wanted, and 3"):
        assert_loss_matches(3, "softmax_cross_entropy")


@pytest.mark.parametrize(
    ("returned", "told"), [(None, "None came back where an array is wanted"), ("0.5", "a str came back where an array")]
)
def test_what_is_no_array(returned, told):
    message = refused(lambda z, y: returned, "softmax_cross_entropy", formats=["float64"])
    assert told in message
    assert "subtract the largest" not in message
    assert "reduce it" not in message


def test_a_test_that_tries_nothing_does_not_pass():
    def without_short_formats(z, y):
        raise NotImplementedError("not implemented for 'Half'")

    with pytest.raises(ValueError, match="Nothing was tried"):
        assert_loss_matches(without_short_formats, "softmax_cross_entropy", formats=["float16"])


def test_the_same_call_tries_the_same_inputs():
    def wrong(z, y):
        return cross_entropy(z, y) * (1 + 1e-5)

    assert refused(wrong, "softmax_cross_entropy", seed=3) == refused(wrong, "softmax_cross_entropy", seed=3)


def test_losses_of_a_whole_batch():
    def loss(w, b, x, y):
        return logits_loss(x @ w + b, y)

    def gradient(w, b, x, y):
        slope = logits_gradient(x @ w + b, y)
        return x.T @ slope, slope.sum()

    outcome = assert_loss_matches(loss, "logistic_regression", gradient=gradient)
    assert "large parameters" in outcome.regimes
    wrong = lambda *a: tuple(len(a[3]) * g for g in gradient(*a))  # noqa: E731
    assert "the 1/N is missing" in refused(loss, "logistic_regression", gradient=wrong)
    assert_loss_matches(lambda z, y: np.exp(cross_entropy(z, y)), "perplexity")
    with pytest.raises(ValueError, match="whole batch"):
        assert_loss_matches(loss, "logistic_regression", reduction="sum")


def test_targets_can_be_said():
    def both(z, t):
        if t.ndim == 1:
            return cross_entropy(z, t)
        return -np.mean((t * log_softmax(z)).sum(axis=1))

    assert assert_loss_matches(both, "softmax_cross_entropy").loss.endswith("labels")
    assert assert_loss_matches(both, "softmax_cross_entropy", targets="distributions").loss == "softmax_cross_entropy"
    with pytest.raises(ValueError, match="targets="):
        assert_loss_matches(both, "softmax_cross_entropy", targets="soft")


def smoothed(z, y, a=0.1):
    return np.mean((1 - a) * -log_softmax(z)[np.arange(len(y)), y] - a * log_softmax(z).mean(axis=1))


@pytest.mark.parametrize(
    ("function", "asked", "told"),
    [
        (smoothed, {}, "It smooths the labels: pass label_smoothing=0.1."),
        (lambda z, y: cross_entropy(z / 2, y), {}, "It divides the logits: pass temperature=2."),
        (
            lambda z, y: smoothed(z, y, 0.2),
            {"label_smoothing": 0.1},
            "It looks as if label_smoothing were 0.2, not 0.1.",
        ),
        (cross_entropy, {"ignore_index": -1}, "an item whose label is −1 counts for nothing"),
    ],
)
def test_what_the_test_did_not_ask_for_is_named(function, asked, told):
    assert told in refused(function, "softmax_cross_entropy", **asked)


def test_a_softmax_over_the_items_is_named():
    told = refused(lambda z, y: -np.mean(log_softmax(z.T).T[np.arange(len(y)), y]), "softmax_cross_entropy")
    assert "The softmax runs over the items" in told


def test_a_probability_that_underflows_is_no_overflow_of_exp():
    def loss(z, y):
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return -np.mean(np.log((e / e.sum(axis=1, keepdims=True))[np.arange(len(y)), y]))

    told = refused(loss, "softmax_cross_entropy", formats=["float32"])
    assert "take z − logsumexp(z), not the logarithm of a softmax" in told or "Digits are lost" in told
    assert "subtract the largest" not in told


def test_digits_lost_on_the_way_to_an_overflow_explain_no_loss_that_is_wrong_anyhow():
    told = refused(lambda z, y: np.mean(np.log(np.exp(z).sum(axis=1))), "softmax_cross_entropy")
    assert "Digits are lost" not in told
