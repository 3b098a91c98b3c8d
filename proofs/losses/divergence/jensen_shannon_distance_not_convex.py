"""The Jensen–Shannon distance is not convex: between two certain outcomes it lies above the chord."""

from derive.authoring import *


@theorem(_("The Jensen–Shannon distance is not convex"), kind="refutation", claims=("loss:jensen_shannon",))
def jensen_shannon_distance_not_convex(d):
    """Refuted: the distance from a fixed distribution is convex, as the divergence is. M lies halfway between T and P,
    and its distance from T is more than half of that of P."""
    half = term(1) / 2
    p, t = d.let("P", vector(1, 0)), d.let("T", vector(0, 1))
    middle = d.let("M", vector(half, half))
    chord = half * jensen_shannon_distance(p, t) + half * jensen_shannon_distance(t, t)
    d.show(jensen_shannon_distance(middle, t) > chord)
    near = d.have(Eq(jensen_shannon(middle, t), log(term(64) / 27) / 4), definition)
    far = d.have(Eq(jensen_shannon(p, t), log(2)), definition)
    same = d.have(Eq(jensen_shannon(t, t), 0), definition)
    a, b = sqrt(log(term(64) / 27)), sqrt(log(2))
    more = d.have(log(term(64) / 27) > log(2), words(_("{0}"), term(64) / 27 > 2))
    d.chain(a - b).eq((log(term(64) / 27) - log(2)) / (a + b), algebra).gt(0, more)
    higher = d.proved()
    d.chain(jensen_shannon_distance(middle, t)).eq(a / 2, definition, near).gt(b / 2, higher).eq(chord, far, same)
