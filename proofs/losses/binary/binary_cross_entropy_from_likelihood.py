"""The loss over n items is the negative log-likelihood of n independent Bernoulli outputs."""

from derive.authoring import *


@theorem(
    _("Binary cross-entropy from the Bernoulli likelihood"),
    claims=("B13",),
    source="Bishop 2006, 4.3.2",
    lemma=_("the loss is a negative log-likelihood"),
)
def binary_cross_entropy_from_likelihood(d):
    """Item i has target x_i and output y_i; its likelihood is y_i^(x_i) (1 − y_i)^(1 − x_i). Targets may be soft."""
    n = d.size("n")
    x, y = d.family("x", n, probability), d.family("y", n, open_probability)
    i = index("i", n)
    likelihood = prod(i, y[i] ** x[i] * (1 - y[i]) ** (1 - x[i]))
    d.show(Eq(-log(likelihood), sum_(i, binary_cross_entropy(x[i], y[i]))))
    (
        d.chain(-log(likelihood))
        .eq(-sum_(i, log(y[i] ** x[i] * (1 - y[i]) ** (1 - x[i]))), logarithms)
        .eq(-sum_(i, x[i] * log(y[i]) + (1 - x[i]) * log(1 - y[i])), logarithms)
        .eq(sum_(i, binary_cross_entropy(x[i], y[i])), definition)
    )
