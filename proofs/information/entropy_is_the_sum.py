"""The definition of discrete entropy, −Σ p_i log₂ p_i, where all probabilities are positive."""

from derive.authoring import *


@theorem(_("Discrete entropy"), kind="definition", claims=("A1",), source="Cover & Thomas 2006, 2.1")
def entropy_is_the_sum(d):
    """In bits, for positive probabilities, where every logarithm stands for itself."""
    n = d.size("n")
    p = d.family("p", n, positive)
    i = index("i", n)
    d.show(Eq(entropy_bits(p), -sum_(i, p[i] * log(p[i], 2))))
    (
        d.chain(entropy_bits(p))
        .eq(-sum_(i, xlogy(p[i], p[i]) / log(2)), definition)
        .eq(-sum_(i, p[i] * (log(p[i]) / log(2))), words(_("{0} is positive"), p[i]))
        .eq(-sum_(i, p[i] * log(p[i], 2)), words(_("change of base")))
    )
