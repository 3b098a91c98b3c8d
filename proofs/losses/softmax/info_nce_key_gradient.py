"""The gradient of InfoNCE in a key: the query, weighted by p − δ."""

from derive.authoring import *


@theorem(_("The gradient of InfoNCE in a key"), claims=("loss:info_nce",), source="van den Oord, Li & Vinyals 2018")
def info_nce_key_gradient(d):
    """With s_j = ⟨q, k_j⟩ the gradient in the key k_l is (p_l − δ_ly) q/τ."""
    K, dim = d.size("K"), d.size("m")
    q, keys = d.family("q", dim), d.family("k", K, family_sort(dim, real))
    y, tau = d.index("y", K), d.positive("tau")
    l, f = d.index("l", K), d.index("f", dim)
    j, g = index("j", K), index("g", dim)
    s = function(j, sum_(g, q[g] * keys[j, g]))
    p = softmax(function(j, s[j] / tau))
    d.show(Eq(D(info_nce(s, y, tau), keys[l, f]), (p[l] - delta(l, y)) * q[f] / tau))
    (
        d.chain(D(info_nce(s, y, tau), keys[l, f]))
        .eq(D(logsumexp(function(j, s[j] / tau)) - s[y] / tau, keys[l, f]), definition)
        .eq(sum_(j, p[j] * delta(j, l) * q[f] / tau) - delta(l, y) * q[f] / tau, chain_rule)
        .eq((p[l] - delta(l, y)) * q[f] / tau, kronecker)
    )
