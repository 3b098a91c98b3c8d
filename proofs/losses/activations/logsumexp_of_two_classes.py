"""The log-sum-exp of two logits, one of them 0, is softplus."""

from derive.authoring import *


@theorem(_("Log-sum-exp of two classes is softplus"), lemma=_("log-sum-exp of two classes"))
def logsumexp_of_two_classes(d):
    """lse((a, b)) = a + softplus(b − a)."""
    a, b = d.real("a"), d.real("b")
    d.show(Eq(logsumexp(vector(a, b)), a + softplus(b - a)))
    (
        d.chain(logsumexp(vector(a, b)))
        .eq(log(exp(a) + exp(b)), definition)
        .eq(log(exp(a) * (1 + exp(b - a))), exponentials)
        .eq(a + log(1 + exp(b - a)), logarithms)
        .eq(a + softplus(b - a), definition)
    )
