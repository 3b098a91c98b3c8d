"""Softmax at a temperature with the maximum taken out before the logits are divided."""

from derive.authoring import *


@theorem(_("Softmax at a temperature with the maximum taken out"), lemma=_("softmax at a temperature, stable"))
def softmax_at_a_temperature_stable_form(d):
    """softmax(z/T)_k = e^{(z_k − m)/T}/Σ e^{(z_i − m)/T} with m = max z_i: no quotient z_i/T is formed, which could
    overflow for a small T."""
    K = d.size("K")
    z, T = d.family("z", K), d.positive("T")
    k, i = d.index("k", K), index("i", K)
    m = largest(z)
    cooled = softmax(function(i, z[i] / T))
    d.show(Eq(cooled[k], exp((z[k] - m) / T) / sum_(i, exp((z[i] - m) / T))))
    (
        d.chain(cooled[k])
        .eq(exp(z[k] / T) / sum_(i, exp(z[i] / T)), definition)
        .eq(exp(m / T) * exp((z[k] - m) / T) / (exp(m / T) * sum_(i, exp((z[i] - m) / T))), exponentials, linearity)
        .eq(exp((z[k] - m) / T) / sum_(i, exp((z[i] - m) / T)), algebra)
    )
