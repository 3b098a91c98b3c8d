"""The gradient of the mean distillation loss."""

from derive.authoring import *


@theorem(_("The gradient of the mean distillation loss"), claims=("loss:distillation",))
def distillation_mean(d):
    """∂/∂z_nk of (1/N) Σ ℓ(z_a, v_a, T) is T (softmax(z_n/T)_k − softmax(v_n/T)_k)/N: the factor T² has kept the slope
    from shrinking with T, not the mean."""
    N, K = d.size("N"), d.size("K")
    z, v = d.family("z", N, family_sort(K, real)), d.family("v", N, family_sort(K, real))
    T, n, k = d.positive("T"), d.index("n", N), d.index("k", K)
    a, i = index("a", N), index("i", K)

    def student(a):
        return function(i, z[a, i] / T)

    def teacher(a):
        return function(i, v[a, i] / T)

    mean = sum_(a, distillation(z[a], v[a], T)) / N
    d.show(Eq(D(mean, z[n, k]), T * (softmax(student(n))[k] - softmax(teacher(n))[k]) / N))
    (
        d.chain(D(mean, z[n, k]))
        .eq(
            D(T**2 * sum_(a, logsumexp(student(a)) - sum_(i, softmax(teacher(a))[i] * z[a, i]) / T) / N, z[n, k]),
            definition,
        )
        .eq(sum_(a, delta(a, n) * T * (softmax(student(a))[k] - softmax(teacher(a))[k])) / N, chain_rule)
        .eq(T * (softmax(student(n))[k] - softmax(teacher(n))[k]) / N, kronecker)
    )
