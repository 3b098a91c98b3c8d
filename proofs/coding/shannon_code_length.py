"""Shannon's code is less than one bit longer than the entropy."""

from derive.authoring import *
from proofs.coding.coding_bound import coding_bound
from proofs.coding.shannon_lengths_satisfy_kraft import shannon_lengths_satisfy_kraft
from proofs.coding.wrong_code_length import wrong_code_length


@theorem(_("Some code comes within one bit of the entropy"), claims=("A4",), source="Cover & Thomas 2006, 5.4.1")
def shannon_code_length(d):
    """On the support of P the lengths ⌈−log₂ p_i⌉ satisfy Kraft's inequality, and H₂(P) ≤ Σ p_i ℓ_i < H₂(P) + 1."""
    n = d.size("n")
    p = d.distribution("p", n, positive)
    i = index("i", n)

    length = ceiling(-log(p[i], 2))
    mean = sum_(i, p[i] * length)
    kraft = sum_(i, term(2) ** (-length)) <= 1
    d.show(conjunction((kraft, entropy_bits(p) <= mean, mean < entropy_bits(p) + 1)))
    d.have(kraft, shannon_lengths_satisfy_kraft(n, p), d.normalised(p))
    d.have(entropy_bits(p) <= mean, d.normalised(p), coding_bound(n, p, function(i, length)))
    d.have(mean < cross_entropy_bits(p, p) + 1, d.normalised(p), wrong_code_length(n, p, p))
    d.have(mean < entropy_bits(p) + 1, d.proved(), words(_("definition")))
