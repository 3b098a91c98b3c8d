"""A class other than y that contributes makes the sum over the classes other than y positive."""

from derive.authoring import *


@theorem(_("One class within the margin is enough"), lemma=_("one class within the margin is enough"))
def within_the_margin(d):
    """If a_i ≥ 0 for every class i, and a_k > 0 for a class k ≠ y, then Σ_{i ≠ y} a_i > 0."""
    K = d.size("K")
    y, k, i = d.index("y", K), d.index("k", K), index("i", K)
    a = d.family("a", K)
    other = d.suppose(Ne(k, y))
    signs = d.suppose(forall(i, a[i] >= 0))
    contributes = d.suppose(a[k] > 0)
    rest = sum_(i, (1 - delta(i, y)) * a[i])
    d.show(rest > 0)
    with d.each(i):
        d.chain((1 - delta(i, y)) * a[i]).ge(0, at(signs, i).times(1 - delta(i, y)))
    each = d.proved()
    d.chain(rest).ge((1 - delta(k, y)) * a[k], term_of_sum(each, k)).eq(a[k], other).gt(0, contributes)
