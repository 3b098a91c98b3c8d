"""Perplexity curves upwards along every line: e to a convex function."""

from derive.authoring import *
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_convex_along_lines import (
    softmax_cross_entropy_with_integer_labels_convex_along_lines,
)


@theorem(_("Perplexity is convex"), claims=("loss:perplexity",))
def perplexity_convex(d):
    """d²/ds² PP(Z + s V, y) = PP ((dM/ds)² + d²M/ds²) ≥ 0 with M the mean cross-entropy, for all Z, V and s."""
    m, K = d.size("m"), d.size("K")
    Z, y = d.family("Z", m, family_sort(K, real)), d.family("y", m, index_range(K))
    V, s = d.family("V", m, family_sort(K, real)), d.real("s")
    l, i = index("l", m), index("i", K)

    def row(l, s):
        return function(i, Z[l, i] + s * V[l, i])

    def line(s):
        return function(l, row(l, s))

    mean = sum_(l, softmax_cross_entropy_with_integer_labels(row(l, s), y[l])) / m
    d.show(D(perplexity_of_predictions(line(s), y), s, 2) >= 0)
    with d.each(l):
        curvature = D(softmax_cross_entropy_with_integer_labels(row(l, s), y[l]), s, 2)
        d.have(curvature >= 0, softmax_cross_entropy_with_integer_labels_convex_along_lines(K, Z[l], V[l], y[l], s))
    summed = d.have(sum_(l, curvature) >= 0, summing(d.proved()))
    (
        d.chain(D(perplexity_of_predictions(line(s), y), s, 2))
        .eq(D(exp(mean), s, 2), definition)
        .eq(exp(mean) * (D(mean, s) ** 2 + sum_(l, curvature) / m), chain_rule)
        .ge(exp(mean) * D(mean, s) ** 2, summed.times(exp(mean) / m))
        .ge(0, sign)
    )
