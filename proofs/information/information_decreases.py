"""The law of information alone makes information fall as the probability grows."""

from derive.authoring import *


@theorem(_("Information falls as the probability grows"), claims=("B4",), lemma=_("information falls"))
def information_decreases(d):
    """f: (0, 1] → [0, ∞) with f(xy) = f(x) + f(y) is decreasing; nothing else is asked of f.

    This is the regularity under which the law leaves only multiples of the logarithm.
    """
    unit = interval(0, 1, left_open=True)
    f = d.function("f", unit, nonnegative)
    x, y = variable("x", unit), variable("y", unit)
    law = d.suppose(forall(x, forall(y, Eq(f(x * y), f(x) + f(y)))))
    d.show(forall(x, forall(y, implies(x <= y, f(x) >= f(y)))))

    with d.each(x), d.each(y), d.supposing(x <= y):
        (
            d.chain(f(x))
            .eq(f(y * (x / y)), algebra)
            .eq(f(y) + f(x / y), at(law, y, x / y).saying(_("the law at {0} and {1}"), y, x / y))
            .ge(f(y), words(_("information is not negative")))
        )
