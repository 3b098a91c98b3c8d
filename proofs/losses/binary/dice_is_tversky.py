"""The Dice loss is the Tversky loss with both weights ½."""

from derive.authoring import *


@theorem(_("The Dice loss is a Tversky loss"), claims=("loss:dice",), lemma="α = β = ½")
def dice_is_tversky(d):
    """With α = β = ½ the weighted union is half of Σ y + Σ p, and the Tversky loss is the Dice loss."""
    N = d.size("N")
    y, p = d.family("y", N), d.family("p", N)
    i, half = index("i", N), term(1) / 2
    sizes = d.suppose(sum_(i, y[i]) + sum_(i, p[i]) > 0)
    U = weighted_union(y, p, half, half)
    d.show(Eq(tversky(y, p, half, half), dice(y, p)))
    d.chain(U).eq((sum_(i, y[i]) + sum_(i, p[i])) / 2, definition)
    union = d.proved()
    d.have(U > 0, union, sizes)
    (
        d.chain(tversky(y, p, half, half))
        .eq(1 - true_positives(y, p) / U, definition)
        .eq(1 - 2 * true_positives(y, p) / (sum_(i, y[i]) + sum_(i, p[i])), union)
        .eq(dice(y, p), definition)
    )
