"""The Dice loss as the share of what is wrong."""

from derive.authoring import *


@theorem(_("The Dice loss as a share"), claims=("loss:dice",))
def dice_stable_form(d):
    """ℓ = (FP + FN)/(Σ y + Σ p): 1 − 2 TP/(Σ y + Σ p) would lose the digits of a small loss."""
    N = d.size("N")
    y, p = d.family("y", N, probability), d.family("p", N, probability)
    i = index("i", N)
    sizes = sum_(i, y[i]) + sum_(i, p[i])
    both = d.suppose(sizes > 0)
    stable = (false_positives(y, p) + false_negatives(y, p)) / sizes
    d.show(Eq(dice(y, p), stable))
    (
        d.chain(dice(y, p))
        .eq(1 - 2 * sum_(i, y[i] * p[i]) / sizes, definition)
        .eq(sum_(i, y[i] + p[i] - 2 * y[i] * p[i]) / sizes, linearity, both)
        .eq((sum_(i, (1 - y[i]) * p[i]) + sum_(i, y[i] * (1 - p[i]))) / sizes, linearity, both)
        .eq(stable, definition)
    )
