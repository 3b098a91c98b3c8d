"""Distributions without a common outcome have the divergence log 2."""

from derive.authoring import *


@theorem(_("The largest Jensen–Shannon divergence"), claims=("loss:jensen_shannon",))
def jensen_shannon_attains_log_two(d):
    """The bound log 2 is reached by (1, 0) and (0, 1): the Jensen–Shannon divergence stays finite where D(p ‖ t) is
    not defined."""
    p, t = vector(1, 0), vector(0, 1)
    half = term(1) / 2
    m = vector(half, half)
    d.show(Eq(jensen_shannon(p, t), log(2)))
    (
        d.chain(jensen_shannon(p, t))
        .eq(kl_divergence(p, m) / 2 + kl_divergence(t, m) / 2, definition)
        .eq(log(2) / 2 + log(2) / 2, words(_("the terms written out")))
        .eq(log(2), algebra)
    )
