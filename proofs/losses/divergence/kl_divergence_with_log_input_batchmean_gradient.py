"""The gradient of the batchmean is −t_jk/N, that of the mean over all entries −t_jk/(N K)."""

from derive.authoring import *


@theorem(_("The gradients of the mean and the batchmean of the divergence"), claims=("loss:kl_divergence",))
def kl_divergence_with_log_input_batchmean_gradient(d):
    """−t/N for 'batchmean' and −t/(N K) for the mean over all entries, at the item j and the class k."""
    N, K = d.size("N"), d.size("K")
    t = d.family("t", N, function_sort(index_range(K), nonnegative))
    x = d.family("x", N, function_sort(index_range(K), real))
    j, k = d.index("j", N), d.index("k", K)
    m, i = index("m", N), index("i", K)
    total_ = sum_(m, kl_divergence_with_log_input(t[m], x[m]))
    written = sum_(m, sum_(i, xlogy(t[m][i], t[m][i]) - t[m][i] * x[m][i]))
    d.show(
        conjunction((Eq(D(total_ / N, x[j][k]), -t[j][k] / N), Eq(D(total_ / (N * K), x[j][k]), -t[j][k] / (N * K))))
    )
    for divisor in (N, N * K):
        (
            d.chain(D(total_ / divisor, x[j][k]))
            .eq(D(written / divisor, x[j][k]), definition)
            .eq(-sum_(m, sum_(i, t[m][i] * delta(m, j) * delta(i, k))) / divisor, differentiation)
            .eq(-t[j][k] / divisor, kronecker)
        )
