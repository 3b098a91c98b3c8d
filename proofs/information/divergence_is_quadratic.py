"""Near P the divergence is half the χ² distance, up to a third-order error."""

from derive.authoring import *
from proofs.calculus.log_near_one import log_near_one


@theorem(_("The divergence near P is quadratic"), claims=("B10",), lemma=_("the divergence near P"))
def divergence_is_quadratic(d):
    """|D(P‖Q) − ½Σ(q−p)²/p| ≤ ⅔Σ|q−p|³/p² for P without zeros and |q_i − p_i| ≤ p_i/2: with full support, close means
    small."""
    n = d.size("n")
    p, q = d.distribution("p", n, positive), d.distribution("q", n, positive)
    i = index("i", n)
    close = d.suppose(forall(i, abs(q[i] - p[i]) <= p[i] / 2))

    def u(i):
        return q[i] / p[i] - 1

    def gap(i):
        return p[i] * (u(i) - log(1 + u(i)) - u(i) ** 2 / 2)

    def error(i):
        return 2 * abs(q[i] - p[i]) ** 3 / (3 * p[i] ** 2)

    square = sum_(i, (q[i] - p[i]) ** 2 / p[i]) / 2
    divergence = kl_divergence(p, q)
    d.show(abs(divergence - square) <= sum_(i, error(i)))
    with d.each(i):
        d.have(u(i) <= term(1) / 2, at(close, i).times(1 / p[i]))
        d.have(u(i) >= -term(1) / 2, at(close, i).times(1 / p[i]))
        (
            d.chain(abs(gap(i)))
            .eq(p[i] * abs(u(i) - log(1 + u(i)) - u(i) ** 2 / 2), domain(p))
            .le(p[i] * (2 * abs(u(i)) ** 3 / 3), log_near_one(u(i)).times(p[i]))
            .eq(error(i), algebra)
        )
    near = d.proved()
    (
        d.chain(abs(divergence - square))
        .eq(abs(sum_(i, gap(i) + p[i] - q[i])), definition)
        .eq(abs(sum_(i, gap(i))), d.normalised(p), d.normalised(q))
        .le(sum_(i, abs(gap(i))), triangle_inequality(sum_(i, gap(i))))
        .le(sum_(i, error(i)), summing(near))
    )
