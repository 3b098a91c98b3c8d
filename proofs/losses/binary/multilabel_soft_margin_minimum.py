"""The multilabel soft margin loss is at least the mean entropy of its targets, and their log-odds reach it."""

from derive.authoring import *
from proofs.losses.binary.binary_cross_entropy_with_logits_minimum import binary_cross_entropy_with_logits_minimum


@theorem(_("The minimum of the multilabel soft margin loss"), claims=("loss:multilabel_soft_margin",))
def multilabel_soft_margin_minimum(d):
    """ℓ(y, x) ≥ (1/K) Σ H_b(y_i) for all logits x, with equality at x_i = log(y_i/(1 − y_i)), where each σ(x_i) =
    y_i."""
    K = d.size("K")
    y, x = d.family("y", K, open_probability), variable("x", family_sort(K, real))
    i, t = index("i", K), variable("t", real)
    loss, best = binary_cross_entropy_with_logits, function(i, log(y[i] / (1 - y[i])))
    least = sum_(i, binary_entropy(y[i])) / K
    d.show(conjunction((forall(x, multilabel_soft_margin(y, x) >= least), Eq(multilabel_soft_margin(y, best), least))))
    told = _("the minimum of binary cross-entropy with logits")
    with d.each(x):
        with d.each(i):
            bound = d.have(
                forall(t, loss(y[i], t) >= binary_entropy(y[i])),
                binary_cross_entropy_with_logits_minimum(y[i]).saying(told),
            )
            d.have(loss(y[i], x[i]) >= binary_entropy(y[i]), at(bound, x[i]))
        above = d.proved()
        (
            d.chain(multilabel_soft_margin(y, x))
            .eq(sum_(i, loss(y[i], x[i])) / K, definition)
            .ge(least, summing(above).times(1 / K))
        )
    with d.each(i):
        d.have(
            Eq(loss(y[i], best[i]), binary_entropy(y[i])),
            binary_cross_entropy_with_logits_minimum(y[i]).saying(told),
        )
    attained = d.proved()
    (
        d.chain(multilabel_soft_margin(y, best))
        .eq(sum_(i, loss(y[i], best[i])) / K, definition)
        .eq(least, summing(attained).times(1 / K))
    )
