"""Gibbs' inequality on given rows of floats, decided rigorously.

The rows are taken as the exact numbers that the floats are. Almost no row of floats sums to exactly 1, so
Σ p log(p/q) ≥ 0 is not what Gibbs says of them, and it is false for about half of the near-equal pairs. What holds
for all p, q ≥ 0 with p_i = 0 wherever q_i = 0 is the generalised inequality

    G(p, q) = Σ_i (p_i log(p_i/q_i) − p_i + q_i) ≥ 0,

which is the usual one when both sums are 1. With u = (q − p)/p its summand is p·(u − log1p(u)), and q for p = 0.

The error bound. Write ε = 2⁻⁵³ and G̃ for the computed sum. Assumed: IEEE 754 double precision, rounding to nearest,
gradual underflow; NumPy's log1p and log within 4 units in the last place; at most 10,000 classes. Then
- u is computed with a relative error of 2.0001 ε, which moves h(u) = u − log1p(u) by at most 2.0001 ε|u| for
  u ≥ −1/2 (there |h′| ≤ 1), and by at most 2·10⁵ ε h(u) for −1 + 2⁻²⁰ ≤ u < −1/2; below that, h is computed as
  r − log r − 1 with r = q/p, and errs by a small multiple of ε h;
- log1p errs by 4 units, at most 8.001 ε |log1p(u)| ≤ 8.001 ε (|u| + h(u));
- the remaining roundings (a difference, a product, the sum in any order) are relative to h(u);
- where p < 2⁻¹⁰²² the pair is computed as if both p and q were larger by 2⁻¹⁰²² − p (so p = 0 contributes q, and
  p = q = 0 nothing), which moves a summand by less than 2⁻¹⁰¹⁰; so does underflow.
Since p|u| = |q − p|, all this gives |G̃ − G| ≤ 10.1 ε Σ|q − p| + c·G + n·2⁻¹⁰¹⁰ with c < 1. Hence G > 0 whenever
G̃ > 12 ε Σ|q − p| + n·2⁻¹⁰⁰⁰, also with Σ|q − p| as computed. Rows with p = q have G = 0. Every other row goes to
ball arithmetic, which assumes nothing of the kind.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_SMALLEST_NORMAL = 2.0**-1022
_LOW = -1.0 + 2.0**-20  # below this u the formula in r = q/p takes over
_SLOPE = 12 * 2.0**-53  # of the error bound in Σ|q − p|
_ABSOLUTE = 2.0**-1000  # of the error bound, for each class
_MOST_CLASSES = 10_000
_BLOCK_ENTRIES = 20_480  # few enough for the arrays of a block to stay in a processor's cache
_FIRST_BITS, _MOST_BITS = 128, 8192


@dataclass(frozen=True)
class Violation:
    """A pair of rows for which the inequality is certainly false, with a ball around its G."""

    p: tuple[float, ...]
    q: tuple[float, ...]
    gap: str


@dataclass
class RowCounts:
    """How the rows were settled. `gaps` holds the computed G of each row, 0 for p = q, ∞ where q_i = 0 < p_i."""

    gaps: Floats
    equal: int = 0
    by_float: int = 0
    by_balls: int = 0
    infinite: int = 0
    undecided: int = 0
    violations: list[Violation] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Every row with P ≪ Q was decided, and none against the inequality."""
        return not self.violations and not self.undecided


def check_rows(p: Floats, q: Floats, progress: Callable[[int], None] | None = None) -> RowCounts:
    """Decide G(p, q) ≥ 0 for each row of two arrays. Rows with some q_i = 0 < p_i (D = +∞) are only counted.

    progress: called with the number of rows that were done since the last call.
    """
    if p.shape != q.shape or p.ndim != 2 or p.dtype != np.float64 or q.dtype != np.float64:
        raise ValueError("p and q are two arrays of doubles of the same shape (rows, classes).")
    rows, classes = p.shape
    if not 1 <= classes <= _MOST_CLASSES:
        raise ValueError(f"The error bound covers 1 to {_MOST_CLASSES} classes, not {classes}.")
    counts = RowCounts(np.empty(rows))
    size = max(1, _BLOCK_ENTRIES // classes)
    work = np.empty((5, size, classes))
    for start in range(0, rows, size):
        stop = min(start + size, rows)
        _check_block(p[start:stop], q[start:stop], counts, counts.gaps[start:stop], work[:, : stop - start])
        if progress is not None:
            progress(stop - start)
    return counts


def float_gaps(p: Floats, q: Floats, work: Floats) -> tuple[Floats, Floats]:
    """G̃ and Σ|q − p| of each row, as computed in doubles; `work` has room for five arrays like p."""
    lifted, difference, u, term, spare = work
    np.maximum(p, _SMALLEST_NORMAL, out=lifted)
    np.subtract(q, p, out=difference)
    np.divide(difference, lifted, out=u)
    np.maximum(u, _LOW, out=spare)  # lower entries are computed below; log1p(−1) = −∞ would cost time
    np.log1p(spare, out=term)
    np.subtract(u, term, out=term)
    np.multiply(lifted, term, out=term)
    if u.min() < _LOW:
        low = u < _LOW
        np.divide(q, lifted, out=u)
        np.log(u, out=spare)
        np.subtract(u, spare, out=spare)
        np.subtract(spare, 1.0, out=spare)
        np.multiply(lifted, spare, out=spare)
        np.copyto(term, spare, where=low)
    np.abs(difference, out=difference)
    ones = np.ones(p.shape[1])
    return term @ ones, difference @ ones


def _check_block(p: Floats, q: Floats, counts: RowCounts, gaps: Floats, work: Floats) -> None:
    if not (min(p.min(), q.min()) >= 0.0 and max(p.max(), q.max()) < np.inf):
        raise ValueError("The entries of p and q are finite and not negative.")
    with np.errstate(all="ignore"):  # log 0, overflow: such a row comes out as not finite, and is then not decided
        gaps[:], distance = float_gaps(p, q, work)
        settled = equal = distance == 0.0
        decided = (gaps > _SLOPE * distance + p.shape[1] * _ABSOLUTE) & (gaps < np.inf) & ~equal
    gaps[equal] = 0.0
    if q.min() == 0.0:
        infinite = ((q == 0.0) & (p > 0.0)).any(axis=1)
        gaps[infinite] = np.inf
        counts.infinite += int(np.count_nonzero(infinite))
        decided &= ~infinite
        settled = settled | infinite
    counts.equal += int(np.count_nonzero(equal))
    counts.by_float += int(np.count_nonzero(decided))
    for row in np.nonzero(~(decided | settled))[0]:
        _settle(p[row], q[row], counts, gaps, int(row))


def _settle(p: Floats, q: Floats, counts: RowCounts, gaps: Floats, row: int) -> None:
    """One row with P ≪ Q by ball arithmetic, at growing precision until its sign is certain."""
    from flint import ctx

    bits = _FIRST_BITS
    while bits <= _MOST_BITS:
        with ctx.workprec(bits):
            gap = ball_gap(p.tolist(), q.tolist())
            if gap >= 0:
                counts.by_balls += 1
                gaps[row] = float(gap.mid())
                return
            if gap < 0:
                counts.violations.append(Violation(tuple(p.tolist()), tuple(q.tolist()), gap.str(8)))
                gaps[row] = float(gap.mid())
                return
        bits *= 2
    counts.undecided += 1
    gaps[row] = np.nan


def ball_gap(p: list[float], q: list[float], generalised: bool = True):  # type: ignore[no-untyped-def]
    """A ball around G(p, q) of exact floats with P ≪ Q; around the naive Σ p log(p/q) when not `generalised`."""
    from flint import arb

    total = arb(0)
    for a, b in zip(p, q, strict=True):
        exact_a, exact_b = arb(a), arb(b)
        if a > 0.0 and a != b:
            total += exact_a * (exact_a / exact_b).log()
        if generalised and a != b:
            total += exact_b - exact_a
    return total


def naive_is_negative(p: Floats, q: Floats) -> int:
    """Of the rows of two arrays (P ≪ Q in each), how many have Σ p log(p/q) < 0 exactly, by ball arithmetic."""
    from flint import ctx

    negative = 0
    for a, b in zip(p.tolist(), q.tolist(), strict=True):
        bits = _FIRST_BITS
        while bits <= _MOST_BITS:
            with ctx.workprec(bits):
                naive = ball_gap(a, b, generalised=False)
                if naive < 0:
                    negative += 1
                if naive < 0 or naive >= 0:
                    break
            bits *= 2
    return negative
