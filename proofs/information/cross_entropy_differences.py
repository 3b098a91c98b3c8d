"""Two estimates of one distribution differ in cross-entropy exactly as they differ in divergence."""

from derive.authoring import *
from proofs.information.cross_entropy_is_entropy_plus_divergence import cross_entropy_is_entropy_plus_divergence


@theorem(_("Cross-entropy and divergence rank estimates alike"), claims=("B12",))
def cross_entropy_differences(d):
    """For a fixed p the lower cross-entropy is the lower divergence: H(p, q) − H(p, r) = D(p ‖ q) − D(p ‖ r)."""
    n = d.size("n")
    p, q, r = (d.family(name, n, nonnegative) for name in "pqr")
    d.suppose(absolutely_continuous(p, q))
    d.suppose(absolutely_continuous(p, r))
    d.show(Eq(cross_entropy(p, q) - cross_entropy(p, r), kl_divergence(p, q) - kl_divergence(p, r)))
    (
        d.chain(cross_entropy(p, q) - cross_entropy(p, r))
        .eq(
            entropy(p) + kl_divergence(p, q) - (entropy(p) + kl_divergence(p, r)),
            cross_entropy_is_entropy_plus_divergence(n, p, q),
            cross_entropy_is_entropy_plus_divergence(n, p, r),
        )
        .eq(kl_divergence(p, q) - kl_divergence(p, r), algebra)
    )
