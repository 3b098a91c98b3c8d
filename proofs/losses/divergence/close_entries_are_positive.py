"""Two numbers ≥ 0 that differ by less than a third of their sum are positive."""

from derive.authoring import *


@theorem(_("Close entries are positive"), claims=("loss:jensen_shannon",), lemma=_("close entries are positive"))
def close_entries_are_positive(d):
    """|p_i − t_i| < (p_i + t_i)/3 says that neither is twice the other or more; with p_i = 0 or t_i = 0 it is false."""
    n = d.size("n")
    p, t = d.family("p", n, nonnegative), d.family("t", n, nonnegative)
    i = index("i", n)
    near = abs(p[i] - t[i]) < (p[i] + t[i]) / 3
    d.show(forall(i, implies(near, conjunction((p[i] > 0, t[i] > 0)))))
    with d.each(i), d.supposing(near) as close:
        d.have(p[i] - t[i] < (p[i] + t[i]) / 3, close)
        d.have(t[i] - p[i] < (p[i] + t[i]) / 3, close)
        d.have(conjunction((p[i] > 0, t[i] > 0)), words(_("no entry is negative")))
