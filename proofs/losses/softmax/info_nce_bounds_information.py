"""InfoNCE is never negative; log K minus its mean is at most log K."""

from derive.authoring import *
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_nonnegative import (
    softmax_cross_entropy_with_integer_labels_nonnegative,
)


@theorem(
    _("The bound of InfoNCE on the mutual information"),
    claims=("loss:info_nce",),
    source="van den Oord, Li & Vinyals 2018, 2.3",
)
def info_nce_bounds_information(d):
    """log K − ℓ is a lower bound on the mutual information, in the mean. It never exceeds log K, since ℓ ≥ 0: a
    larger information is not seen with K candidates."""
    K = d.size("K")
    s, y, tau = d.family("s", K), d.index("y", K), d.positive("tau")
    i = index("i", K)
    scaled = function(i, s[i] / tau)
    d.show(log(K) - info_nce(s, y, tau) <= log(K))
    (
        d.chain(info_nce(s, y, tau))
        .eq(softmax_cross_entropy_with_integer_labels(scaled, y), definition)
        .ge(0, softmax_cross_entropy_with_integer_labels_nonnegative(K, scaled, y))
    )
    d.have(log(K) - info_nce(s, y, tau) <= log(K), d.proved())
