"""f(1/8) = f(1/4) + f(1/2): the first instance of the law f(xy) = f(x) + f(y)."""

from derive.authoring import *


@theorem(_("To win the cup is to reach the final and to win it"), claims=("B1",), lemma="f(1/8) = f(1/4) + f(1/2)")
def additive_at_one_eighth(d):
    """Eight equal teams: winning has probability 1/8, reaching the final 1/4, winning the final 1/2."""
    unit = interval(0, 1, left_open=True)
    f = d.function("f", unit)
    x, y = variable("x", unit), variable("y", unit)
    law = d.suppose(forall(x, forall(y, Eq(f(x * y), f(x) + f(y)))))
    half, quarter, eighth = term(1) / 2, term(1) / 4, term(1) / 8
    d.show(Eq(f(eighth), f(quarter) + f(half)))
    (d.chain(f(eighth)).eq(f(quarter * half), algebra).eq(f(quarter) + f(half), at(law, quarter, half)))
