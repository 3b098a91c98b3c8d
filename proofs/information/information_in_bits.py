"""The unit of information fixed by f(1/2) = 1 is the bit: f = −log₂."""

from derive.authoring import *
from proofs.information.information_is_logarithmic import information_is_logarithmic


@theorem(_("Information measured in bits"), claims=("B5",), source="Cover & Thomas 2006, 2.1")
def information_in_bits(d):
    """f ≥ 0 with f(xy) = f(x) + f(y) on (0, 1] and f(1/2) = 1 is −log₂: the base is a choice of unit."""
    unit = interval(0, 1, left_open=True)
    f = d.function("f", unit, nonnegative)
    x, y = variable("x", unit), variable("y", unit)
    d.suppose(forall(x, forall(y, Eq(f(x * y), f(x) + f(y)))))
    bit = d.suppose(Eq(f(term(1) / 2), 1))
    d.show(forall(x, Eq(f(x), surprisal_bits(x))))

    form = d.have(forall(x, Eq(f(x), -f(term(1) / 2) * log(x, 2))), information_is_logarithmic(f))
    with d.each(x):
        (
            d.chain(f(x))
            .eq(-f(term(1) / 2) * log(x, 2), at(form, x))
            .eq(-log(x, 2), bit)
            .eq(surprisal_bits(x), definition)
        )
