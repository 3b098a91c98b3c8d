"""On a countable alphabet a known distribution may have infinite entropy: p_k ∝ 1/(k log² k)."""

from derive.authoring import *
from proofs.calculus.log_log_unbounded import log_log_unbounded
from proofs.information.weights_of_infinite_entropy import weights_of_infinite_entropy
from proofs.information.weights_with_a_finite_sum import weight, weights_with_a_finite_sum


@theorem(
    _("A known distribution of infinite entropy"),
    kind="refutation",
    claims=("A19",),
    source="Cover & Thomas 2006, problem 2.19",
)
def infinite_entropy_of_a_known_distribution(d):
    """Refuted: every known distribution has an entropy. On k = 3, 4, … take p_k = w(k)/Z with w(k) = 1/(k log² k).

    The sum Z of all weights is finite: no sum of finitely many exceeds C. The entropy's terms up to m come to at least
    (log log(m + 1) − log log 3 − C·|log Z|)/Z, and this exceeds every bound M, at the m that is given for it.
    """
    Z = d.positive("Z")
    m = variable("m", integers(3, None))
    C = d.let("C", weight(term(3)) + 1 / log(term(3)))
    lost = C * abs(log(Z))

    def sum_up_to(m, summand):
        k = variable("k", integers(3, m))
        return sum_(k, summand(k))

    def information(k):
        return weight(k) / Z * -log(weight(k) / Z)

    def growth(m):
        return (log(log(m)) - log(log(term(3))) - lost) / Z

    M = variable("M", real)
    height = Z * M + log(log(term(3))) + lost
    d.show(
        conjunction(
            (
                forall(m, sum_up_to(m, weight) <= C),
                forall(m, sum_up_to(m, information) >= growth(1 + m)),
                forall(M, growth(3 + ceiling(exp(exp(height)))) >= M),
            )
        )
    )

    with d.each(m):
        (
            d.chain(sum_up_to(m, weight))
            .le(C - 1 / log(m), at(weights_with_a_finite_sum.because(), m), definition)
            .le(C, sign)
        )
    finite = d.proved()
    d.have(log(Z) >= -abs(log(Z)), sign)
    least = d.proved()
    with d.each(m):
        total = sum_up_to(m, weight)
        (
            d.chain(log(Z) * total)
            .ge(-abs(log(Z)) * total, least.times(total))
            .ge(-lost, at(finite, m).times(abs(log(Z))))
        )
        constant = d.proved()
        (
            d.chain(sum_up_to(m, information))
            .eq((sum_up_to(m, lambda k: weight(k) * log(1 / weight(k))) + log(Z) * total) / Z, logarithms)
            .ge(
                (log(log(1 + m)) - log(log(term(3))) + log(Z) * total) / Z,
                at(weights_of_infinite_entropy.because(), m).times(1 / Z),
            )
            .ge(growth(1 + m), constant.times(1 / Z))
        )
    with d.each(M):
        (
            d.chain(growth(3 + ceiling(exp(exp(height)))))
            .ge((height - log(log(term(3))) - lost) / Z, log_log_unbounded(height).times(1 / Z))
            .eq(M, algebra)
        )
