"""All subgradients of the hinge loss at its kink."""

from derive.authoring import *
from proofs.losses.margin.hinge_zero_beyond_the_margin import hinge_zero_beyond_the_margin


@theorem(_("The subgradients of the hinge loss at the kink"), claims=("loss:hinge",))
def hinge_subgradients_at_the_kink(d):
    """At y x = 1 each g = −s y with 0 ≤ s ≤ 1 is a subgradient: ℓ(y, t) ≥ ℓ(y, x) + g (t − x) for every t."""
    y, x = d.real("y"), d.real("x")
    s = d.variable("s", probability)
    t = variable("t", real)
    kink = d.suppose(Eq(y * x, 1))
    d.show(forall(t, hinge(y, t) >= hinge(y, x) + -s * y * (t - x)))
    d.have(y * x >= 1, kink.times(-1))
    here = d.have(Eq(hinge(y, x), 0), hinge_zero_beyond_the_margin(y, x))
    with d.each(t):
        line = hinge(y, x) + -s * y * (t - x)
        d.claim(hinge(y, t) >= line)
        with d.case(y * t <= 1):
            (
                d.chain(hinge(y, t))
                .eq(1 - y * t, words(_("{0}"), 1 - y * t >= 0))
                .ge(s * (1 - y * t), words(_("{0}"), s <= 1))
                .eq(-s * y * (t - x), kink.times(-s))
                .eq(line, here)
            )
        with d.case(y * t > 1):
            (
                d.chain(hinge(y, t))
                .eq(0, words(_("{0}"), 1 - y * t < 0))
                .ge(s * (1 - y * t), words(_("{0}"), s >= 0))
                .eq(-s * y * (t - x), kink.times(-s))
                .eq(line, here)
            )
