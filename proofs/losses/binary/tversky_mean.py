"""The gradient of the mean Tversky loss over a batch of masks carries the factor 1/N."""

from derive.authoring import *


@theorem(_("The gradient of the mean Tversky loss"), claims=("loss:tversky",))
def tversky_mean(d):
    """∂/∂p_jk of (1/N) Σ ℓ(y_a, p_a, α, β) over N masks of n entries is the derivative of the mask j in its entry k,
    divided by N."""
    N, n = d.size("N"), d.size("n")
    y, p = d.family("y", N, family_sort(n, real)), d.family("p", N, family_sort(n, real))
    alpha, beta = d.real("alpha"), d.real("beta")
    j, k = d.index("j", N), d.index("k", n)
    a = index("a", N)

    def TP(a):
        return true_positives(y[a], p[a])

    def U(a):
        return weighted_union(y[a], p[a], alpha, beta)

    unions = d.suppose(forall(a, U(a) > 0))
    mean = sum_(a, tversky(y[a], p[a], alpha, beta)) / N

    def slope(a):
        step = y[a, k] + alpha * (1 - y[a, k]) - beta * y[a, k]
        return -(y[a, k] * U(a) - TP(a) * step) / (N * U(a) ** 2)

    d.show(Eq(D(mean, p[j, k]), slope(j)))
    (
        d.chain(D(mean, p[j, k]))
        .eq(D(sum_(a, 1 - TP(a) / U(a)) / N, p[j, k]), definition)
        .eq(sum_(a, delta(a, j) * slope(a)), quotient_rule, unions)
        .eq(slope(j), kronecker)
    )
