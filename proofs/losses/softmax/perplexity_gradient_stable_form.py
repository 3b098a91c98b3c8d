"""The gradient of perplexity without computing the perplexity, which may overflow."""

from derive.authoring import *
from proofs.losses.softmax.perplexity_gradient import perplexity_gradient
from proofs.losses.softmax.perplexity_stable_form import perplexity_stable_form
from proofs.losses.softmax.slope_at_the_label import slope_at_the_label


@theorem(_("The gradient of perplexity in a stable form"), claims=("loss:perplexity",))
def perplexity_gradient_stable_form(d):
    """With C the mean cross-entropy, ∂PP/∂Z_nk = e^{C + log softmax(Z_n)_k}/m for k ≠ y_n, and at y_n minus the sum of
    these. The perplexity e^C may overflow where the gradient does not."""
    m, K = d.size("m"), d.size("K")
    Z, y = d.family("Z", m, family_sort(K, real)), d.family("y", m, index_range(K))
    n, k, l = d.index("n", m), d.index("k", K), index("l", m)
    i, j = index("i", K), index("j", K)
    mean = sum_(l, largest(Z[l]) - Z[l, y[l]] + log(sum_(i, exp(Z[l, i] - largest(Z[l]))))) / m
    gradient = D(perplexity_of_predictions(Z, y), Z[n, k])

    def other(c):
        """m times the slope at c, where c is not the label."""
        return (1 - delta(c, y[n])) * exp(mean + log_softmax(Z[n])[c])

    stable = (other(k) - delta(k, y[n]) * sum_(j, other(j))) / m
    d.show(Eq(gradient, stable))
    value = d.have(Eq(perplexity_of_predictions(Z, y), exp(mean)), perplexity_stable_form(m, K, Z, y))
    slope = softmax(Z[n])[k] - delta(k, y[n])
    (
        d.chain(gradient)
        .eq(perplexity_of_predictions(Z, y) * slope / m, perplexity_gradient(m, K, Z, y, n, k))
        .eq(exp(mean) * slope / m, value)
        .eq(stable, slope_at_the_label(K, Z[n], mean, y[n], k).times(1 / m))
    )
