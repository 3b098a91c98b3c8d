"""A certificate that no code is shorter than a given one."""

from derive.authoring import *
from proofs.coding.half_powers_below_line import half_powers_below_line
from proofs.coding.power_of_two_above_line import power_of_two_above_line


@theorem(_("A certificate for the best lengths"), claims=("A4",), lemma=_("the certificate for the best lengths"))
def best_lengths(d):
    """Word lengths ℓ_i that fill Kraft's sum have the least mean if one price s > 0 fits all of them.

    That is: s/2^(ℓ_i + 1) ≤ p_i for each word, and p_i ≤ s/2^(ℓ_i) for each of more than one letter. Then every change
    of a length costs at least what it frees of Kraft's sum, at the price s. Lengths are whole numbers ≥ 1.
    """
    n, s = d.size("n"), d.positive("s")
    p = d.family("p", n, nonnegative)
    ell, k = d.family("ell", n, natural), d.family("k", n, natural)
    i = index("i", n)

    def share(lengths, i):
        return term(2) ** (-lengths[i])

    full = d.suppose(Eq(sum_(i, share(ell, i)), 1))
    code = d.suppose(sum_(i, share(k, i)) <= 1)
    longer = d.suppose(forall(i, s * share(ell, i) / 2 <= p[i]))
    shorter = d.suppose(forall(i, implies(ell[i] > 1, p[i] <= s * share(ell, i))))
    d.show(sum_(i, p[i] * ell[i]) <= sum_(i, p[i] * k[i]))

    with d.each(i):
        w = share(ell, i)
        d.claim(p[i] * ell[i] + s * w <= p[i] * k[i] + s * share(k, i))
        with d.case(k[i] >= ell[i]):
            more = k[i] - ell[i]
            lemma = d.have(1 - term(2) ** (-more) <= more / 2, at(half_powers_below_line.because(), more))
            (
                d.chain(s * (w - share(k, i)))
                .eq(s * w * (1 - term(2) ** (-more)), exponentials)
                .le(s * w * (more / 2), lemma.times(s * w))
                .le(p[i] * more, at(longer, i).times(more))
            )
            d.have(p[i] * ell[i] + s * w <= p[i] * k[i] + s * share(k, i), d.proved())
        with d.case(k[i] < ell[i]):
            less = ell[i] - k[i]
            lemma = d.have(1 + less <= term(2) ** less, at(power_of_two_above_line.because(), less))
            above = d.have(p[i] <= s * w, at(shorter, i))
            (
                d.chain(p[i] * less)
                .le(s * w * less, above.times(less))
                .le(s * w * (term(2) ** less - 1), lemma.times(s * w))
                .eq(s * (share(k, i) - w), exponentials)
            )
            d.have(p[i] * ell[i] + s * w <= p[i] * k[i] + s * share(k, i), d.proved())
    word_by_word = d.proved()
    (
        d.chain(sum_(i, p[i] * ell[i]))
        .eq(sum_(i, p[i] * ell[i] + s * share(ell, i)) - s, linearity, full.times(-s))
        .le(sum_(i, p[i] * k[i] + s * share(k, i)) - s, summing(word_by_word))
        .eq(sum_(i, p[i] * k[i]) - s * (1 - sum_(i, share(k, i))), linearity)
        .le(sum_(i, p[i] * k[i]), code.times(s))
    )
