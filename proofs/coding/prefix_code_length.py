"""The mean length of a prefix code is at least the entropy."""

from derive.authoring import *
from proofs.coding.coding_bound import coding_bound
from proofs.coding.kraft_inequality import kraft_inequality


@theorem(_("No prefix code is shorter than the entropy"), claims=("A4",), source="Cover & Thomas 2006, 5.3.1")
def prefix_code_length(d):
    """The mean length of a prefix code is at least H₂(P).

    The code is given as in Kraft's inequality: w_t is the number of the word with which the string t of N letters
    begins (0 if there is none), and the word i begins 2^(N − ℓ_i) of the strings.
    """
    n, N = d.size("n"), d.size("N")
    p = d.distribution("p", n)
    strings = integers(1, term(2) ** N)
    w = d.function("w", strings, integers(0, n))
    ell = d.family("ell", n, natural0)
    i, t = index("i", n), variable("t", strings)
    extensions = d.suppose(forall(i, Eq(sum_(t, delta(w(t), i)), term(2) ** (N - ell[i]))))
    d.show(entropy_bits(p) <= sum_(i, p[i] * ell[i]))

    kraft = d.have(sum_(i, term(2) ** (-ell[i])) <= 1, kraft_inequality(n, N, w, ell), extensions)
    d.have(entropy_bits(p) <= sum_(i, p[i] * ell[i]), coding_bound(n, p, ell), kraft, d.normalised(p))
