"""The sigmoid in a form that never overflows."""

from derive.authoring import *


@theorem(_("The sigmoid in stable form"), claims=("loss:sigmoid",), lemma=_("the sigmoid in stable form"))
def sigmoid_stable_form(d):
    """σ(x) = e^{min(x, 0)}/(1 + e^{−|x|}): no exponential of a positive number is taken, so nothing overflows."""
    x = d.real("x")
    stable = exp(minimum(x, 0)) / (1 + exp(-abs(x)))
    d.show(Eq(sigmoid(x), stable))
    with d.case(x <= 0):
        (
            d.chain(sigmoid(x))
            .eq(1 / (1 + exp(-x)), definition)
            .eq(exp(x) / (1 + exp(x)), words(_("numerator and denominator times {0}"), exp(x)))
            .eq(stable, words(_("{0} and {1}, since {2}"), Eq(minimum(x, 0), x), Eq(-abs(x), x), x <= 0))
        )
    with d.case(x > 0):
        (
            d.chain(sigmoid(x))
            .eq(1 / (1 + exp(-x)), definition)
            .eq(stable, words(_("{0} and {1}, since {2}"), Eq(minimum(x, 0), 0), Eq(abs(x), x), x > 0))
        )
