"""Direct preference optimisation is the Bradley–Terry loss of scaled log-ratios."""

from derive.authoring import *


@theorem(_("The DPO loss is a Bradley–Terry loss"), claims=("loss:dpo",))
def dpo_is_bradley_terry(d):
    """ℓ(a − b, β) is the Bradley–Terry loss of the scores β a and β b."""
    a, b, beta = d.real("a"), d.real("b"), d.real("beta")
    d.show(Eq(dpo(a - b, beta), bradley_terry(beta * a, beta * b)))
    (
        d.chain(dpo(a - b, beta))
        .eq(-log(sigmoid(beta * (a - b))), definition)
        .eq(-log(sigmoid(beta * a - beta * b)), algebra)
        .eq(bradley_terry(beta * a, beta * b), definition)
    )
