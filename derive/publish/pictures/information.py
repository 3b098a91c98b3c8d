"""Pictures of information theory: the logarithm and its tangent, entropies, divergences.

Main statements: `tangent`, `surprisal`, `binary_entropy`, `cross_entropy_gap`, `divergence_on_the_square`,
`divergence_on_the_simplex`, `entropy_on_the_simplex`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from derive.authoring.derivation import Derivation
from derive.notation.text import text
from derive.publish.pictures import fields
from derive.publish.pictures.drawing import Picture, formula, path, picture, px, through, words
from derive.publish.pictures.plot import Panel
from derive.publish.pictures.scales import Scale
from derive.publish.pictures.values import value
from derive.publish.site.markup import Markup, joined, tag
from derive.terms.build import term, vector
from derive.terms.term import Term, fresh_variable, open_body, substitute
from derive.translation import _
from derive.vocabulary.information import kl_divergence

_SIZE = (540, 330)
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 520, 34, 282
_TARGET = (Fraction(3, 10), Fraction(7, 10))
_THREE = (Fraction(1, 2), Fraction(3, 10), Fraction(1, 5))
_EDGE = Fraction(1, 1000)  # so near to an infinite value a map goes


def _panel(x: tuple[int, int], y: tuple[int | Fraction, int | Fraction]) -> Panel:
    return Panel(
        Scale(Fraction(x[0]), Fraction(x[1]), _LEFT, _RIGHT), Scale(Fraction(y[0]), Fraction(y[1]), _BOTTOM, _TOP)
    )


def _quarters() -> list[Fraction]:
    return [Fraction(k, 4) for k in range(5)]


def _halves(count: int) -> list[Fraction]:
    return [Fraction(k, 2) for k in range(count + 1)]


def _stated(derivation: Derivation) -> Term:
    """The statement without its ∀, at a variable of its own; of several the first."""
    found = derivation.statement
    if getattr(found.head, "name", "") == "and":
        found = found.args[0]
    if getattr(found.head, "name", "") == "forall":
        found = open_body(found, fresh_variable(found.head.hint, found.args[0], (found,)))  # type: ignore[attr-defined]
    return found


def tangent(derivation: Derivation) -> Picture:
    """log t and t − 1."""
    logarithm, line = derivation.statement.args
    t = logarithm.args[0]
    panel = _panel((0, 4), (-3, 3))
    return picture(
        "log_and_tangent",
        _SIZE,
        _("The logarithm and its tangent at 1."),
        _(
            "Two curves over t from 0 to 4: the straight line t − 1, and below it the logarithm, which touches the "
            "line at t = 1, where both are 0, and falls without bound as t goes to 0."
        ),
        panel.axes(range(5), range(-3, 4), formula(text(t))),
        panel.curve(lambda at: value(line, {t: at}), "second"),
        panel.curve(lambda at: value(logarithm, {t: at}), start=Fraction(1, 20)),
        panel.dot(1, value(line, {t: Fraction(1)})),
        panel.label(formula(text(line)), 3, value(line, {t: Fraction(3)}), (-10, -8), "end"),
        panel.label(formula(text(logarithm)), 3, value(logarithm, {t: Fraction(3)}), (0, 20)),
    )


def surprisal(derivation: Derivation) -> Picture:
    """−log p: what an event of probability p tells."""
    information = _stated(derivation).args[1]
    p = information.args[0]
    body = substitute(information.head.body, {information.head.parameters[0]: p})  # type: ignore[attr-defined]
    panel = _panel((0, 1), (0, 4))
    halves = [Fraction(1, 2**k) for k in range(1, 6)]
    return picture(
        "surprisal",
        _SIZE,
        _("The information of an event in nats. Each halving of the probability adds as much: log 2."),
        _(
            "A curve over the probability from 0 to 1. It falls from infinity at 0 to 0 at 1; dots at 1/2, 1/4, 1/8, "
            "1/16 and 1/32 lie at equal distances above each other."
        ),
        panel.axes(_quarters(), range(5), formula(text(p)), _("nats")),
        panel.curve(lambda at: value(information, {p: at}), start=Fraction(1, 54)),
        [panel.dot(at, value(information, {p: at})) for at in halves],
        [
            panel.label(formula(text(term(at))), at, value(information, {p: at}), (9, -4))
            for at in halves[:4]
        ],
        panel.label(formula(text(body)), Fraction(3, 4), value(information, {p: Fraction(3, 4)}), (0, -14)),
    )  # fmt: skip


def binary_entropy(derivation: Derivation) -> Picture:
    """H_b(p) below log 2."""
    entropy, bound = _stated(derivation).args
    p = entropy.args[0]
    panel = _panel((0, 1), (0, Fraction(4, 5)))
    most = value(bound, {})
    return picture(
        "binary_entropy",
        _SIZE,
        _("The entropy of two alternatives is largest where both are equally likely: log 2, one bit."),
        _(
            "An arch over the probability from 0 to 1: the entropy is 0 at both ends, steep there, and touches the "
            "dashed line at log 2, about 0.693 nats, at the probability 1/2."
        ),
        panel.axes(_quarters(), [Fraction(k, 5) for k in range(5)], formula(text(p)), _("nats")),
        panel.curve(lambda at: most, "second"),
        panel.curve(lambda at: value(entropy, {p: at})),
        panel.dot(Fraction(1, 2), most),
        panel.label(formula(text(bound)), 1, most, (0, -8), "end"),
        panel.label(formula(text(entropy)), Fraction(1, 2), value(entropy, {p: Fraction(1, 2)}), (0, 28), "middle"),
    )


def cross_entropy_gap(derivation: Derivation) -> Picture:
    """H(p, q) above H(p), for two classes and q from one to the other."""
    cross, entropy = derivation.statement.args
    p, q = cross.args
    size = p.args[0].args[0].args[1]
    panel = _panel((0, 1), (0, Fraction(5, 2)))

    def at(share: Fraction) -> Mapping[Term, object]:
        return {size: 2, p: _TARGET, q: (share, 1 - share)}

    def least(share: Fraction) -> float:
        return value(entropy, {size: 2, p: _TARGET})

    def above(share: Fraction) -> float:
        return value(cross, at(share))

    start, end = Fraction(1, 4000), Fraction(97, 100)
    inside = Panel(Scale(Fraction(0), end, _LEFT, panel.x(end)), panel.y)
    given = f"{text(p)} = {text(vector(*map(term, _TARGET)))}"
    first = f"{text(q[1])}"
    return picture(
        "cross_entropy_gap",
        _SIZE,
        _("Cross-entropy against the estimate, for two classes. What it has above the entropy is the divergence."),
        _(
            "A curve over the probability that the estimate gives to the first class. It is least, and touches the "
            "dashed line of the entropy, where the estimate is the true 3/10, and rises without bound at both ends; "
            "the region between is shaded."
        ),
        inside.between(above, least, start),
        panel.axes(_quarters(), _halves(5), formula(first), joined(_("nats"), ",  ", formula(given))),
        panel.curve(least, "second"),
        inside.curve(above, start=start),
        panel.dot(_TARGET[0], least(_TARGET[0])),
        panel.label(formula(text(cross)), Fraction(4, 5), above(Fraction(4, 5)), (-10, -10), "end"),
        panel.label(formula(text(entropy)), Fraction(1, 2), least(end), (0, 18), "middle"),
        words(formula(text(kl_divergence(p, q))), panel.x(Fraction(4, 5)), panel.y(Fraction(4, 5)), "middle"),
    )


# ---- maps


def divergence_on_the_square(derivation: Derivation) -> Picture:
    """D of two classes for every p and q."""
    divergence = derivation.statement.args[0]
    first = divergence.args[0]  # p log(p/q)
    p, q = first.args[0], first.args[1].args[1]
    x, y = (Scale(Fraction(0), Fraction(1), *ends) for ends in ((_LEFT, _LEFT + 270), (320, 50)))
    mesh = fields.square(x, y, _EDGE)
    values = [value(divergence, {p: a, q: b}) for a, b in mesh.points]
    levels = [Fraction(n, 100) for n in (2, 10, 25, 50, 100, 200, 400)]
    panel = Panel(x, y)
    both = formula(text(kl_divergence(vector(p, 1 - p), vector(q, 1 - q))))
    return picture(
        "divergence_on_the_square",
        (540, 372),
        _("The divergence of two distributions on two classes, in nats: 0 where they are equal, and only there."),
        _(
            "A square with the target across and the estimate upwards, in bands of colour. The divergence is 0 along "
            "the diagonal and rises away from it, most towards the two corners where the estimate is certain of the "
            "wrong class."
        ),
        panel.axes(_quarters(), _quarters(), formula(text(p))),
        fields.bands(mesh, values, levels),
        path(f"M{px(x.start)} {px(y.end)}H{px(x.end)}V{px(y.start)}H{px(x.start)}Z", "axis"),
        words(formula(text(q)), _LEFT - 38, y(Fraction(5, 8)) + 4, "middle"),
        fields.key(levels, 344, 320, 232, both),
    )


def divergence_on_the_simplex(derivation: Derivation) -> Picture:
    """D of three classes for every q, p being fixed."""
    divergence = derivation.statement.args[0]
    quotient = divergence.args[0].args[1].args[0]  # in p₁ log(p₁/q₁)
    p, q = (side.args[0] for side in quotient.args)
    levels = [Fraction(n, 100) for n in (2, 5, 10, 25, 50, 100, 200)]
    given = f"{text(p)} = {text(vector(*map(term, _THREE)))}"
    above = formula(text(kl_divergence(p, q)))
    made = _on_the_simplex(q, levels, above, _EDGE, lambda at: value(divergence, {p: _THREE, q: at}))
    return picture(
        "divergence_on_the_simplex",
        (540, 372),
        _("The divergence from one distribution on three classes to all others, in nats: 0 at itself, and only there."),
        _(
            "A triangle whose corners are the distributions that are certain of one class, in bands of colour. A ring "
            "marks the target; the bands lie around it as rings, and the divergence grows towards the sides, where a "
            "class of positive probability is given none."
        ),
        made,
        _ring(_place(_THREE)),
        words(formula(given), 380, 352),
    )  # fmt: skip


def entropy_on_the_simplex(derivation: Derivation) -> Picture:
    """H of three classes, at most log 3."""
    entropy, bound = derivation.statement.args
    (p,) = entropy.args
    size = bound.args[0]
    levels = [Fraction(n, 20) for n in (8, 11, 14, 16, 18, 20, 21)]
    most = substitute(bound, {size: term(3)})
    made = _on_the_simplex(p, levels, formula(text(entropy)), Fraction(0), lambda at: value(entropy, {p: at, size: 3}))
    return picture(
        "entropy_on_the_simplex",
        (540, 372),
        _("The entropy of a distribution on three classes, in nats: at most log 3, where all are equally likely."),
        _(
            "A triangle whose corners are the distributions that are certain of one class, in bands of colour. The "
            "entropy is 0 at the corners and largest in the middle, which a ring marks."
        ),
        made,
        _ring(_place((Fraction(1, 3),) * 3)),
        words(formula(f"{text(most)} ≈ {value(most, {}):.3f}"), 380, 352),
    )


_CORNERS = ((40.0, 320.0), (320.0, 320.0), (180.0, 320.0 - 140 * 3**0.5))


def _place(at: Sequence[Fraction]) -> tuple[float, float]:
    x, y = (sum(float(share) * corner[k] for share, corner in zip(at, _CORNERS, strict=True)) for k in (0, 1))
    return x, y


def _ring(place: tuple[float, float]) -> Markup:
    return tag("circle", cx=px(place[0]), cy=px(place[1]), r=4, class_="ring")


def _on_the_simplex(
    family: Term, levels: Sequence[Fraction], above: Markup, edge: Fraction, f: Callable[[tuple[Fraction, ...]], float]
) -> Markup:
    mesh = fields.simplex(_CORNERS, edge)
    values = [f(at) for at in mesh.points]
    moves = ((0, 20, "middle"), (0, 20, "middle"), (0, -10, "middle"))
    corners = (
        words(formula(f"{text(family[k])} = 1"), corner[0] + dx, corner[1] + dy, anchor)
        for k, (corner, (dx, dy, anchor)) in enumerate(zip(_CORNERS, moves, strict=True), 1)
    )
    outline = path(f"{through(list(_CORNERS))}Z", "axis")
    return joined(fields.bands(mesh, values, levels), outline, corners, fields.key(levels, 380, 320, 232, above))
