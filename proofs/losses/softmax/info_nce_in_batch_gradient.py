"""In-batch InfoNCE: every item has its partner in its own row, and the mean divides by N."""

from derive.authoring import *


@theorem(_("The gradient of InfoNCE over a batch"), claims=("loss:info_nce",))
def info_nce_in_batch_gradient(d):
    """S holds the similarities of N items to their N candidates, the right ones on the diagonal: the gradient of the
    mean is (softmax(S_m/τ)_l − δ_ml)/(N τ)."""
    N = d.size("N")
    S, tau = d.family("S", N, family_sort(N, real)), d.positive("tau")
    m, l = d.index("m", N), d.index("l", N)
    a, i = index("a", N), index("i", N)
    mean = sum_(a, info_nce(S[a], a, tau)) / N

    def p(a):
        return softmax(function(i, S[a, i] / tau))

    d.show(Eq(D(mean, S[m, l]), (p(m)[l] - delta(m, l)) / (N * tau)))
    (
        d.chain(D(mean, S[m, l]))
        .eq(sum_(a, delta(a, m) * (p(a)[l] - delta(a, l)) / tau) / N, chain_rule)
        .eq((p(m)[l] - delta(m, l)) / (N * tau), kronecker)
    )
