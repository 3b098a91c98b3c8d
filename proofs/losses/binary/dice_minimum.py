"""The Dice loss is not negative, and it is 0 for the set itself."""

from derive.authoring import *
from proofs.losses.binary.dice_is_tversky import dice_is_tversky
from proofs.losses.binary.tversky_minimum import tversky_minimum
from proofs.losses.binary.tversky_zero import tversky_zero


@theorem(_("The minimum of the Dice loss"), claims=("loss:dice",))
def dice_minimum(d):
    """For memberships y_i = 0 or 1 that are not all 0: ℓ(y, p) ≥ 0 for all predictions p in [0, 1], and ℓ(y, y) = 0."""
    N = d.size("N")
    y, p = d.family("y", N, integers(0, 1)), variable("p", family_sort(N, probability))
    i, half = index("i", N), term(1) / 2
    some = d.suppose(sum_(i, y[i]) > 0)
    d.show(conjunction((forall(p, dice(y, p) >= 0), Eq(dice(y, y), 0))))
    with d.each(p):
        d.chain(sum_(i, p[i])).ge(sum_(i, 0), summing(d.have(forall(i, p[i] >= 0), domain(p)))).eq(0, algebra)
        sizes = d.have(sum_(i, y[i]) + sum_(i, p[i]) > 0, some, d.proved())
        d.chain(weighted_union(y, p, half, half)).eq((sum_(i, y[i]) + sum_(i, p[i])) / 2, definition).gt(0, sizes)
        (
            d.chain(dice(y, p))
            .eq(tversky(y, p, half, half), dice_is_tversky(N, y, p))
            .ge(0, tversky_minimum(N, y, p, half, half))
        )
    d.chain(weighted_union(y, y, half, half)).eq(sum_(i, y[i]), definition).gt(0, some)
    d.have(sum_(i, y[i]) + sum_(i, y[i]) > 0, some)
    (d.chain(dice(y, y)).eq(tversky(y, y, half, half), dice_is_tversky(N, y, y)).eq(0, tversky_zero(N, y, half, half)))
