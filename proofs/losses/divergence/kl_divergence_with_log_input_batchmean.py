"""'batchmean' divides by the number of items, 'mean' by the number of entries: a factor of the number of classes."""

from derive.authoring import *


@theorem(_("Mean and batchmean of the divergence"), claims=("loss:kl_divergence",))
def kl_divergence_with_log_input_batchmean(d):
    """For N items and K classes the mean over all entries is the mean divergence of an item divided by K: only
    'batchmean' averages divergences."""
    N, K = d.size("N"), d.size("K")
    t = d.family("t", N, function_sort(index_range(K), nonnegative))
    x = d.family("x", N, function_sort(index_range(K), real))
    m, i = index("m", N), index("i", K)
    batchmean = sum_(m, kl_divergence_with_log_input(t[m], x[m])) / N
    mean = sum_(m, sum_(i, xlogy(t[m][i], t[m][i]) - t[m][i] * x[m][i])) / (N * K)
    d.show(Eq(mean, batchmean / K))
    d.chain(mean).eq(batchmean / K, definition)
