"""On a finite alphabet every known distribution has an entropy, between 0 and log n."""

from derive.authoring import *
from proofs.information.entropy_le_log_size import entropy_le_log_size


@theorem(_("The entropy of a known distribution on finitely many classes"), claims=("A19",))
def entropy_of_a_known_distribution(d):
    """With n classes the entropy is a sum of n terms: it exists for every distribution, and 0 ≤ H(p) ≤ log n."""
    n = d.size("n")
    p = d.distribution("p", n)
    i = index("i", n)
    d.show(conjunction((entropy(p) >= 0, entropy(p) <= log(n))))
    with d.each(i):
        d.have(p[i] >= 0, domain(p))
    nonnegative_terms = d.proved()
    with d.each(i):
        d.chain(p[i]).le(total(p), term_of_sum(nonnegative_terms, i)).eq(1, d.normalised(p))
    at_most_one = d.proved()
    with d.each(i):
        d.have(p[i] <= 1, at(at_most_one, i))
        d.claim(-xlogy(p[i], p[i]) >= 0)
        with d.case(Eq(p[i], 0)) as zero:
            d.have(-xlogy(p[i], p[i]) >= 0, zero)
        with d.case(p[i] > 0):
            d.have(-xlogy(p[i], p[i]) >= 0, sign)
    terms = d.proved()
    (
        d.chain(entropy(p))
        .eq(sum_(i, -xlogy(p[i], p[i])), definition)
        .ge(sum_(i, term(0)), summing(terms))
        .eq(0, algebra)
    )
    d.have(entropy(p) <= log(n), entropy_le_log_size(n, p))
