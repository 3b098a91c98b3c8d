"""The gradient of InfoNCE in a key: the query, weighted by p − δ."""

from derive.authoring import *


@theorem(_("The gradient of InfoNCE in a key"), claims=("loss:info_nce",), source="van den Oord, Li & Vinyals 2018")
def info_nce_key_gradient(d):
    """With s_j = ⟨q, k_j⟩ the gradient in the key k_l is (p_l − δ_ly) q/τ."""
    K, dim = d.size("K"), d.size("m")
    q, keys = d.family("q", dim), d.family("k", K, family_sort(dim, real))
    y, tau = d.index("y", K), d.positive("tau")
    l, h = d.index("l", K), d.index("h", dim)
    j, u = index("j", K), index("u", dim)
    s = function(j, sum_(u, q[u] * keys[j, u]))
    p = softmax(function(j, s[j] / tau))
    d.show(Eq(D(info_nce(s, y, tau), keys[l, h]), (p[l] - delta(l, y)) * q[h] / tau))
    (
        d.chain(D(info_nce(s, y, tau), keys[l, h]))
        .eq(D(logsumexp(function(j, s[j] / tau)) - s[y] / tau, keys[l, h]), definition)
        .eq(sum_(j, p[j] * delta(j, l) * q[h] / tau) - delta(l, y) * q[h] / tau, chain_rule)
        .eq((p[l] - delta(l, y)) * q[h] / tau, kronecker)
    )
