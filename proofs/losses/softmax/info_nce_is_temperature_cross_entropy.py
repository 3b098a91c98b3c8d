"""InfoNCE is cross-entropy over the candidates at a temperature."""

from derive.authoring import *


@theorem(_("InfoNCE is a cross-entropy"), claims=("loss:info_nce",), lemma=_("InfoNCE is a cross-entropy"))
def info_nce_is_temperature_cross_entropy(d):
    """−log (e^{s_y/τ}/Σ e^{s_i/τ}) = ℓ(s, y, τ): the similarities are the logits."""
    K = d.size("K")
    s, y, tau = d.family("s", K), d.index("y", K), d.positive("tau")
    i = index("i", K)
    d.show(Eq(info_nce(s, y, tau), temperature_cross_entropy(s, y, tau)))
    (
        d.chain(info_nce(s, y, tau))
        .eq(-log(exp(s[y] / tau) / sum_(i, exp(s[i] / tau))), definition)
        .eq(temperature_cross_entropy(s, y, tau), definition)
    )
