"""p log q has no limit as p and q go to 0: along one path it is −1, along another 0."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one


@theorem(_("p log q has no limit at (0, 0)"), claims=("A11",))
def p_log_q_has_no_limit(d):
    """As s falls to 0, so do p = s and q = exp(−1/s), with p log q = −1 all along; with p = 0 and the same q it is 0.

    So 0 log 0 = 0 in a cross-entropy is no continuity: terms with p = 0 are outside the support of P and count 0.
    """
    s = variable("s", positive)
    q = exp(-1 / s)
    vanishes = Eq(limit(q, s, 0, "+"), 0)
    d.show(conjunction((vanishes, forall(s, Eq(s * log(q), -1)), forall(s, Eq(0 * log(q), 0)))))
    nothing = term(0)
    with d.each(s):
        d.have(nothing <= q, sign)
    lower = d.proved()
    with d.each(s):
        d.chain(q).le(s - s * q, log_le_sub_one(exp(1 / s)).times(s * q)).le(s, sign)
    upper = d.proved()
    low = d.have(Eq(limit(nothing, s, 0, "+"), 0), continuity_at(limit(nothing, s, 0, "+"), nonnegative))
    high = d.have(Eq(limit(s, s, 0, "+"), 0), continuity_at(limit(s, s, 0, "+"), nonnegative))
    d.have(vanishes, squeezed(limit(q, s, 0, "+"), lower, upper, low, high))
    with d.each(s):
        d.have(Eq(s * log(q), -1), exponentials)
    with d.each(s):
        d.have(Eq(0 * log(q), 0), algebra)
