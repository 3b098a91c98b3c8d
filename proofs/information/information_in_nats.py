"""The unit of information fixed by f(1/e) = 1 is the nat: f = −log."""

from derive.authoring import *
from proofs.information.information_is_logarithmic import information_is_logarithmic


@theorem(_("Information measured in nats"), claims=("B5",), source="Cover & Thomas 2006, 2.1")
def information_in_nats(d):
    """f ≥ 0 with f(xy) = f(x) + f(y) on (0, 1] and f(1/e) = 1 is −log with the natural logarithm."""
    unit = interval(0, 1, left_open=True)
    f = d.function("f", unit, nonnegative)
    x, y = variable("x", unit), variable("y", unit)
    d.suppose(forall(x, forall(y, Eq(f(x * y), f(x) + f(y)))))
    nat = d.suppose(Eq(f(1 / e), 1))
    bit = f(term(1) / 2)
    d.show(forall(x, Eq(f(x), surprisal(x))))

    form = d.have(forall(x, Eq(f(x), -bit * log(x, 2))), information_is_logarithmic(f))
    d.chain(bit / log(2)).eq(-bit * log(1 / e, 2), logarithms).eq(f(1 / e), at(form, 1 / e)).eq(1, nat)
    factor = d.proved()
    with d.each(x):
        (
            d.chain(f(x))
            .eq(-bit * log(x, 2), at(form, x))
            .eq(-(bit / log(2)) * log(x), logarithms)
            .eq(-log(x), factor)
            .eq(surprisal(x), definition)
        )
