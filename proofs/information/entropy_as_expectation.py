"""Entropy is the expectation of −log p."""

from derive.authoring import *


@theorem(_("Entropy is an expectation"), claims=("A3",), source="Cover & Thomas 2006, 2.1")
def entropy_as_expectation(d):
    """H(P) = E[−log P]. An outcome of probability 0 is never drawn, so any number c may stand for its information."""
    n, c = d.size("n"), d.real("c")
    p = d.distribution("p", n)
    i = index("i", n)
    information = piecewise((-log(p[i]), p[i] > 0), otherwise=c)
    d.show(Eq(entropy(p), expectation(p, i, information)))
    with d.each(i):
        d.claim(Eq(-xlogy(p[i], p[i]), p[i] * information))
        with d.case(Eq(p[i], 0)) as never:
            d.have(Eq(-xlogy(p[i], p[i]), p[i] * information), never)
        with d.case(p[i] > 0):
            d.have(Eq(-xlogy(p[i], p[i]), p[i] * information), algebra)
    term_by_term = d.proved()
    (
        d.chain(entropy(p))
        .eq(sum_(i, -xlogy(p[i], p[i])), definition)
        .eq(sum_(i, p[i] * information), summing(term_by_term))
        .eq(expectation(p, i, information), definition)
    )
