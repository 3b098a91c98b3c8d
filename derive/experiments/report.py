"""The sweep as the command line tells it: a progress bar, what was found, and the picture on request."""

from __future__ import annotations

from pathlib import Path

from derive.experiments.gibbs_sweep import SweepResult, sweep, when_q_exceeds_one
from derive.experiments.picture import picture as picture_of
from derive.experiments.picture import text_histogram
from derive.translation import _


def run_sweep(samples: int, classes: int, seed: int, picture: Path | None = None) -> bool:
    """Sweep, print the report, write the picture (SVG) if one is asked for; True when every pair was decided for."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(_("Checking pairs of distributions"), total=samples)
        result = sweep(samples, classes, seed, lambda done: progress.advance(task, done))
    print(report(result))
    if picture is not None:
        picture.parent.mkdir(parents=True, exist_ok=True)
        picture.write_text(picture_of(result).svg, encoding="utf-8")
        print(_("The picture is in {path}.").format(path=picture))
    return result.holds


def report(result: SweepResult) -> str:
    """What the sweep found, in sentences, with the histogram of the gaps."""
    samples = f"{result.samples:,}"
    if result.holds:
        head = _("enclosed: Σ (p log(p/q) − p + q) ≥ 0 on all {samples} pairs of {classes} classes (seed {seed}).")
    else:
        head = _("NOT settled on all {samples} pairs of {classes} classes (seed {seed}).")
    lines = [
        head.format(samples=samples, classes=result.classes, seed=result.seed),
        _("Decided by the float bound: {count}; by ball arithmetic: {balls}; p = q: {equal}.").format(
            count=f"{result.by_float:,}", balls=f"{result.by_balls:,}", equal=f"{result.equal:,}"
        ),
        _("Violations: {violations}; undecided: {undecided}; D = +∞: {infinite}; smallest gap: {gap}.").format(
            violations=len(result.violations),
            undecided=result.undecided,
            infinite=result.infinite,
            gap=f"{result.smallest_gap:.3g}",
        ),
    ]
    lines += [
        _("Violation: p = {p}, q = {q}, gap {gap}").format(p=v.p, q=v.q, gap=v.gap) for v in result.violations[:3]
    ]
    if result.naive_pairs:
        told = _(
            "Why not Σ p log(p/q) ≥ 0 itself: rounded rows do not sum to 1, and of {pairs} pairs that differ by "
            "{size:.0e} it is, exactly evaluated, negative for {share:.1%}."
        )
        share = result.naive_negative / result.naive_pairs
        lines.append(told.format(pairs=f"{result.naive_pairs:,}", size=result.naive_size, share=share))
    excess = when_q_exceeds_one()
    told = _("And for Σq > 1 it fails: p = ({p}), q = ({q}) give Σ p log(p/q) = {naive} < 0.")
    lines.append(
        told.format(p=", ".join(map(str, excess.p)), q=", ".join(map(str, excess.q)), naive=excess.naive.strip("[]"))
    )
    lines.append(
        _("Assumed of the floats: IEEE doubles rounded to nearest; log1p and log within 4 units in the last place.")
    )
    lines.append(
        _("Checked in {checking:.2f} s of {all:.2f} s.").format(checking=result.seconds_checking, all=result.seconds)
    )
    return "\n".join([*lines, "", text_histogram(result)])
