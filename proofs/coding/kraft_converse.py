"""Lengths that satisfy Kraft's inequality are the lengths of a prefix code."""

from derive.authoring import *


@theorem(_("The converse of Kraft's inequality"), claims=("A4",), source="Cover & Thomas 2006, 5.2.1")
def kraft_converse(d):
    """For whole lengths ℓ_1 ≤ … ≤ ℓ_n with Σ 2^(−ℓ_i) ≤ 1 there is a prefix code; here it is.

    With c_i = Σ_{k<i} 2^(−ℓ_k), the word i is the whole number c_i·2^(ℓ_i) in ℓ_i binary digits. The binary fractions
    that begin with it are those of [c_i, c_i + 2^(−ℓ_i)). These intervals lie in [0, 1] one after the other, so no word
    begins with another.
    """
    n = d.size("n")
    ell, c = d.family("ell", n, natural0), d.family("c", n)
    i, j = index("i", n), index("j", n)

    def width(k):
        return term(2) ** (-ell[k])

    def widths(first, last):
        k = variable("k", integers(first, last))
        return sum_(k, width(k))

    ascending = d.suppose(forall(i, forall(j, implies(i <= j, ell[i] <= ell[j]))))
    kraft = d.suppose(widths(1, n) <= 1)
    starts = d.suppose(forall(i, Eq(c[i], widths(1, i - 1))))

    k = variable("k", integers(1, i - 1))
    number = sum_(k, term(2) ** (ell[i] - ell[k]))
    word = conjunction((is_integer(number), Eq(c[i], number / term(2) ** ell[i])))
    inside = conjunction((c[i] >= 0, c[i] + width(i) <= 1))
    apart = forall(j, implies(i < j, c[i] + width(i) <= c[j]))
    d.show(forall(i, conjunction((word, inside, apart))))

    with d.each(i):
        d.claim(conjunction((word, inside, apart)))
        with d.each(k):
            d.have(ell[i] - ell[k] >= 0, at(ascending, k, i))
            d.have(is_integer(term(2) ** (ell[i] - ell[k])), integer_power(term(2) ** (ell[i] - ell[k])))
        d.have(is_integer(number), integer_sum(d.proved()))
        d.chain(c[i]).eq(widths(1, i - 1), at(starts, i)).eq(number / term(2) ** ell[i], exponentials)
        d.chain(c[i]).eq(widths(1, i - 1), at(starts, i)).ge(0, sign)
        (
            d.chain(c[i] + width(i))
            .eq(widths(1, i - 1) + widths(i, i), at(starts, i))
            .eq(widths(1, i), splitting(widths(1, i), i - 1))
        )
        end = d.proved()
        (
            d.chain(c[i] + width(i))
            .eq(widths(1, i), end)
            .le(widths(1, i) + widths(i + 1, n), sign)
            .eq(widths(1, n), splitting(widths(1, n), i))
            .le(1, kraft)
        )
        with d.each(j), d.supposing(i < j):
            (
                d.chain(c[i] + width(i))
                .eq(widths(1, i), end)
                .le(widths(1, i) + widths(i + 1, j - 1), sign)
                .eq(widths(1, j - 1), splitting(widths(1, j - 1), i))
                .eq(c[j], at(starts, j))
            )
