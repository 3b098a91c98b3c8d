"""The gradient of InfoNCE in the query: the mean key under p minus the right key, over τ."""

from derive.authoring import *


@theorem(_("The gradient of InfoNCE in the query"), claims=("loss:info_nce",), source="van den Oord, Li & Vinyals 2018")
def info_nce_query_gradient(d):
    """With s_j = ⟨q, k_j⟩ the gradient in q is (Σ p_j k_j − k_y)/τ: the query moves to its key and away from the
    others."""
    K, dim = d.size("K"), d.size("m")
    q, keys = d.family("q", dim), d.family("k", K, family_sort(dim, real))
    y, tau, h = d.index("y", K), d.positive("tau"), d.index("h", dim)
    j, u = index("j", K), index("u", dim)
    s = function(j, sum_(u, q[u] * keys[j, u]))
    p = softmax(function(j, s[j] / tau))
    d.show(Eq(D(info_nce(s, y, tau), q[h]), (sum_(j, p[j] * keys[j, h]) - keys[y, h]) / tau))
    (
        d.chain(D(info_nce(s, y, tau), q[h]))
        .eq(D(logsumexp(function(j, s[j] / tau)) - s[y] / tau, q[h]), definition)
        .eq(sum_(j, p[j] * keys[j, h] / tau) - keys[y, h] / tau, chain_rule)
        .eq((sum_(j, p[j] * keys[j, h]) - keys[y, h]) / tau, linearity)
    )
