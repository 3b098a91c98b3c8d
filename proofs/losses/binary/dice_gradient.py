"""The gradient of the Dice loss in the predictions."""

from derive.authoring import *


@theorem(_("The gradient of the Dice loss"), claims=("loss:dice",), lemma=_("the gradient of the Dice loss"))
def dice_gradient(d):
    """With S = Σ y + Σ p: ∂ℓ/∂p_k = 2 (TP − y_k S)/S²."""
    N = d.size("N")
    y, p = d.family("y", N), d.family("p", N)
    k, i = d.index("k", N), index("i", N)
    TP, S = true_positives(y, p), sum_(i, y[i]) + sum_(i, p[i])
    sizes = d.suppose(S > 0)
    d.show(Eq(D(dice(y, p), p[k]), 2 * (TP - y[k] * S) / S**2))
    d.chain(D(TP, p[k])).eq(sum_(i, y[i] * delta(i, k)), definition).eq(y[k], kronecker)
    of_hits = d.proved()
    d.chain(D(S, p[k])).eq(sum_(i, delta(i, k)), differentiation).eq(1, kronecker)
    of_sizes = d.proved()
    (
        d.chain(D(dice(y, p), p[k]))
        .eq(D(1 - 2 * TP / S, p[k]), definition)
        .eq(-2 * (D(TP, p[k]) * S - TP * D(S, p[k])) / S**2, quotient_rule, sizes)
        .eq(-2 * (y[k] * S - TP) / S**2, of_hits, of_sizes)
        .eq(2 * (TP - y[k] * S) / S**2, algebra)
    )
