"""No code has a mean length below the entropy."""

from derive.authoring import *
from proofs.information.gibbs_termwise import gibbs_termwise


@theorem(
    _("No code is shorter than the entropy"),
    claims=("A4",),
    source="Cover & Thomas 2006, 5.3.1",
    lemma=_("the coding bound"),
)
def coding_bound(d):
    """Lengths with Σ 2^(−ℓ_i) ≤ 1 have a mean of at least H₂(p) bits. They may be any reals; a code has whole ones.

    Prefix codes satisfy Σ 2^(−ℓ_i) ≤ 1 (Kraft), and so do all uniquely decodable codes (McMillan).
    """
    n = d.size("n")
    p = d.distribution("p", n)
    l = d.family("ell", n)
    i = index("i", n)
    kraft = d.suppose(sum_(i, term(2) ** (-l[i])) <= 1)
    d.show(entropy_bits(p) <= sum_(i, p[i] * l[i]))

    q = function(i, term(2) ** (-l[i]))
    (
        d.chain(sum_(i, p[i] * l[i]) - entropy_bits(p))
        .eq(1 / log(2) * sum_(i, xlogy(p[i], p[i]) - xlogy(p[i], q[i])), definition)
        .ge(1 / log(2) * sum_(i, p[i] - q[i]), gibbs_termwise(n, p, q).times(1 / log(2)))
        .eq(1 / log(2) * (1 - sum_(i, q[i])), d.normalised(p))
        .ge(0, kraft)
    )
    d.have(entropy_bits(p) <= sum_(i, p[i] * l[i]), d.proved())
