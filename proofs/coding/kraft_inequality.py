"""Kraft's inequality for prefix codes, by counting the strings that extend each word."""

from derive.authoring import *


@theorem(_("Kraft's inequality"), claims=("A4",), source="Cover & Thomas 2006, 5.2.1", lemma=_("Kraft's inequality"))
def kraft_inequality(d):
    """A prefix code with word lengths ℓ_i ≤ N has Σ 2^(−ℓ_i) ≤ 1.

    That no word is a prefix of another enters as this: each of the 2^N strings t of length N begins with at most one
    word, whose number is w_t (0 if there is none). The word i begins exactly 2^(N − ℓ_i) of them, by its free letters.
    """
    n, N = d.size("n"), d.size("N")
    strings = integers(1, term(2) ** N)
    word = d.function("w", strings, integers(0, n))
    ell = d.family("ell", n, natural0)
    i, t = index("i", n), variable("t", strings)
    extensions = d.suppose(forall(i, Eq(sum_(t, delta(word(t), i)), term(2) ** (N - ell[i]))))
    d.show(sum_(i, term(2) ** (-ell[i])) <= 1)

    with d.each(t):
        d.claim(sum_(i, delta(word(t), i)) <= 1)
        with d.case(word(t) >= 1) as owned:
            d.chain(sum_(i, delta(word(t), i))).eq(1, owned)
        with d.case(word(t) < 1) as free:
            d.chain(sum_(i, delta(word(t), i))).eq(0, free).le(1, algebra)
    once = d.proved()
    d.say(_("The strings are counted twice, word by word and string by string."))
    with d.each(i):
        d.have(
            Eq(term(2) ** (-ell[i]), sum_(t, delta(word(t), i)) / term(2) ** N),
            at(extensions, i).times(term(2) ** (-N)),
        )
    share = d.proved()
    (
        d.chain(sum_(i, term(2) ** (-ell[i])))
        .eq(sum_(i, sum_(t, delta(word(t), i)) / term(2) ** N), summing(share))
        .eq(sum_(t, sum_(i, delta(word(t), i))) / term(2) ** N, linearity)
        .le(sum_(t, 1) / term(2) ** N, summing(once).times(term(2) ** (-N)))
        .eq(1, algebra)
    )
