"""The gradient of the mean Huber loss over N items: the clipped residual, divided by N."""

from derive.authoring import *
from proofs.losses.regression.huber_smooth_form import huber_smooth_form


@theorem(_("The gradient of the mean Huber loss"), claims=("loss:huber",))
def huber_mean(d):
    """The slope of one item, divided by the number of items; at the kinks, too."""
    N = d.size("N")
    y, x, width = d.family("y", N), d.family("x", N), d.positive("delta")
    j, m = d.index("j", N), index("m", N)

    def above(m):
        return maximum(x[m] - y[m] - width, 0)

    def below(m):
        return minimum(x[m] - y[m] + width, 0)

    mean = sum_(m, huber(y[m], x[m], width)) / N
    form = sum_(m, ((x[m] - y[m]) ** 2 - above(m) ** 2 - below(m) ** 2) / 2) / N
    d.show(Eq(D(mean, x[j]), maximum(-width, minimum(x[j] - y[j], width)) / N))
    with d.each(x):
        with d.each(m):
            d.have(
                Eq(huber(y[m], x[m], width), ((x[m] - y[m]) ** 2 - above(m) ** 2 - below(m) ** 2) / 2),
                huber_smooth_form(y[m], x[m], width),
            )
        d.chain(mean).eq(form, summing(d.proved()))
    value = d.proved()
    (
        d.chain(D(mean, x[j]))
        .eq(D(form, x[j]), differentiating(at(value, x), x[j]))
        .eq(sum_(m, (x[m] - y[m] - above(m) - below(m)) * delta(m, j)) / N, chain_rule)
        .eq((x[j] - y[j] - above(j) - below(j)) / N, kronecker)
        .eq(
            maximum(-width, minimum(x[j] - y[j], width)) / N,
            words(_("in each of the three ranges of {0}"), x[j] - y[j]),
        )
    )
