"""Codes for given distributions: Huffman's and Shannon's lengths, codewords, and how they compare with the entropy.

Distributions are exact rationals, lengths and expected lengths are exact, and entropies are balls that contain them:
no float decides anything. Classes of probability 0 are outside the support and have no codeword (None); a support of
one class has the empty word, of length 0.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

Lengths = tuple[int | None, ...]

_FIRST_BITS = 128
_LARGEST_DENOMINATOR = 100_000  # for which a tie with the entropy is settled in integers


def distribution(*weights: str | int | Fraction) -> tuple[Fraction, ...]:
    """Exact probabilities from numbers such as "0.4" or Fraction(1, 3); refused unless they are ≥ 0 and sum to 1."""
    if any(isinstance(w, float) for w in weights):
        raise ValueError("A float is rounded. Write the probability exactly: '0.4' or Fraction(2, 5).")
    p = tuple(Fraction(w) for w in weights)
    if any(x < 0 for x in p) or sum(p) != 1:
        raise ValueError(f"({', '.join(map(str, p))}) is not a distribution: its sum is {sum(p)}.")
    return p


EXAMPLES: dict[str, tuple[Fraction, ...]] = {
    "first animal prediction": distribution("0.4", "0.3", "0.05", "0.05", "0.2"),
    "second animal prediction": distribution("0.98", "0.01", 0, 0, "0.01"),
    "fair coin": distribution(Fraction(1, 2), Fraction(1, 2)),
    "unfair coin": distribution("0.01", "0.99"),
}


def huffman_lengths(p: Sequence[Fraction]) -> Lengths:
    """The word lengths of a prefix code with the least expected length (Huffman's algorithm)."""
    lengths: list[int | None] = [0 if x > 0 else None for x in p]
    # (weight, a number that settles ties, the classes below this node)
    heap: list[tuple[Fraction, int, tuple[int, ...]]] = [(x, k, (k,)) for k, x in enumerate(p) if x > 0]
    heapq.heapify(heap)
    made = len(p)
    while len(heap) > 1:
        a, _, left = heapq.heappop(heap)
        b, _, right = heapq.heappop(heap)
        for k in (*left, *right):
            lengths[k] = (lengths[k] or 0) + 1
        heapq.heappush(heap, (a + b, made, (*left, *right)))
        made += 1
    return tuple(lengths)


def shannon_lengths(p: Sequence[Fraction]) -> Lengths:
    """⌈−log₂ p⌉ on the support: the smallest ℓ with 2^−ℓ ≤ p, found in integers."""
    return tuple(None if x == 0 else _shannon_length(x) for x in p)


def _shannon_length(x: Fraction) -> int:
    length = max(0, x.denominator.bit_length() - x.numerator.bit_length() - 1)
    while x.numerator << length < x.denominator:
        length += 1
    return length


def kraft_sum(lengths: Lengths) -> Fraction:
    """Σ 2^−ℓ over the classes that have a word."""
    return sum((Fraction(1, 2**n) for n in lengths if n is not None), Fraction(0))


def prefix_code(lengths: Lengths) -> tuple[str | None, ...]:
    """Codewords of these lengths, none a prefix of another: the canonical code. Refused where Kraft's sum exceeds 1."""
    if kraft_sum(lengths) > 1:
        raise ValueError(f"No prefix code has the lengths {lengths}: their Kraft sum is {kraft_sum(lengths)} > 1.")
    words: list[str | None] = [None] * len(lengths)
    start = Fraction(0)  # the word of length ℓ at c is the first ℓ binary digits of c = Σ 2^−(earlier lengths)
    for n, k in sorted((n, k) for k, n in enumerate(lengths) if n is not None):
        words[k] = f"{int(start * 2**n):0{n}b}" if n else ""
        start += Fraction(1, 2**n)
    return tuple(words)


def is_prefix_free(words: Sequence[str | None]) -> bool:
    """Is no word the beginning of another?"""
    used = sorted(w for w in words if w is not None)
    return all(not b.startswith(a) for a, b in pairwise(used))


def expected_length(p: Sequence[Fraction], lengths: Lengths) -> Fraction:
    """Σ pℓ; refused where a class of positive probability has no word."""
    total = Fraction(0)
    for x, n in zip(p, lengths, strict=True):
        if x > 0:
            if n is None:
                raise ValueError("A class of positive probability has no word, so the expected length is infinite.")
            total += x * n
    return total


def entropy_bits(p: Sequence[Fraction], bits: int = _FIRST_BITS) -> Any:
    """A ball (flint's arb) that contains the entropy in bits, −Σ p log₂ p over the support."""
    from flint import arb, ctx, fmpq

    with ctx.workprec(bits):
        total = arb(0)
        for x in p:
            if x > 0:
                exact = arb(fmpq(x.numerator, x.denominator))
                total -= exact * exact.log()
        return total / arb(2).log()


@dataclass(frozen=True)
class CodeReport:
    """A code for a distribution beside the entropy, both bounds decided: H ≤ expected length < H + 1."""

    p: tuple[Fraction, ...]
    lengths: Lengths
    words: tuple[str | None, ...]
    kraft: Fraction
    expected: Fraction
    entropy: str
    attains_entropy: bool
    at_least_entropy: bool
    below_entropy_plus_one: bool


def compare_with_entropy(p: Sequence[Fraction], lengths: Lengths) -> CodeReport:
    """The code of these lengths for the distribution, compared with its entropy in bits."""
    p = distribution(*p)
    expected, words = expected_length(p, lengths), prefix_code(lengths)
    above = compare_to_entropy(expected, p)
    return CodeReport(
        p,
        lengths,
        words,
        kraft_sum(lengths),
        expected,
        entropy_bits(p).str(12),
        attains_entropy=above == 0,
        at_least_entropy=above >= 0,
        below_entropy_plus_one=compare_to_entropy(expected - 1, p) < 0,
    )


def compare_to_entropy(length: Fraction, p: Sequence[Fraction]) -> int:
    """−1, 0 or 1 as the length is less than, equal to or greater than the entropy in bits; ties by integers."""
    from flint import arb, ctx, fmpq

    bits = _FIRST_BITS
    while True:
        with ctx.workprec(bits):
            difference = arb(fmpq(length.numerator, length.denominator)) - entropy_bits(p, bits)
            if difference > 0 or difference < 0:
                return 1 if difference > 0 else -1
        if bits == _FIRST_BITS and _is_entropy(length, p):
            return 0
        bits *= 2  # they differ, so some precision tells them apart


def _is_entropy(length: Fraction, p: Sequence[Fraction]) -> bool:
    """length = −Σ p log₂ p, that is Π p^(p·N) = 2^(−length·N), N a common denominator of p.

    The product is rational, and a rational power of 2 that is rational is an integral one.
    """
    common = math.lcm(*(x.denominator for x in p))
    exponent = -length * common
    if exponent.denominator != 1:
        return False
    if common > _LARGEST_DENOMINATOR:
        raise ArithmeticError(f"Is the entropy exactly {length}? The common denominator {common} is too large to tell.")
    product = math.prod((x ** int(x * common) for x in p if x > 0), start=Fraction(1))
    return product == Fraction(2) ** int(exponent)
