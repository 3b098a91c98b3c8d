"""A term of the Jensen–Shannon divergence, written by the difference of its two numbers."""

from derive.authoring import *


@theorem(
    _("A term of the Jensen–Shannon divergence by differences"),
    claims=("loss:jensen_shannon",),
    lemma=_("the term by differences"),
)
def jensen_shannon_by_differences(d):
    """With m = (p + t)/2 and u = (p − t)/(p + t) one has p = m (1 + u) and t = m (1 − u). For p ≈ t the left side
    subtracts what is nearly equal; the right side adds about 2u² to about −u², and no digits are lost."""
    p, t = d.positive("p"), d.positive("t")
    m, u = (p + t) / 2, (p - t) / (p + t)
    d.show(Eq(divergence_from_mean(p, t), divergence_from_mean_by_differences(p, t)))
    (
        d.chain(divergence_from_mean(p, t))
        .eq(p * log(p) - p * log(m) + t * log(t) - t * log(m), definition)
        .eq(m * ((1 + u) * log(1 + u) + (1 - u) * log(1 - u)), logarithms)
        .eq(m * (u * (log(1 + u) - log(1 - u)) + log(1 - u**2)), logarithms)
        .eq(divergence_from_mean_by_differences(p, t), definition)
    )
