"""Smoothed labels with class weights, smoothing toward ½, several axes of items: right code passes, wrong is named."""

from __future__ import annotations

import numpy as np
import pytest

from derive.testing import assert_loss_matches
from derive.testing.layout import Layout
from tests.testing.correct import cross_entropy, log_softmax, logits_gradient, logits_loss, sigmoid
from tests.testing.test_assert_loss_matches import refused

WEIGHTS = (1.0, 0.3, 2.0)
ASKED = {"weights": WEIGHTS, "label_smoothing": 0.1}


def smoothed(z, y, a=0.1):
    return (1 - a) * np.eye(z.shape[1], dtype=z.dtype)[y] + a / z.shape[1]


def each(z, y, w):
    return -(w * smoothed(z, y) * log_softmax(z)).sum(axis=1)


class TestWeightsWithSmoothing:
    def test_each_class_of_the_smoothed_target_has_its_weight(self):
        def loss(z, y):
            w = np.array(WEIGHTS, dtype=z.dtype)
            return each(z, y, w).sum() / w[y].sum()

        def gradient(z, y):
            w = np.array(WEIGHTS, dtype=z.dtype)
            q = w * smoothed(z, y)
            return (np.exp(log_softmax(z)) * q.sum(axis=1, keepdims=True) - q) / w[y].sum()

        outcome = assert_loss_matches(loss, "softmax_cross_entropy", gradient=gradient, **ASKED)
        assert "label_smoothing_cross_entropy_weighted_gradient" in outcome.derivations

    def test_as_pytorch_has_it(self):
        torch = pytest.importorskip("torch")

        def loss(z, y):
            weight = torch.tensor(WEIGHTS, dtype=z.dtype)
            return torch.nn.functional.cross_entropy(z, y, weight=weight, label_smoothing=0.1, ignore_index=-100)

        assert_loss_matches(loss, "softmax_cross_entropy", gradient="torch", ignore_index=-100, **ASKED)

    def test_a_weight_for_the_whole_is_named(self):
        def loss(z, y):
            w = np.array(WEIGHTS, dtype=z.dtype)[y]
            return (w * -(smoothed(z, y) * log_softmax(z)).sum(axis=1)).sum() / w.sum()

        assert "each class has its own weight" in refused(loss, "softmax_cross_entropy", **ASKED)

    def test_missing_weights_are_named(self):
        def loss(z, y):
            return each(z, y, 1).mean()

        assert "class weights are missing" in refused(loss, "softmax_cross_entropy", **ASKED)

    def test_smoothing_over_other_classes_has_no_weights(self):
        with pytest.raises(ValueError, match="Nothing is proved"):
            assert_loss_matches(cross_entropy, "label_smoothing_over_other_classes", weights=WEIGHTS)


class TestSmoothingTowardHalf:
    @pytest.mark.parametrize("options", [{}, {"axes": 2}])
    def test_it_passes(self, options):
        def loss(x, y):
            return logits_loss(x, 0.9 * y + 0.05)

        def gradient(x, y):
            return (sigmoid(x) - 0.9 * y - 0.05) / x.size

        loss_name = "binary_cross_entropy_with_logits"
        assert_loss_matches(loss, loss_name, gradient=gradient, label_smoothing=0.1, **options)

    def test_other_smoothings_are_named(self):
        asked = {"gradient": logits_gradient, "label_smoothing": 0.1}
        told = refused(logits_loss, "binary_cross_entropy_with_logits", **asked)
        assert "label_smoothing = 0.1 has no effect" in told
        assert "with y(1 − a) + a/2 in place of y" in told

        def twice(x, y):
            return logits_loss(x, 0.8 * y + 0.1)

        told = refused(twice, "binary_cross_entropy_with_logits", label_smoothing=0.1)
        assert "label_smoothing were 0.2, not 0.1" in told

    def test_with_pos_weight_and_of_probabilities(self):
        def weighted(x, y):
            y = 0.8 * y + 0.1
            return np.mean((1 - y) * x + (1 + 2 * y) * (np.log1p(np.exp(-np.abs(x))) + np.maximum(-x, 0)))

        asked = {"pos_weight": 3, "label_smoothing": 0.2}
        assert_loss_matches(weighted, "binary_cross_entropy_with_logits", **asked)

        def probability(p, y):
            y = y * 0.8 + 0.1
            return -np.mean(y * np.log(p) + (1 - y) * np.log1p(-p))

        assert_loss_matches(probability, "binary_cross_entropy", label_smoothing=0.2)


class TestAxes:
    def test_layouts_are_turned_back(self):
        for layout in (Layout(1), Layout(1, 0), Layout(2), Layout(2, 1), Layout(2, 0), Layout(3, 1)):
            for items in (0, 1, 2, 4, 6, 256):
                flat = np.arange(items * 3).reshape(items, 3)
                given = layout.arranged(flat, items, True)
                assert given.ndim == layout.axes + 1
                np.testing.assert_array_equal(layout.flattened(given, items, True), flat)
                if items:
                    assert given[layout.place((items - 1, 1), items)] == flat[items - 1, 1]

    def test_matrices_of_elements(self):
        def gradient(x, y):
            return (sigmoid(x) - y) / x.size

        name = "binary_cross_entropy_with_logits"
        assert_loss_matches(logits_loss, name, gradient=gradient, axes=2)
        assert_loss_matches(logits_loss, name, gradient=gradient, axes=3)
        told = refused(logits_loss, name, gradient=logits_gradient, axes=2)
        assert "divides by the length of the first axis alone" in told
        assert "smallest input logits = [[0., 0.]]" in told

    @pytest.mark.parametrize("axes", [2, 3])
    def test_the_mean_over_the_last_axis_as_keras_has_it(self, axes):
        def rows(x, y):
            losses = np.maximum(x, 0) - x * y + np.log1p(np.exp(-np.abs(x)))
            return losses.mean(axis=-1)

        def gradient(x, y):
            return (sigmoid(x) - y) / x.shape[-1]

        def columns(x, y):
            losses = np.maximum(x, 0) - x * y + np.log1p(np.exp(-np.abs(x)))
            return losses.mean(axis=0)

        name, asked = "binary_cross_entropy_with_logits", {"axes": axes, "reduction": "lastmean"}
        assert_loss_matches(rows, name, gradient=gradient, **asked)
        assert "The mean over the last axis alone is expected" in refused(columns, name, **asked)
        assert "N times the mean's" in refused(rows, name, gradient=lambda x, y: sigmoid(x) - y, **asked)
        with pytest.raises(ValueError, match="say axes=2"):
            assert_loss_matches(rows, name, reduction="lastmean")
        with pytest.raises(ValueError, match="without classes"):
            assert_loss_matches(rows, "softmax_cross_entropy", **asked)

    def test_tokens_with_their_classes_last_or_between(self):
        def last(z, y):
            return cross_entropy(z.reshape(-1, z.shape[-1]), y.reshape(-1))

        def between(z, y):
            return last(np.moveaxis(z, 1, -1), y)

        assert_loss_matches(last, "softmax_cross_entropy", axes=2)
        assert_loss_matches(between, "softmax_cross_entropy", axes=2, class_axis=1)
        refused(last, "softmax_cross_entropy", axes=2, class_axis=1)

    def test_ignored_tokens_count_over_all_axes(self):
        def per_sequence(z, y):
            kept = y != -100
            picked = np.where(kept, y, 0).reshape(-1, 1)
            losses = -np.take_along_axis(log_softmax(z.reshape(-1, z.shape[-1])), picked, 1).reshape(y.shape)
            losses = np.where(kept, losses, 0)
            return np.sum(losses.sum(axis=1) / np.maximum(kept.sum(axis=1), 1)) / max(len(y), 1)

        refused(per_sequence, "softmax_cross_entropy", axes=2, ignore_index=-100)

    def test_mistakes_of_the_caller(self):
        with pytest.raises(ValueError, match="axes= counts"):
            assert_loss_matches(cross_entropy, "softmax_cross_entropy", axes=0)
        with pytest.raises(ValueError, match="class_axis= is one of"):
            assert_loss_matches(cross_entropy, "softmax_cross_entropy", class_axis=2)
        with pytest.raises(ValueError, match="has no classes"):
            assert_loss_matches(logits_loss, "binary_cross_entropy_with_logits", axes=2, class_axis=1)
        with pytest.raises(ValueError, match="whole batch"):
            assert_loss_matches(cross_entropy, "perplexity", axes=2)


def test_a_result_that_is_no_array_is_told():
    told = refused(lambda z, y: (cross_entropy(z, y), 1.0, "x"), "softmax_cross_entropy", targets="labels")
    assert "a tuple of 3 came back where an array is wanted" in told


def test_a_whole_batch_is_searched_too():
    def loss(w, b, x, y):
        z = x @ w + b
        return logits_loss(z, y) * (1 + 1e-6 * (abs(z).max(initial=0) > 25))

    outcome = assert_loss_matches(lambda w, b, x, y: logits_loss(x @ w + b, y), "logistic_regression")
    assert "searched" in outcome.regimes
    refused(loss, "logistic_regression")
