"""With the two weights swapped, the Tversky loss is that of the prediction and the set swapped."""

from derive.authoring import *


@theorem(_("The Tversky loss with its weights swapped"), claims=("loss:tversky",))
def tversky_with_weights_swapped(d):
    """ℓ(y, p, β, α) = ℓ(p, y, α, β): false positives become false negatives. A library that swaps α and β penalises the
    misses where its user asked to penalise the false alarms."""
    N = d.size("N")
    y, p = d.family("y", N), d.family("p", N)
    alpha, beta = d.real("alpha"), d.real("beta")
    union = d.suppose(weighted_union(y, p, beta, alpha) > 0)
    d.show(Eq(tversky(y, p, beta, alpha), tversky(p, y, alpha, beta)))
    d.chain(false_positives(y, p)).eq(false_negatives(p, y), definition)
    (
        d.chain(weighted_union(y, p, beta, alpha))
        .eq(true_positives(y, p) + beta * false_positives(y, p) + alpha * false_negatives(y, p), definition)
        .eq(weighted_union(p, y, alpha, beta), definition)
    )
    swapped = d.proved()
    d.have(weighted_union(p, y, alpha, beta) > 0, swapped, union)
    (
        d.chain(tversky(y, p, beta, alpha))
        .eq(1 - true_positives(y, p) / weighted_union(y, p, beta, alpha), definition)
        .eq(1 - true_positives(p, y) / weighted_union(p, y, alpha, beta), definition)
        .eq(tversky(p, y, alpha, beta), definition)
    )
