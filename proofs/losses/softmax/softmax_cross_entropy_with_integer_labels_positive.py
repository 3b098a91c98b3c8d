"""With two classes or more cross-entropy with a class label is positive: 0 is not attained."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one
from proofs.losses.activations.softmax_positive import softmax_positive
from proofs.losses.activations.softmax_sums_to_one import softmax_sums_to_one


@theorem(_("Cross-entropy with a class label is never 0"), claims=("loss:softmax",))
def softmax_cross_entropy_with_integer_labels_positive(d):
    """ℓ(z, y) > 0 for K ≥ 2 classes: some other class keeps a positive probability."""
    K = d.variable("K", integers(2, None))
    z, y = d.family("z", K), d.index("y", K)
    i = index("i", K)
    p = softmax(z)
    loss = softmax_cross_entropy_with_integer_labels(z, y)
    d.show(loss > 0)
    others = sum_(i, (1 - delta(i, y)) * p[i])
    with d.each(i):
        d.have(p[i] > 0, softmax_positive(K, z, i))
    positive_entries = d.proved()
    with d.each(i):
        d.claim((1 - delta(i, y)) * p[i] >= 0)
        with d.case(Eq(i, y)) as same:
            d.chain((1 - delta(i, y)) * p[i]).eq(0, same).ge(0, algebra)
        with d.case(Ne(i, y)):
            d.chain((1 - delta(i, y)) * p[i]).eq(p[i], kronecker).ge(0, at(positive_entries, i))
    nonnegative_terms = d.proved()
    bound = (
        d.chain(loss)
        .eq(-log(p[y]), definition)
        .ge(1 - p[y], log_le_sub_one(p[y]))
        .eq(others, softmax_sums_to_one(K, z))
        .because()
    )
    with d.case(Eq(y, 1)) as first:
        (
            d.chain(loss)
            .ge(others, bound)
            .ge((1 - delta(2, y)) * p[2], term_of_sum(nonnegative_terms, term(2)))
            .eq(p[2], kronecker, first)
            .gt(0, at(positive_entries, 2))
        )
    with d.case(y > 1):
        (
            d.chain(loss)
            .ge(others, bound)
            .ge((1 - delta(1, y)) * p[1], term_of_sum(nonnegative_terms, term(1)))
            .eq(p[1], kronecker)
            .gt(0, at(positive_entries, 1))
        )
