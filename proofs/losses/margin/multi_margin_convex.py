"""The multi-margin loss is convex in the scores."""

from derive.authoring import *
from proofs.losses.margin.positive_part_convex import positive_part_convex


@theorem(_("The multi-margin loss is convex"), claims=("loss:multi_margin",))
def multi_margin_convex(d):
    """ℓ(y, λa + (1 − λ)b, m) ≤ λ ℓ(y, a, m) + (1 − λ) ℓ(y, b, m) for 0 ≤ λ ≤ 1."""
    K = d.size("K")
    y, a, b, m = d.index("y", K), d.family("a", K), d.family("b", K), d.positive("m")
    lam = d.variable("lambda", probability)
    i = index("i", K)
    between = function(i, lam * a[i] + (1 - lam) * b[i])
    d.show(multi_margin(y, between, m) <= lam * multi_margin(y, a, m) + (1 - lam) * multi_margin(y, b, m))

    def excess(z, i):
        return m + (z[i] - z[y])

    mixed = lam * excess(a, i) + (1 - lam) * excess(b, i)
    parts = lam * maximum(excess(a, i), 0) + (1 - lam) * maximum(excess(b, i), 0)
    others = 1 - delta(i, y)
    with d.each(i):
        d.chain(others * maximum(mixed, 0)).le(
            others * parts, positive_part_convex(excess(a, i), excess(b, i), lam).times(others)
        )
    each = d.proved()
    (
        d.chain(multi_margin(y, between, m))
        .eq(sum_(i, others * maximum(mixed, 0)) / K, definition)
        .le(sum_(i, others * parts) / K, summing(each).times(1 / K))
        .eq(lam * multi_margin(y, a, m) + (1 - lam) * multi_margin(y, b, m), definition)
    )
