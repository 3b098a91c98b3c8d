"""A decreasing f with f(xy) = f(x) + f(y) on (0, 1] is a multiple of the logarithm."""

from derive.authoring import *
from proofs.information.law_of_powers import law_of_powers


@theorem(
    _("Additive information is logarithmic (f decreasing)"),
    claims=("B3", "B4"),
    source="Aczél & Daróczy 1975, 0.2",
    lemma=_("the logarithmic form of a decreasing f"),
)
def log_form_monotone(d):
    """f: (0, 1] → ℝ with f(xy) = f(x) + f(y) that never increases is −f(1/2)·log₂; f is not supposed to be continuous.

    The powers x^m are caught between neighbouring powers of 1/2; f = 0 is not excluded.
    """
    unit = interval(0, 1, left_open=True)
    f = d.function("f", unit)
    x, y = variable("x", unit), variable("y", unit)
    law = d.suppose(forall(x, forall(y, Eq(f(x * y), f(x) + f(y)))))
    falls = d.suppose(forall(x, forall(y, implies(x <= y, f(x) >= f(y)))))
    half = term(1) / 2
    bit = f(half)
    d.show(forall(x, Eq(f(x), -bit * log(x, 2))))

    m, k = variable("m", natural), variable("k", natural0)
    powers = d.have(forall(x, forall(k, Eq(f(x**k), k * f(x)))), law_of_powers(f))
    one = d.have(Eq(f(term(1)), 0), at(law, 1, 1).saying(_("the law at {0} and {1}"), term(1), term(1)))
    d.have(bit >= f(term(1)), at(falls, half, 1))
    d.have(bit >= 0, d.proved(), one)
    with d.each(x):
        share = -bit * log(x, 2)
        at_least, at_most = share <= f(x) + bit / m, f(x) <= share + bit / m
        with d.each(m):
            bits = -m * log(x, 2)
            with d.each(k), d.supposing(k <= bits) as below, d.supposing(bits < k + 1) as above:
                d.claim(conjunction((at_least, at_most)))
                d.have(x**m <= half**k, below)
                d.have(half ** (k + 1) <= x**m, above)
                lower = (
                    d.chain(k * bit)
                    .eq(f(half**k), at(powers, half, k))
                    .le(f(x**m), at(falls, x**m, half**k))
                    .eq(m * f(x), at(powers, x, m))
                    .because()
                )
                d.have(at_least, lower.times(1 / m), above.times(bit / m))
                upper = (
                    d.chain(m * f(x))
                    .eq(f(x**m), at(powers, x, m))
                    .le(f(half ** (k + 1)), at(falls, half ** (k + 1), x**m))
                    .eq((k + 1) * bit, at(powers, half, k + 1))
                    .because()
                )
                d.have(at_most, upper.times(1 / m), below.times(bit / m))
            caught = d.proved()
            d.say(_("Such a {0} is {1}."), k, floor(bits))
            d.have(floor(bits) <= bits, floor_at_most(bits))
            d.have(bits < floor(bits) + 1, below_floor_plus_one(bits))
            d.have(Lt(-1, floor(bits)), d.proved(), domain(x))
            d.have(floor(bits) >= 0, integer_step(d.proved()))
            d.have(conjunction((at_least, at_most)), at(caught, floor(bits)))
        every = d.proved()
        with d.each(m):
            d.have(at_least, at(every, m))
        from_below = d.have(share <= f(x), archimedes(d.proved()))
        with d.each(m):
            d.have(at_most, at(every, m))
        from_above = d.have(f(x) <= share, archimedes(d.proved()))
        d.have(Eq(f(x), share), both_ways(from_above, from_below))
