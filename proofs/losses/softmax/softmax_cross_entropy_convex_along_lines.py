"""Along every line the second derivative of softmax cross-entropy is not negative."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_convex_along_lines import logsumexp_convex_along_lines


@theorem(_("Softmax cross-entropy curves upwards along every line"), claims=("loss:softmax",))
def softmax_cross_entropy_convex_along_lines(d):
    """d²/ds² ℓ(z + s v, t) = Var_p(v) Σ t_i ≥ 0 with p = softmax(z + s v), if Σ t_i ≥ 0."""
    K = d.size("K")
    z, v, t = d.family("z", K), d.family("v", K), d.family("t", K)
    s = d.real("s")
    i = index("i", K)
    d.suppose(sum_(i, t[i]) >= 0)

    def line(s):
        return function(i, z[i] + s * v[i])

    second = D(softmax_cross_entropy(line(s), t), s, 2)
    d.show(second >= 0)
    (
        d.chain(second)
        .eq(D(sum_(i, t[i]) * logsumexp(line(s)) - sum_(i, t[i] * line(s)[i]), s, 2), definition)
        .eq(sum_(i, t[i]) * D(logsumexp(line(s)), s, 2), differentiation)
        .ge(0, logsumexp_convex_along_lines(K, z, v, s).times(sum_(i, t[i])))
    )
