"""The perplexity of one token is one over its probability."""

from derive.authoring import *


@theorem(_("The perplexity of one token"), claims=("loss:perplexity",))
def perplexity_of_one_token(d):
    """e^{ℓ(z, y)} = 1/softmax(z)_y."""
    K = d.size("K")
    z, y = d.family("z", K), d.index("y", K)
    loss = softmax_cross_entropy_with_integer_labels(z, y)
    d.show(Eq(exp(loss), 1 / softmax(z)[y]))
    d.chain(exp(loss)).eq(exp(-log(softmax(z)[y])), definition).eq(1 / softmax(z)[y], exponentials)
