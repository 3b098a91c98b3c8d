"""The sums Σ w(k) log(1/w(k)) of the weights w(k) = 1/(k log² k) grow without bound."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one
from proofs.information.weights_with_a_finite_sum import weight


@theorem(_("Weights of infinite entropy"), claims=("A19",), lemma=_("the entropy of the weights is infinite"))
def weights_of_infinite_entropy(d):
    """Σ w(k) log(1/w(k)) over k = 3, …, m is at least log log(m + 1) − log log 3 for w(k) = 1/(k log² k).

    Each term is at least 1/(k log k), and that is at least the step of log log.
    """
    m = variable("m", integers(3, None))

    def total(m):
        k = variable("k", integers(3, m))
        return sum_(k, weight(k) * log(1 / weight(k)))

    def slow(m):
        return log(log(m)) - log(log(term(3)))

    bound = total(m) >= slow(1 + m)
    d.show(forall(m, bound))

    with d.each(m):
        above_one = d.chain(log(m)).ge(log(term(3)), sign).ge(1, sign).because()
        inverse = d.have(log(1 / log(m)) <= 1 / log(m) - 1, log_le_sub_one(1 / log(m)))
        d.chain(log(log(m))).ge(1 - 1 / log(m), inverse).ge(0, above_one.times(1 / log(m)))
        rising = d.proved()
        (
            d.chain(weight(m) * log(1 / weight(m)))
            .eq(1 / (m * log(m)) + 2 * weight(m) * log(log(m)), definition)
            .ge(1 / (m * log(m)), rising.times(2 * weight(m)))
        )
        large = d.proved()
        near = d.have(log((1 + m) / m) <= (1 + m) / m - 1, log_le_sub_one((1 + m) / m))
        ratio = log(1 + m) / log(m)
        (
            d.chain(log(log(1 + m)) - log(log(m)))
            .eq(log(ratio), logarithms)
            .le(ratio - 1, log_le_sub_one(ratio))
            .eq(1 / log(m) * log((1 + m) / m), logarithms)
            .le(1 / (m * log(m)), near.times(1 / log(m)))
            .le(weight(m) * log(1 / weight(m)), large)
        )
    steps = d.proved()
    (
        d.chain(total(term(3)))
        .eq(weight(term(3)) * log(1 / weight(term(3))), algebra)
        .ge(slow(1 + term(3)), at(steps, 3))
    )
    start = d.proved()
    with d.each(m), d.supposing(bound) as induction:
        (
            d.chain(total(m + 1))
            .eq(total(m) + weight(m + 1) * log(1 / weight(m + 1)), splitting(total(m + 1), m))
            .ge(slow(1 + m) + (log(log(1 + (m + 1))) - log(log(m + 1))), induction, at(steps, m + 1))
            .eq(slow(1 + (m + 1)), algebra)
        )
    d.have(forall(m, bound), by_induction(start, d.proved(), m, bound))
