"""The sweep: Gibbs' inequality on a great many random pairs of distributions, each decided rigorously.

Four kinds of pairs: random ones (uniform on the simplex), near-equal ones (relative differences from 10⁻¹⁴ to 10⁻²,
and a few in the last digits), sparse ones (zeros in P and in Q, with P ≪ Q) and ones with tiny probabilities (down
to 10⁻³⁰⁰). What is checked of a pair, why it is the generalised inequality, and what the error bound assumes, is
said in gibbs_rows.py.

Main statements: `sweep`, `SweepResult`, `when_q_exceeds_one`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from derive.experiments.gibbs_rows import Floats, Violation, check_rows, naive_is_negative

KINDS = ("random", "near-equal", "sparse", "tiny")
_CHUNK = 50_000  # rows that are made at a time
_NAIVE_PAIRS = 2_000  # near-equal pairs whose naive Σ p log(p/q) is evaluated exactly
_NAIVE_SIZE = 1e-9  # and their relative difference
_TIES = 500  # one in so many near-equal pairs differs only in the last digits, where floats decide nothing
_DECADES = range(-40, 4)  # of the histogram; smaller and larger gaps count at its ends


@dataclass
class SweepResult:
    """What the sweep found. `histogram[kind][k]` counts the gaps in the k-th decade, 10^(first_decade + k) upwards."""

    samples: int
    classes: int
    seed: int
    equal: int = 0
    by_float: int = 0
    by_balls: int = 0
    infinite: int = 0
    undecided: int = 0
    violations: list[Violation] = field(default_factory=list)
    smallest_gap: float = np.inf
    histogram: dict[str, list[int]] = field(default_factory=lambda: {k: [0] * len(_DECADES) for k in KINDS})
    first_decade: int = _DECADES[0]
    naive_size: float = _NAIVE_SIZE
    naive_pairs: int = 0
    naive_negative: int = 0
    seconds_checking: float = 0.0
    seconds: float = 0.0

    @property
    def holds(self) -> bool:
        """Was every pair decided, and none against the inequality?"""
        return not self.violations and not self.undecided


def sweep(samples: int, classes: int = 10, seed: int = 0, progress: Callable[[int], None] | None = None) -> SweepResult:
    """Check the generalised inequality on `samples` random pairs, a quarter of each kind.

    progress: called with the number of pairs that were done since the last call.
    """
    if samples < 1 or classes < 2:
        raise ValueError(f"A sweep needs at least one sample and two classes, not {samples} and {classes}.")
    started = time.perf_counter()
    result = SweepResult(samples, classes, seed)
    for kind, p, q in pairs(samples, classes, seed):
        before = time.perf_counter()
        counts = check_rows(p, q)
        result.seconds_checking += time.perf_counter() - before
        result.equal += counts.equal
        result.by_float += counts.by_float
        result.by_balls += counts.by_balls
        result.infinite += counts.infinite
        result.undecided += counts.undecided
        result.violations += counts.violations
        _count_gaps(counts.gaps, kind, result)
        if progress is not None:
            progress(len(p))
    rng = np.random.default_rng([seed, len(KINDS)])
    result.naive_pairs = min(samples, _NAIVE_PAIRS)
    size = np.full((result.naive_pairs, 1), _NAIVE_SIZE)
    result.naive_negative = naive_is_negative(*_differing_by(rng, size, classes))
    result.seconds = time.perf_counter() - started
    return result


def _count_gaps(gaps: Floats, kind: str, result: SweepResult) -> None:
    positive = gaps[(gaps > 0.0) & (gaps < np.inf)]
    if positive.size:
        result.smallest_gap = min(result.smallest_gap, float(positive.min()))
        decades = np.floor(np.log10(positive)).astype(np.int64)
        places = np.clip(decades - _DECADES[0], 0, len(_DECADES) - 1)
        found = np.bincount(places, minlength=len(_DECADES))
        result.histogram[kind] = [a + int(b) for a, b in zip(result.histogram[kind], found, strict=True)]


# ---- the pairs


def pairs(samples: int, classes: int, seed: int) -> Iterator[tuple[str, Floats, Floats]]:
    for number, kind in enumerate(KINDS):
        rng = np.random.default_rng([seed, number])
        left = samples // len(KINDS) + (number < samples % len(KINDS))
        while left > 0:
            rows = min(left, _CHUNK)
            left -= rows
            yield kind, *_MAKE[kind](rng, rows, classes)


def _normalised(weights: Floats) -> Floats:
    weights /= weights.sum(axis=1, keepdims=True)
    return weights


def _random(rng: np.random.Generator, rows: int, classes: int) -> tuple[Floats, Floats]:
    shape = (rows, classes)
    return _normalised(rng.standard_exponential(shape)), _normalised(rng.standard_exponential(shape))


def _near_equal(rng: np.random.Generator, rows: int, classes: int) -> tuple[Floats, Floats]:
    exponents = rng.uniform(-14.0, -2.0, (rows, 1))
    exponents[::_TIES] -= 12.0
    return _differing_by(rng, 10.0 ** np.maximum(exponents, -16.0), classes)


def _differing_by(rng: np.random.Generator, sizes: Floats, classes: int) -> tuple[Floats, Floats]:
    """Pairs whose entries differ by up to the given relative sizes, one for each row."""
    shape = (len(sizes), classes)
    p = _normalised(rng.standard_exponential(shape))
    return p, _normalised(p * (1.0 + sizes * rng.uniform(-1.0, 1.0, shape)))


def _sparse(rng: np.random.Generator, rows: int, classes: int) -> tuple[Floats, Floats]:
    """Each class is outside the support of P with probability 1/2, and of these outside that of Q with 1/2."""
    p, q = _random(rng, rows, classes)
    p_zero = rng.random((rows, classes)) < 0.5
    p_zero[np.arange(rows), rng.integers(0, classes, rows)] = False  # at least one class has p > 0
    q_zero = p_zero & (rng.random((rows, classes)) < 0.5)
    p[p_zero] = 0.0
    q[q_zero] = 0.0
    return _normalised(p), _normalised(q)


def _tiny(rng: np.random.Generator, rows: int, classes: int) -> tuple[Floats, Floats]:
    exponents = (rng.uniform(-300.0, 0.0, (rows, classes)) for _ in range(2))
    p, q = (_normalised(10.0**e) for e in exponents)
    return p, q


_MAKE = {"random": _random, "near-equal": _near_equal, "sparse": _sparse, "tiny": _tiny}


# ---- and when Q is no distribution


@dataclass(frozen=True)
class Excess:
    """An exact instance with Σq > 1, a ball around Σ p log(p/q), and one around the generalised G(p, q)."""

    p: tuple[Fraction, ...]
    q: tuple[Fraction, ...]
    naive: str
    generalised: str
    naive_is_negative: bool
    generalised_is_nonnegative: bool


def when_q_exceeds_one() -> Excess:
    """Gibbs' inequality needs Σq ≤ 1: for p = (1/2, 1/2), q = (3/5, 3/5) the sum Σ p log(p/q) is log(5/6) < 0."""
    from flint import arb, ctx, fmpq

    p = (Fraction(1, 2), Fraction(1, 2))
    q = (Fraction(3, 5), Fraction(3, 5))
    with ctx.workprec(128):
        naive, excess = arb(0), fmpq(0)
        for a, b in zip(p, q, strict=True):
            exact_a, exact_b = fmpq(a.numerator, a.denominator), fmpq(b.numerator, b.denominator)
            naive += arb(exact_a) * arb(exact_a / exact_b).log()
            excess += exact_b - exact_a
        generalised = naive + arb(excess)
        return Excess(p, q, naive.str(10), generalised.str(10), bool(naive < 0), bool(generalised >= 0))
