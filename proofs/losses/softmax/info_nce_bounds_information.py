"""InfoNCE is not negative, so log K minus it is at most log K."""

from derive.authoring import *
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_nonnegative import (
    softmax_cross_entropy_with_integer_labels_nonnegative,
)


@theorem(
    _("What InfoNCE tells of the information is at most log K"),
    claims=("loss:info_nce",),
    source="van den Oord, Li & Vinyals 2018, 2.3",
)
def info_nce_bounds_information(d):
    """In the mean log K − ℓ is at most the mutual information, as the source shows. Shown here: it never exceeds
    log K, since ℓ ≥ 0, so a larger information is not seen with K candidates."""
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
