"""Softplus in a form that never overflows."""

from derive.authoring import *


@theorem(_("Softplus in stable form"), claims=("loss:softplus",), lemma=_("softplus in stable form"))
def softplus_stable_form(d):
    """softplus(x) = max(x, 0) + log(1 + e^{−|x|}): the large part is taken out, what is left lies in (0, log 2]."""
    x = d.real("x")
    stable = maximum(x, 0) + log(1 + exp(-abs(x)))
    d.show(Eq(softplus(x), stable))
    with d.case(x <= 0):
        (
            d.chain(softplus(x))
            .eq(log(1 + exp(x)), definition)
            .eq(stable, words(_("{0} and {1}, since {2}"), Eq(maximum(x, 0), 0), Eq(-abs(x), x), x <= 0))
        )
    with d.case(x > 0):
        (
            d.chain(softplus(x))
            .eq(log(1 + exp(x)), definition)
            .eq(log(exp(x) * (1 + exp(-x))), words(_("{0} taken out"), exp(x)))
            .eq(x + log(1 + exp(-x)), logarithms)
            .eq(stable, words(_("{0} and {1}, since {2}"), Eq(maximum(x, 0), x), Eq(abs(x), x), x > 0))
        )
