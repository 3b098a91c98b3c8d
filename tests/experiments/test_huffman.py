"""Codes on the documents' distributions and on random ones, all exact."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derive.experiments.huffman import (
    EXAMPLES,
    compare_to_entropy,
    compare_with_entropy,
    distribution,
    expected_length,
    huffman_lengths,
    is_prefix_free,
    kraft_sum,
    prefix_code,
    shannon_lengths,
)


@pytest.mark.parametrize(
    ("name", "huffman", "shannon"),
    [
        ("first animal prediction", (1, 2, 4, 4, 3), (2, 2, 5, 5, 3)),
        ("second animal prediction", (1, 2, None, None, 2), (1, 7, None, None, 7)),
        ("fair coin", (1, 1), (1, 1)),
        ("unfair coin", (1, 1), (7, 1)),
    ],
)
def test_the_documents_distributions(name: str, huffman: tuple[int, ...], shannon: tuple[int, ...]) -> None:
    p = EXAMPLES[name]
    assert huffman_lengths(p) == huffman
    assert shannon_lengths(p) == shannon
    for lengths in (huffman, shannon):
        found = compare_with_entropy(p, lengths)
        assert found.kraft <= 1
        assert found.at_least_entropy
        assert found.below_entropy_plus_one
        assert is_prefix_free(found.words)
    assert compare_with_entropy(p, huffman).attains_entropy == (name == "fair coin")


def test_known_expected_lengths() -> None:
    p = EXAMPLES["first animal prediction"]
    assert expected_length(p, huffman_lengths(p)) == 2
    assert expected_length(p, shannon_lengths(p)) == Fraction(5, 2)


weights = st.lists(st.integers(0, 40), min_size=1, max_size=8).filter(any)


@given(weights)
@settings(max_examples=150, deadline=None)
def test_huffman_and_shannon_on_random_rationals(counts: list[int]) -> None:
    p = distribution(*(Fraction(c, sum(counts)) for c in counts))
    huffman, shannon = huffman_lengths(p), shannon_lengths(p)
    best, good = compare_with_entropy(p, huffman), compare_with_entropy(p, shannon)
    assert best.at_least_entropy
    assert good.below_entropy_plus_one
    assert best.expected <= good.expected
    assert kraft_sum(huffman) == 1
    for x, n in zip(p, shannon, strict=True):
        assert (n is None) == (x == 0)
        if n:
            assert Fraction(1, 2**n) <= x < Fraction(1, 2 ** (n - 1))


@given(st.lists(st.integers(1, 12), min_size=2, max_size=4))
@settings(max_examples=60, deadline=None)
def test_huffman_is_the_best_of_all_codes(counts: list[int]) -> None:
    p = distribution(*(Fraction(c, sum(counts)) for c in counts))
    every = product(range(1, 5), repeat=len(p))
    best = min(expected_length(p, lengths) for lengths in every if kraft_sum(lengths) <= 1)
    assert expected_length(p, huffman_lengths(p)) == best


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match="Kraft sum is 5/4"):
        prefix_code((1, 1, 2))
    with pytest.raises(ValueError, match="its sum is 9/10"):
        distribution("0.4", "0.5")
    with pytest.raises(ValueError, match="rounded"):
        distribution(0.5, 0.5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no word"):
        expected_length(EXAMPLES["fair coin"], (1, None))


def test_a_code_that_wastes_a_bit_is_not_below_entropy_plus_one() -> None:
    wasteful = compare_with_entropy(EXAMPLES["fair coin"], (2, 2))  # exactly H + 1
    assert wasteful.at_least_entropy
    assert not wasteful.below_entropy_plus_one
    assert not wasteful.attains_entropy


def test_ties_with_the_entropy_are_decided_exactly() -> None:
    half = EXAMPLES["fair coin"]
    assert compare_to_entropy(Fraction(1), half) == 0
    assert compare_to_entropy(Fraction(1) + Fraction(1, 10**60), half) == 1
    assert compare_to_entropy(Fraction(1) - Fraction(1, 10**60), half) == -1
    cancelling = distribution(Fraction(3, 8), *[Fraction(1, 24)] * 9, Fraction(1, 4))  # the logs of 3 cancel
    assert compare_to_entropy(Fraction(9, 8) + Fraction(9, 8) + Fraction(1, 2), cancelling) == 0


def test_a_support_of_one_class_has_the_empty_word() -> None:
    found = compare_with_entropy(distribution(0, 1), huffman_lengths(distribution(0, 1)))
    assert found.words == (None, "")
    assert found.attains_entropy
