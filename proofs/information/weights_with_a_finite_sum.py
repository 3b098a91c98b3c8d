"""The weights 1/(k log² k) have a finite sum."""

from derive.authoring import *
from derive.terms.definition import Notation, define
from proofs.calculus.log_le_sub_one import log_le_sub_one

_x = variable("x", interval(1, None, left_open=True))
weight = define("weight", (_x,), 1 / (_x * log(_x) ** 2), Notation("w({0})", "w({0})"), "w(x) := 1/(x log² x), x > 1.")


@theorem(_("Weights with a finite sum"), claims=("A19",), lemma=_("the weights have a finite sum"))
def weights_with_a_finite_sum(d):
    """Σ w(k) over k = 3, …, m stays below w(3) + 1/log 3 for w(k) = 1/(k log² k): each further weight is at most the
    step of −1/log, as comparing with the integral suggests."""
    m = variable("m", integers(3, None))

    def total(m):
        k = variable("k", integers(3, m))
        return sum_(k, weight(k))

    first = weight(term(3)) + 1 / log(term(3))
    bound = total(m) <= first - 1 / log(m)
    d.show(forall(m, bound))

    start = d.have(total(term(3)) <= first - 1 / log(term(3)), algebra)
    with d.each(m), d.supposing(bound) as induction:
        d.have(log(m / (m + 1)) <= m / (m + 1) - 1, log_le_sub_one(m / (m + 1)))
        gap = d.have(1 / (m + 1) <= log(m + 1) - log(m), d.proved())
        d.have(log(m) <= log(m + 1), sign)
        (
            d.chain(weight(m + 1))
            .eq(1 / ((m + 1) * log(m + 1) ** 2), definition)
            .le(1 / ((m + 1) * log(m) * log(m + 1)), sign)
            .le((log(m + 1) - log(m)) / (log(m) * log(m + 1)), gap.times(1 / (log(m) * log(m + 1))))
            .eq(1 / log(m) - 1 / log(m + 1), algebra)
        )
        step = d.proved()
        (
            d.chain(total(m + 1))
            .eq(total(m) + weight(m + 1), splitting(total(m + 1), m))
            .le(first - 1 / log(m) + (1 / log(m) - 1 / log(m + 1)), induction, step)
            .eq(first - 1 / log(m + 1), algebra)
        )
    d.have(forall(m, bound), by_induction(start, d.proved(), m, bound))
