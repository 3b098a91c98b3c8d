"""Along every line the second derivative of log-sum-exp is a variance."""

from derive.authoring import *


@theorem(
    _("The second derivative of log-sum-exp along a line"), lemma=_("second derivative of log-sum-exp along a line")
)
def logsumexp_second_derivative_along_a_line(d):
    """d²/ds² lse(z + s v) = Σ p_i v_i² − (Σ p_i v_i)² with p = softmax(z + s v): the variance of v under p."""
    K = d.size("K")
    z, v, s = d.family("z", K), d.family("v", K), d.real("s")
    i = index("i", K)

    def line(s):
        return function(i, z[i] + s * v[i])

    def mean(s):
        return sum_(i, softmax(line(s))[i] * v[i])

    variance = sum_(i, softmax(line(s))[i] * v[i] ** 2) - mean(s) ** 2
    d.show(Eq(D(logsumexp(line(s)), s, 2), variance))
    with d.each(s):
        d.have(Eq(D(logsumexp(line(s)), s), mean(s)), chain_rule)
    slope = d.proved()
    (
        d.chain(D(logsumexp(line(s)), s, 2))
        .eq(D(D(logsumexp(line(s)), s), s), differentiation)
        .eq(D(mean(s), s), differentiating(at(slope, s), s))
        .eq(sum_(i, softmax(line(s))[i] * (v[i] - mean(s)) * v[i]), quotient_rule)
        .eq(variance, linearity)
    )
