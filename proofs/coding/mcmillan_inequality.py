"""McMillan's inequality: uniquely decodable codes satisfy Kraft's inequality, too."""

from derive.authoring import *
from proofs.coding.powers_below_a_line import powers_below_a_line


@theorem(
    _("McMillan's inequality"), claims=("A4",), source="Cover & Thomas 2006, 5.5.1", lemma=_("McMillan's inequality")
)
def mcmillan_inequality(d):
    """A uniquely decodable code with words of 1 to L letters has Σ 2^(−ℓ_i) ≤ 1.

    N(m, t) is the number of sequences of m words that have t letters together. The first hypothesis says just that: the
    m-th power of Σ 2^(−ℓ_i), multiplied out and collected by t. The second is unique decodability: different sequences
    of words are different strings, and there are 2^t strings of t letters.
    """
    n, L = d.size("n"), d.size("L")
    ell = d.family("ell", n, natural)
    N = d.function("N", natural, function_sort(natural, natural0))
    i, m = index("i", n), variable("m", natural)
    t = variable("t", integers(1, m * L))
    kraft = sum_(i, term(2) ** (-ell[i]))
    collected = d.suppose(forall(m, Eq(kraft**m, sum_(t, N(m, t) * term(2) ** (-t)))))
    decodable = d.suppose(forall(m, forall(t, N(m, t) <= term(2) ** t)))
    d.show(kraft <= 1)

    with d.each(m):
        with d.each(t):
            d.have(N(m, t) * term(2) ** (-t) <= 1, at(decodable, m, t).times(term(2) ** (-t)))
        each_length = d.proved()
        (
            d.chain(kraft**m)
            .eq(sum_(t, N(m, t) * term(2) ** (-t)), at(collected, m))
            .le(sum_(t, 1), summing(each_length))
            .eq(m * L, algebra)
        )
    d.have(kraft <= 1, d.proved(), powers_below_a_line(kraft, L))
