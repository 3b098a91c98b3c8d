"""An increasing f with f(xy) = f(x) + f(y) on (0, 1] is a multiple of the logarithm, too."""

from derive.authoring import *
from proofs.information.log_form_monotone import log_form_monotone


@theorem(_("Additive information is logarithmic (f increasing)"), claims=("B3",), source="Aczél & Daróczy 1975, 0.2")
def log_form_increasing(d):
    """f: (0, 1] → ℝ with f(xy) = f(x) + f(y) that never decreases is −f(1/2)·log₂: −f is the decreasing case."""
    unit = interval(0, 1, left_open=True)
    f = d.function("f", unit)
    x, y = variable("x", unit), variable("y", unit)
    law = d.suppose(forall(x, forall(y, Eq(f(x * y), f(x) + f(y)))))
    rises = d.suppose(forall(x, forall(y, implies(x <= y, f(x) <= f(y)))))
    bit = f(term(1) / 2)
    d.show(forall(x, Eq(f(x), -bit * log(x, 2))))

    with d.each(x), d.each(y):
        d.have(Eq(-f(x * y), -f(x) + -f(y)), at(law, x, y))
    additive = d.proved()
    with d.each(x), d.each(y), d.supposing(x <= y):
        d.have(-f(x) >= -f(y), at(rises, x, y))
    falling = d.proved()
    opposite = log_form_monotone(function(x, -f(x)))
    with d.each(x):
        d.have(Eq(f(x), -bit * log(x, 2)), at(opposite, x), additive, falling)
