"""The clamped loss at a prediction 0 for a target 1 is 100."""

from derive.authoring import *


@theorem(_("Clamped binary cross-entropy at p = 0"), claims=("loss:binary_cross_entropy",))
def clamped_binary_cross_entropy_at_zero(d):
    """The clamped loss of the target 1 is 100 at p = 0, and of the target 0 it is 0 there. Binary cross-entropy itself
    exceeds every bound M > 0 for the target 1: at p = e^{−2M} it is 2M."""
    M = d.positive("M")
    clamped = clamped_binary_cross_entropy
    bound = binary_cross_entropy(1, exp(-2 * M))
    d.show(conjunction((Eq(clamped(1, 0), 100), Eq(clamped(0, 0), 0), bound > M)))
    d.have(exp(-2 * M) < 1, exponentials)
    (
        d.chain(clamped(1, 0))
        .eq(-log(maximum(0, exp(-term(100)))), definition)
        .eq(-log(exp(-term(100))), words(_("{0}"), exp(-term(100)) > 0))
        .eq(100, logarithms)
    )
    (
        d.chain(clamped(0, 0))
        .eq(-log(maximum(1, exp(-term(100)))), definition)
        .eq(-log(term(1)), words(_("{0}"), exp(-term(100)) < 1))
        .eq(0, logarithms)
    )
    d.chain(bound).eq(-log(exp(-2 * M)), definition).eq(2 * M, logarithms).gt(M, domain(M))
