"""The gradient of the mean smooth L1 loss."""

from derive.authoring import *
from proofs.losses.regression.huber_is_scaled_smooth_l1 import huber_is_scaled_smooth_l1
from proofs.losses.regression.huber_smooth_form import huber_smooth_form


@theorem(_("The gradient of the mean smooth L1 loss"), claims=("loss:smooth_l1",))
def smooth_l1_mean(d):
    """The slope of one item, divided by the number of items; at the kinks, too."""
    N = d.size("N")
    y, x, width = d.family("y", N), d.family("x", N), d.positive("delta")
    j, m = d.index("j", N), index("m", N)

    def above(m):
        return maximum(x[m] - y[m] - width, 0)

    def below(m):
        return minimum(x[m] - y[m] + width, 0)

    def squares(m):
        return ((x[m] - y[m]) ** 2 - above(m) ** 2 - below(m) ** 2) / 2

    mean, form = sum_(m, smooth_l1(y[m], x[m], width)) / N, sum_(m, squares(m)) / (width * N)
    d.show(Eq(D(mean, x[j]), maximum(-1, minimum((x[j] - y[j]) / width, 1)) / N))
    with d.each(x):
        with d.each(m):
            (
                d.chain(smooth_l1(y[m], x[m], width))
                .eq(huber(y[m], x[m], width) / width, huber_is_scaled_smooth_l1(y[m], x[m], width).times(-1 / width))
                .eq(squares(m) / width, huber_smooth_form(y[m], x[m], width).times(1 / width))
            )
        d.chain(mean).eq(form, summing(d.proved()))
    value = d.proved()
    (
        d.chain(D(mean, x[j]))
        .eq(D(form, x[j]), differentiating(at(value, x), x[j]))
        .eq(sum_(m, (x[m] - y[m] - above(m) - below(m)) * delta(m, j)) / (width * N), chain_rule)
        .eq((x[j] - y[j] - above(j) - below(j)) / (width * N), kronecker)
        .eq(
            maximum(-1, minimum((x[j] - y[j]) / width, 1)) / N,
            words(_("in each of the three ranges of {0}"), x[j] - y[j]),
        )
    )
