"""The Jensen–Shannon distance: the root of the divergence in its stable form."""

from derive.authoring import *
from proofs.losses.divergence.dominated_by_the_mixture import dominated_by_the_mixture
from proofs.losses.divergence.jensen_shannon_nonnegative import jensen_shannon_nonnegative
from proofs.losses.divergence.jensen_shannon_stable_form import jensen_shannon_stable_form


@theorem(_("The stable form of the Jensen–Shannon distance"), claims=("loss:jensen_shannon",))
def jensen_shannon_distance_stable_form(d):
    """The root of the stable form of the divergence."""
    n = d.size("n")
    p, t = d.family("p", n, nonnegative), d.family("t", n, nonnegative)
    i = index("i", n)
    stable = sum_(i, stable_divergence_from_mean(p[i], t[i])) / 2
    mixture = function(i, (p[i] + t[i]) / 2)
    d.show(Eq(jensen_shannon_distance(p, t), sqrt(stable)))
    d.have(
        conjunction((absolutely_continuous(p, mixture), absolutely_continuous(t, mixture))),
        dominated_by_the_mixture(n, p, t),
    )
    d.have(jensen_shannon(p, t) >= 0, jensen_shannon_nonnegative(n, p, t))
    value = d.have(Eq(jensen_shannon(p, t), stable), jensen_shannon_stable_form(n, p, t))
    d.chain(jensen_shannon_distance(p, t)).eq(sqrt(jensen_shannon(p, t)), definition).eq(sqrt(stable), value)
