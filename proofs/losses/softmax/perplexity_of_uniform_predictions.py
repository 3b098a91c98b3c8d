"""The perplexity of uniform predictions is the number of classes."""

from derive.authoring import *


@theorem(_("The perplexity of uniform predictions"), claims=("loss:perplexity",))
def perplexity_of_uniform_predictions(d):
    """Equal logits in every row give PP = K: perplexity counts equally likely alternatives."""
    m, K = d.size("m"), d.size("K")
    c, y = d.family("c", m), d.family("y", m, index_range(K))
    l, i = index("l", m), index("i", K)
    equal = function(l, function(i, c[l]))
    d.show(Eq(perplexity_of_predictions(equal, y), K))
    (
        d.chain(perplexity_of_predictions(equal, y))
        .eq(exp(sum_(l, -log(exp(c[l]) / sum_(i, exp(c[l])))) / m), definition)
        .eq(exp(sum_(l, log(K)) / m), logarithms)
        .eq(K, exponentials)
    )
