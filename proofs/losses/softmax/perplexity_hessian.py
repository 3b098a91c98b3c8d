"""The second derivatives of perplexity: also across tokens."""

from derive.authoring import *
from proofs.losses.softmax.perplexity_gradient import perplexity_gradient


@theorem(_("The Hessian of perplexity"), claims=("loss:perplexity",))
def perplexity_hessian(d):
    """With p_n = softmax(Z_n), e_nk = p_nk − δ_{k y_n} the errors:
    ∂²PP/∂Z_nj∂Z_lk = PP (e_nj e_lk/m² + δ_nl (δ_jk p_nj − p_nj p_nk)/m)."""
    m, K = d.size("m"), d.size("K")
    Z, y = d.family("Z", m, family_sort(K, real)), d.family("y", m, index_range(K))
    n, j = d.index("n", m), d.index("j", K)
    l, k = d.index("l", m), d.index("k", K)

    def error(n, k):
        return softmax(Z[n])[k] - delta(k, y[n])

    own = delta(n, l) * (delta(j, k) * softmax(Z[n])[j] - softmax(Z[n])[j] * softmax(Z[n])[k]) / m
    second = perplexity_of_predictions(Z, y) * (error(n, j) * error(l, k) / m**2 + own)
    d.show(Eq(D(D(perplexity_of_predictions(Z, y), Z[n, j]), Z[l, k]), second))
    with d.each(Z):
        d.have(
            Eq(D(perplexity_of_predictions(Z, y), Z[n, j]), perplexity_of_predictions(Z, y) * error(n, j) / m),
            perplexity_gradient(m, K, Z, y, n, j),
        )
    gradient = d.proved()
    (
        d.chain(D(D(perplexity_of_predictions(Z, y), Z[n, j]), Z[l, k]))
        .eq(D(perplexity_of_predictions(Z, y) * error(n, j) / m, Z[l, k]), differentiating(at(gradient, Z), Z[l, k]))
        .eq(
            D(perplexity_of_predictions(Z, y), Z[l, k]) * error(n, j) / m + perplexity_of_predictions(Z, y) * own,
            product_rule,
        )
        .eq(second, perplexity_gradient(m, K, Z, y, l, k))
    )
