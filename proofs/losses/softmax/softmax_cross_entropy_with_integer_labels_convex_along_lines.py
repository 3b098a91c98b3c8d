"""Along every line the second derivative of cross-entropy with a class label is not negative."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_convex_along_lines import logsumexp_convex_along_lines


@theorem(_("Cross-entropy with a class label curves upwards along every line"), claims=("loss:softmax",))
def softmax_cross_entropy_with_integer_labels_convex_along_lines(d):
    """d²/ds² ℓ(z + s v, y) ≥ 0 for all z, v and s: it is the second derivative of log-sum-exp."""
    K = d.size("K")
    z, v, y = d.family("z", K), d.family("v", K), d.index("y", K)
    s = d.real("s")
    i = index("i", K)
    line = function(i, z[i] + s * v[i])
    second = D(softmax_cross_entropy_with_integer_labels(line, y), s, 2)
    d.show(second >= 0)
    (
        d.chain(second)
        .eq(D(logsumexp(line) - line[y], s, 2), definition)
        .eq(D(logsumexp(line), s, 2), differentiation)
        .ge(0, logsumexp_convex_along_lines(K, z, v, s))
    )
