"""The gradient of the mean Dice loss over a batch of masks carries the factor 1/N."""

from derive.authoring import *


@theorem(_("The gradient of the mean Dice loss"), claims=("loss:dice",))
def dice_mean(d):
    """For N masks of n entries between 0 and 1 with S_a = Σ y_a + Σ p_a and T_a = Σ y_a p_a: ∂/∂p_jk of (1/N) Σ
    ℓ(y_a, p_a) is 2 (T_j − y_jk S_j)/(N S_j²). One loss over all entries of the batch together is another
    function."""
    N, n = d.size("N"), d.size("n")
    y = d.family("y", N, family_sort(n, probability))
    p = d.family("p", N, family_sort(n, open_probability))
    j, k = d.index("j", N), d.index("k", n)
    a, i = index("a", N), index("i", n)

    def S(a):
        return sum_(i, y[a, i]) + sum_(i, p[a, i])

    def TP(a):
        return true_positives(y[a], p[a])

    mean = sum_(a, dice(y[a], p[a])) / N
    d.show(Eq(D(mean, p[j, k]), 2 * (TP(j) - y[j, k] * S(j)) / (N * S(j) ** 2)))
    hits, size = sum_(i, y[a, i] * delta(i, k)), sum_(i, delta(i, k))
    (
        d.chain(D(mean, p[j, k]))
        .eq(D(sum_(a, 1 - 2 * TP(a) / S(a)) / N, p[j, k]), definition)
        .eq(-sum_(a, delta(a, j) * 2 * (hits * S(a) - TP(a) * size) / S(a) ** 2) / N, quotient_rule)
        .eq(2 * (TP(j) - y[j, k] * S(j)) / (N * S(j) ** 2), kronecker)
    )
