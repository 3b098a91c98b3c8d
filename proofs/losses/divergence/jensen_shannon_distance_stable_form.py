"""The Jensen–Shannon distance: the root of one sum."""

from derive.authoring import *
from proofs.losses.divergence.dominated_by_the_mixture import dominated_by_the_mixture
from proofs.losses.divergence.jensen_shannon_nonnegative import jensen_shannon_nonnegative
from proofs.losses.divergence.jensen_shannon_stable_form import jensen_shannon_stable_form


@theorem(_("The Jensen–Shannon distance in one sum"), claims=("loss:jensen_shannon",))
def jensen_shannon_distance_stable_form(d):
    """The root of ½ Σ (p_i log p_i + t_i log t_i − p_i log m_i − t_i log m_i) with the mixture m = (p + t)/2. The sum
    is never negative; a rounded one may be, hence the maximum with 0."""
    n = d.size("n")
    p, t = d.family("p", n, nonnegative), d.family("t", n, nonnegative)
    i = index("i", n)
    m = function(i, (p[i] + t[i]) / 2)
    one_sum = sum_(i, xlogy(p[i], p[i]) - xlogy(p[i], m[i]) + xlogy(t[i], t[i]) - xlogy(t[i], m[i])) / 2
    d.show(Eq(jensen_shannon_distance(p, t), sqrt(maximum(one_sum, 0))))
    d.have(conjunction((absolutely_continuous(p, m), absolutely_continuous(t, m))), dominated_by_the_mixture(n, p, t))
    least = d.have(jensen_shannon(p, t) >= 0, jensen_shannon_nonnegative(n, p, t))
    value = d.have(Eq(jensen_shannon(p, t), one_sum), jensen_shannon_stable_form(n, p, t))
    d.chain(one_sum).eq(jensen_shannon(p, t), value).ge(0, least)
    not_negative = d.proved()
    (
        d.chain(jensen_shannon_distance(p, t))
        .eq(sqrt(jensen_shannon(p, t)), definition)
        .eq(sqrt(one_sum), value)
        .eq(sqrt(maximum(one_sum, 0)), not_negative)
    )
