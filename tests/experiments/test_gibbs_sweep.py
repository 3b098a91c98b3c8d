"""The sweep decides rigorously: what the floats decide is right, the rest goes to balls, and a false row is found."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest
from flint import arb, ctx

from derive.experiments import gibbs_rows
from derive.experiments.gibbs_rows import ball_gap, check_rows, float_gaps, naive_is_negative
from derive.experiments.gibbs_sweep import KINDS, SweepResult, sweep, when_q_exceeds_one
from derive.experiments.picture import picture as picture_of
from derive.experiments.picture import text_histogram
from derive.experiments.report import report, run_sweep


def rows(*pairs: tuple[list[float], list[float]]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([p for p, _ in pairs]), np.array([q for _, q in pairs])


def test_every_pair_is_decided_and_the_kinds_are_all_there() -> None:
    seen: list[int] = []
    result = sweep(8_000, 10, seed=3, progress=seen.append)
    assert result.holds
    assert result.equal + result.by_float + result.by_balls == 8_000
    assert sum(seen) == 8_000
    assert all(sum(result.histogram[kind]) > 1_900 for kind in KINDS)
    assert 0.45 < result.naive_negative / result.naive_pairs < 0.55  # the naive sum is negative for half of them
    assert sweep(8_000, 10, seed=3).histogram == result.histogram


def test_the_error_bound_holds_against_balls() -> None:
    """|G̃ − G| ≤ 12 ε Σ|q − p| + 2⁻³⁵ G + n·2⁻¹⁰⁰⁰ on rows of every kind: the bound itself, not only its use."""
    from derive.experiments import gibbs_sweep

    with ctx.workprec(400), np.errstate(all="ignore"):
        for kind in KINDS:
            p, q = gibbs_sweep._MAKE[kind](np.random.default_rng(7), 300, 6)
            gaps, distance = float_gaps(p, q, np.empty((5, *p.shape)))
            for a, b, gap, d in zip(p.tolist(), q.tolist(), gaps.tolist(), distance.tolist(), strict=True):
                exact = ball_gap(a, b)
                bound = arb(12 * 2.0**-53) * arb(d) + exact * arb(2.0**-35) + arb(6 * 2.0**-1000)
                assert abs(arb(gap) - exact) <= bound, (kind, a, b)


@pytest.mark.parametrize("size", [3e-16, 1e-14, 1e-8, 1e-2, 0.9])
def test_decided_rows_are_truly_positive(size: float) -> None:
    rng = np.random.default_rng(11)
    p = rng.dirichlet(np.ones(4), 200)
    q = p * (1 + size * rng.uniform(-1, 1, p.shape))
    counts = check_rows(p, q)
    assert counts.holds
    with ctx.workprec(300):
        for a, b, gap in zip(p.tolist(), q.tolist(), counts.gaps.tolist(), strict=True):
            assert (a == b and gap == 0.0) or (ball_gap(a, b) > 0 and gap > 0)


def test_near_ties_go_to_balls() -> None:
    up = float(np.nextafter(0.3, 1))
    p, q = rows(([0.3, 0.7], [up, 0.7]), ([0.3, 0.7], [0.3, 0.7]), ([0.3, 0.7], [0.4, 0.6]))
    counts = check_rows(p, q)
    assert (counts.by_balls, counts.equal, counts.by_float) == (1, 1, 1)
    assert 0 < counts.gaps[0] < 1e-31
    assert counts.gaps[1] == 0.0


def test_zeros() -> None:
    p, q = rows(
        ([0.0, 1.0], [0.25, 0.75]),  # p = 0 contributes q
        ([0.0, 1.0], [0.0, 1.0]),
        ([0.0, 1.0], [0.0, 0.5]),
        ([0.5, 0.5], [0.0, 1.0]),  # D = +∞: only counted
        ([5e-324, 1.0], [0.0, 1.0]),
        ([0.0, 0.0], [0.5, 0.5]),
    )
    counts = check_rows(p, q)
    assert counts.holds
    assert counts.infinite == 2
    assert counts.gaps[0] == pytest.approx(0.25 + np.log(1 / 0.75) - 0.25)
    assert counts.gaps[1] == 0.0
    assert counts.gaps[2] == pytest.approx(np.log(2) - 0.5)
    assert counts.gaps[3] == np.inf
    assert counts.gaps[4] == np.inf
    assert counts.gaps[5] == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("p", "q"),
    [
        ([5e-324, 1.0], [1e-323, 1.0]),
        ([1e-310, 1.0], [2e-310, 1.0]),
        ([5e-324, 1.0], [1.0, 5e-324]),
        ([1.0, 1e300], [1e300, 1e-300]),
        ([1e-300, 1.0], [1e300, 1.0]),
    ],
)
def test_extreme_floats_are_settled_too(p: list[float], q: list[float]) -> None:
    counts = check_rows(*rows((p, q)))
    assert counts.holds
    assert counts.by_float + counts.by_balls == 1
    with ctx.workprec(4096):
        assert ball_gap(p, q) > 0


def test_a_planted_false_claim_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """With 0.99·q in place of q in the formula the claim is false near p = q: every such row must come out violated."""
    right_floats, right_balls = gibbs_rows.float_gaps, gibbs_rows.ball_gap

    def corrupted_floats(p, q, work):  # type: ignore[no-untyped-def]
        gaps, distance = right_floats(p, q, work)
        return gaps - 0.01 * q.sum(axis=1), distance

    def corrupted_ball(p, q):  # type: ignore[no-untyped-def]
        return right_balls(p, q) - arb("0.01") * sum((arb(x) for x in q), arb(0))

    p = np.random.default_rng(5).dirichlet(np.ones(5), 100)
    q = np.vstack([p[:60] * (1 + 1e-3 * np.sin(np.arange(5))), np.roll(p[60:], 1, axis=0)])
    monkeypatch.setattr(gibbs_rows, "float_gaps", corrupted_floats)
    assert check_rows(p, q).holds  # wrong floats alone: the balls settle what the floats no longer decide
    monkeypatch.setattr(gibbs_rows, "ball_gap", corrupted_ball)
    counts = check_rows(p, q)
    assert not counts.holds
    assert len(counts.violations) >= 60
    assert counts.violations[0].gap.startswith("[-0.0")
    assert "NOT settled" in report(SweepResult(100, 5, 0, violations=counts.violations))


def test_an_undecided_row_is_never_counted_as_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gibbs_rows, "ball_gap", lambda p, q: arb(0, 1))
    counts = check_rows(*rows(([0.3, 0.7], [float(np.nextafter(0.3, 1)), 0.7])))
    assert counts.undecided == 1
    assert not counts.holds


def test_the_naive_inequality_is_false_for_rounded_rows() -> None:
    below = float(np.nextafter(0.7, 1))  # q sums to more than p: the naive sum is negative
    assert naive_is_negative(*rows(([0.3, 0.7], [0.3, below]), ([0.3, 0.7], [0.3, 0.5]))) == 1


@pytest.mark.parametrize(
    ("p", "q"),
    [
        ([[-0.1, 1.1]], [[0.5, 0.5]]),
        ([[np.nan, 1.0]], [[0.5, 0.5]]),
        ([[0.5, 0.5]], [[np.inf, 0.5]]),
        ([[0.5, 0.5]], [[0.5, 0.25, 0.25]]),
        ([[1, 0]], [[1, 0]]),
    ],
)
def test_what_is_no_pair_of_rows_is_refused(p: list[list[float]], q: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="p and q"):
        check_rows(np.array(p), np.array(q))


def test_when_q_exceeds_one_the_usual_inequality_fails() -> None:
    found = when_q_exceeds_one()
    assert sum(found.q) > 1
    assert found.naive_is_negative
    assert found.generalised_is_nonnegative
    assert found.naive.startswith("[-0.18232155")


def test_the_report_and_the_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "out" / "gaps.svg"
    assert run_sweep(4_000, 10, 0, path)
    told = capsys.readouterr().out
    assert told.startswith("enclosed: Σ (p log(p/q) − p + q) ≥ 0 on all 4,000 pairs of 10 classes (seed 0).")
    assert "negative for" in told
    assert "█" in told
    picture = ET.parse(path).getroot()
    assert picture.tag.endswith("svg")
    whole, *titles = [t.text or "" for t in picture.iter("{http://www.w3.org/2000/svg}title")]
    assert whole == "Gibbs’ inequality: the gap of 4,000 pairs"
    assert sum(int(t.split(": ")[1].replace(",", "")) for t in titles) > 3_900


def test_an_empty_histogram_is_no_error() -> None:
    nothing = SweepResult(0, 2, 0)
    assert text_histogram(nothing) == ""
    assert ET.fromstring(picture_of(nothing).svg).tag.endswith("svg")
