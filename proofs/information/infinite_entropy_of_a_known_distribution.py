"""On a countable alphabet a known distribution may have infinite entropy: p_n ∝ 1/(n log² n)."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one


@theorem(
    _("A known distribution of infinite entropy"),
    kind="remark",
    claims=("A19",),
    source="Cover & Thomas 2006, problem 2.19",
)
def infinite_entropy_of_a_known_distribution(d):
    """On n = 3, 4, … take p_n = w(n)/Z with w(x) = 1/(x log² x). The weights have a finite sum Z, the entropy is +∞.

    Both by comparing sums with integrals of falling functions: ∫ w up to m stays below 1/log 3, while w log(1/w) is at
    least 1/(x log x), whose integral log log m − log log 3 grows without bound. Terms here are finite, so that the
    infinite sum itself stays a remark; what is shown are the two integrals and the comparison.
    """
    m = d.variable("m", interval(3, None))
    x = variable("x", interval(3, m))
    inside = variable("x", interval(3, m, left_open=True, right_open=True))

    def weight(x):
        return 1 / (x * log(x) ** 2)

    def slow(x):
        return 1 / (x * log(x))

    d.show(
        conjunction(
            (
                integral(x, weight(x)) < 1 / log(term(3)),
                forall(x, weight(x) * log(1 / weight(x)) >= slow(x)),
                Eq(integral(x, slow(x)), log(log(m)) - log(log(term(3)))),
            )
        )
    )
    with d.each(inside):
        d.have(Eq(D(-1 / log(inside), inside), weight(inside)), differentiation)
    primitive = d.proved()
    (
        d.chain(integral(x, weight(x)))
        .eq(-1 / log(m) - (-1 / log(term(3))), fundamental_theorem(primitive, lambda x: -1 / log(x), interval(3, m)))
        .lt(1 / log(term(3)), sign)
    )
    with d.each(x):
        small = d.have(log(e / x) <= e / x - 1, log_le_sub_one(e / x))
        d.chain(log(x)).ge(2 - e / x, small).ge(2 - e / 3, domain(x)).gt(1, sign)
        d.have(log(x) > 1, d.proved())
        loglog = d.have(log(1 / log(x)) <= 1 / log(x) - 1, log_le_sub_one(1 / log(x)))
        d.have(log(log(x)) >= 0, loglog)
        (
            d.chain(weight(x) * log(1 / weight(x)))
            .eq(slow(x) + 2 * log(log(x)) / (x * log(x) ** 2), logarithms)
            .ge(slow(x), sign)
        )
    with d.each(inside):
        d.have(Eq(D(log(log(inside)), inside), slow(inside)), differentiation)
    d.have(
        Eq(integral(x, slow(x)), log(log(m)) - log(log(term(3)))),
        fundamental_theorem(d.proved(), lambda x: log(log(x)), interval(3, m)),
    )
