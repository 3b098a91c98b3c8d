"""The logarithm of the logarithm passes every bound, though slowly."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one


@theorem(_("log log passes every bound"), lemma=_("log log passes every bound"))
def log_log_unbounded(d):
    """log log m ≥ t at the whole number m = 3 + ⌈exp(exp t)⌉, for every real t."""
    t = d.real("t")
    high, m = exp(exp(t)), 3 + ceiling(exp(exp(t)))
    d.show(log(log(m)) >= t)
    rounded = d.have(high <= ceiling(high), at_most_ceiling(high))
    d.chain(log(high / m)).le(high / m - 1, log_le_sub_one(high / m)).le(0, rounded.times(1 / m))
    d.have(exp(t) <= log(m), d.proved())
    once, ratio = d.proved(), exp(t) / log(m)
    d.chain(log(ratio)).le(ratio - 1, log_le_sub_one(ratio)).le(0, once.times(1 / log(m)))
    d.have(log(log(m)) >= t, d.proved())
