"""The entropy of n equally likely alternatives is log₂ n bits."""

from derive.authoring import *


@theorem(
    _("The entropy of equally likely alternatives"), claims=("A21",), lemma=_("entropy of equally likely alternatives")
)
def entropy_of_equally_likely_alternatives(d):
    """In bits it is log₂ n: the number of yes-or-no questions that tell n = 2, 4, 8, … alternatives apart."""
    n = d.size("n")
    i = index("i", n)
    uniform = function(i, 1 / n)
    d.show(Eq(entropy_bits(uniform), log(n, 2)))
    (
        d.chain(entropy_bits(uniform))
        .eq(-sum_(i, 1 / n * log(1 / n, 2)), definition)
        .eq(-log(1 / n, 2), words(_("{0} equal terms"), n))
        .eq(log(n, 2), logarithms)
    )
