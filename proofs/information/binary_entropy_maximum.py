"""The binary entropy is largest at 1/2, where it is log 2: one bit."""

from derive.authoring import *
from proofs.information.binary_entropy_slope import binary_entropy_slope


@theorem(_("The maximum of the binary entropy"), source="Cover & Thomas 2006, example 2.1.1")
def binary_entropy_maximum(d):
    """H_b(p) ≤ log 2 for all p in [0, 1], and H_b(1/2) = log 2."""
    p = variable("p", probability)
    half = term(1) / 2
    d.show(conjunction([forall(p, binary_entropy(p) <= log(2)), Eq(binary_entropy(half), log(2))]))

    with d.each(variable("x", interval(0, half, left_open=True, right_open=True))) as x:
        d.chain(D(binary_entropy(x), x)).eq(log((1 - x) / x), binary_entropy_slope(x)).ge(0, sign)
    rises = d.proved()
    with d.each(variable("x", interval(half, 1, left_open=True, right_open=True))) as x:
        d.chain(D(binary_entropy(x), x)).eq(log((1 - x) / x), binary_entropy_slope(x)).le(0, sign)
    falls = d.proved()
    with d.each(p):
        d.claim(binary_entropy(p) <= log(2))
        with d.case(p <= half):
            (
                d.chain(binary_entropy(p))
                .le(binary_entropy(half), mean_value(rises, binary_entropy, interval(0, half), p, half))
                .eq(log(2), definition)
            )
        with d.case(p > half):
            (
                d.chain(binary_entropy(p))
                .le(binary_entropy(half), mean_value(falls, binary_entropy, interval(half, 1), half, p))
                .eq(log(2), definition)
            )
    d.have(Eq(binary_entropy(half), log(2)), definition)
