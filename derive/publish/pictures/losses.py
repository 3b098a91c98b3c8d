"""Pictures of losses: a loss and its derivative against the logit, and what floating point makes of the formula.

Main statements: `with_logits`, `of_a_margin`; `naive_and_stable_loss`, `naive_and_stable_gradient`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import numpy as np

from derive.authoring.derivation import Chain, Derivation
from derive.notation.text import text
from derive.publish.pictures.drawing import LINES, Picture, formula, path, picture, px, words
from derive.publish.pictures.plot import Panel
from derive.publish.pictures.scales import Scale
from derive.publish.pictures.values import in_floats, value
from derive.publish.site.markup import Markup, joined
from derive.terms.build import Eq, term
from derive.terms.term import Binder, Term, open_body, subterms
from derive.translation import _

_SIZE = (560, 320)
_TOP, _BOTTOM = 46, 250
_LEFT, _RIGHT = (44.0, 262.0), (332.0, 550.0)
_STEPS = 600  # of a curve in floats

Ends = tuple[int | Fraction, int | Fraction]


def _panel(place: tuple[float, float], x: Ends, y: Ends, logarithmic: bool = False) -> Panel:
    return Panel(
        Scale(Fraction(x[0]), Fraction(x[1]), *place),
        Scale(Fraction(y[0]), Fraction(y[1]), _BOTTOM, _TOP, logarithmic),
    )


def with_logits(derivation: Derivation) -> Picture:
    """Binary cross-entropy and its derivative, for the targets 0, 1/2 and 1."""
    return _slopes(
        derivation,
        "loss_and_derivative",
        (Fraction(1), Fraction(1, 2), Fraction(0)),
        (_panel(_LEFT, (-6, 6), (0, 6)), range(0, 7, 2)),
        (_panel(_RIGHT, (-6, 6), (-1, 1)), [Fraction(k, 2) for k in range(-2, 3)]),
        _("Binary cross-entropy and its derivative against the logit, for three targets."),
        _(
            "On the left three convex curves over the logit from −6 to 6: for the target 1 the loss falls from 6 to 0, "
            "for the target 0 it rises from 0 to 6, for 1/2 it is least at 0. On the right their derivatives: the same "
            "S-shaped curve three times, one below the other, each between −1 and 1."
        ),
    )


def of_a_margin(derivation: Derivation) -> Picture:
    """The loss of a margin and its derivative, for the labels 1 and −1."""
    derivative, slope = derivation.statement.args
    y, x = open_body(derivative, derivative.args[2]).args
    steep = 1 if abs(value(slope, {x: Fraction(-3), y: Fraction(1)})) <= 1 else 2
    return _slopes(
        derivation,
        f"{derivation.name}_curves",
        (Fraction(1), Fraction(-1)),
        (_panel(_LEFT, (-3, 3), (0, 4)), range(5)),
        (_panel(_RIGHT, (-3, 3), (-steep, steep)), range(-steep, steep + 1)),
        _("The loss and its derivative against the score, for both labels."),
        _(
            "On the left two curves over the score, mirror images of each other: for the label 1 the loss falls, for "
            "−1 it rises. On the right their derivatives, the one negative, the other positive."
        ),
    )


def _slopes(
    derivation: Derivation,
    name: str,
    labels: Sequence[Fraction],
    left: tuple[Panel, Sequence[int | Fraction]],
    right: tuple[Panel, Sequence[int | Fraction]],
    caption: str,
    description: str,
) -> Picture:
    derivative, slope = derivation.statement.args
    x = derivative.args[2]
    loss = open_body(derivative, x)
    y = loss.args[0]
    return picture(
        name,
        _SIZE,
        caption,
        description,
        [
            _curves(panel, ticks, of, said, x, y, labels)
            for of, (panel, ticks), said in ((loss, left, Markup(_("loss"))), (slope, right, formula(text(slope))))
        ],
        _legend([formula(text(Eq(y, term(label)))) for label in labels]),
    )


def _curves(
    panel: Panel,
    ticks: Sequence[int | Fraction],
    of: Term,
    said: Markup,
    x: Term,
    y: Term,
    labels: Sequence[Fraction],
) -> Markup:
    low, high = int(panel.x.low), int(panel.x.high)
    curves = []
    for kind, label in zip(LINES, labels, strict=False):

        def graph(at: Fraction, label: Fraction = label) -> float:
            return value(of, {x: at, y: label})

        curves.append(_on_the_paper(panel, graph).curve(graph, kind))
    return joined(
        panel.axes(range(low, high + 1, high // 3), ticks, formula(text(x)), said),
        curves,
    )


def _on_the_paper(panel: Panel, graph: Callable[[Fraction], float]) -> Panel:
    """The part of the panel over which the curve stays on the paper."""
    low, high = panel.x.low, panel.x.high
    steps = (low + (high - low) * Fraction(k, 120) for k in range(121))
    on = [at for at in steps if panel.y.holds(graph(at))]
    return Panel(Scale(on[0], on[-1], panel.x(on[0]), panel.x(on[-1])), panel.y)


def _legend(said: Sequence[Markup]) -> Markup:
    step = 110
    start = (_SIZE[0] - step * len(said)) / 2 + 10
    return joined(
        joined(
            path(f"M{px(start + step * k)} {_BOTTOM + 56}h34", f"curve {kind}"),
            words(label, start + step * k + 42, _BOTTOM + 60),
        )
        for k, (kind, label) in enumerate(zip(LINES, said, strict=False))
    )


# ---- in floating point


def naive_and_stable_loss(derivation: Derivation) -> Picture:
    """The loss as it is defined, and its stable form, both in double precision."""
    naive, stable = derivation.statement.args
    y, x = naive.args
    powers = [Fraction(1, 10**k) for k in (14, 16, 18)]
    near_zero = _panel(_LEFT, (30, 42), (powers[-1], Fraction(1, 10**13)), logarithmic=True)
    large = _panel(_RIGHT, (32, 40), (32, 40))
    evens = range(32, 41, 2)
    return picture(
        "naive_and_stable_loss",
        _SIZE,
        _("Binary cross-entropy in double precision: as it is defined (thin), and in its stable form (broad)."),
        _(
            "Two diagrams over large logits. On the left, for the target 1 and on a logarithmic scale, the stable form "
            "falls in a straight line; the formula as it is defined turns into steps near a logit of 33 and gives no "
            "number from 37 on. On the right, for the target 0, it wavers about the straight line and becomes infinite "
            "at 37."
        ),
        near_zero.axes(range(30, 43, 3), powers, formula(text(x)), formula(text(Eq(y, term(1))))),
        _in_floats(near_zero, naive, stable, x, {y: 1.0}),
        large.axes(evens, evens, formula(text(x)), formula(text(Eq(y, term(0))))),
        _in_floats(large, naive, stable, x, {y: 0.0}),
        _two_kinds(_("as it is defined"), _("stable form")),
    )


def naive_and_stable_gradient(derivation: Derivation) -> Picture | None:
    """The derivative before its denominator is cancelled, and after, both in double precision; None where the steps
    between are folded away."""
    derivative, stable = derivation.statement.args
    y, x = open_body(derivative, derivative.args[2]).args
    naive = next((t for t in reversed(_formulas(derivation)) if t != stable and _is_arithmetic(t)), None)
    if naive is None:
        return None
    panel = _panel((60.0, 540.0), (30, 44), (0, Fraction(3, 2)))
    return picture(
        "naive_and_stable_gradient",
        _SIZE,
        _("The derivative in double precision, before its denominator is cancelled (thin) and after (broad)."),
        _(
            "For the target 0 and logits from 30 to 44 the derivative is nearly 1. Before the denominator is cancelled "
            "the formula is 0/0 from a logit of 37 on and its line ends there; the cancelled one goes on."
        ),
        panel.axes(range(30, 45, 2), _halves(), formula(text(x)), formula(text(Eq(y, term(0))))),
        _in_floats(panel, naive, stable, x, {y: 0.0}),
        _two_kinds(_("before"), _("after")),
    )


def _halves() -> list[Fraction]:
    return [Fraction(k, 2) for k in range(4)]


def _formulas(derivation: Derivation) -> list[Term]:
    """The formulas of its chains, in their order."""
    return [step.term for block in derivation.blocks if isinstance(block, Chain) for step in block.steps]


def _is_arithmetic(t: Term) -> bool:
    return not any(isinstance(part.head, Binder) for part in subterms(t))


def _in_floats(panel: Panel, naive: Term, stable: Term, x: Term, fixed: dict[Term, float]) -> Markup:
    """Both forms, and where the naive one gives a number for the last time."""
    xs = np.linspace(float(panel.x.low), float(panel.x.high), _STEPS + 1)
    at = {x: xs} | {v: np.full_like(xs, number) for v, number in fixed.items()}
    broken, whole = (in_floats(of, at) for of in (naive, stable))
    last = float(xs[np.flatnonzero(np.isfinite(broken))[-1]])
    place = panel.x(last)
    return joined(
        path(f"M{px(place)} {px(panel.y.end)}V{px(panel.y.start)}", "curve second"),
        panel.run(xs.tolist(), whole.tolist(), "broad"),
        panel.run(xs.tolist(), broken.tolist(), "thin"),
        words(_("no number"), place + 6, panel.y.end + 12),
    )


def _two_kinds(thin: str, broad: str) -> Markup:
    y = _BOTTOM + 56
    kinds = (("thin", thin), ("broad", broad))
    return joined(
        joined(path(f"M{130 + 170 * k} {y}h34", kind), words(said, 172 + 170 * k, y + 4))
        for k, (kind, said) in enumerate(kinds)
    )
