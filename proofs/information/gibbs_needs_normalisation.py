"""When Σ q_i > 1, Gibbs' inequality fails."""

from derive.authoring import *


@theorem(_("Gibbs' inequality needs normalised estimates"), kind="refutation", claims=("A7", "B11"))
def gibbs_needs_normalisation(d):
    """Refuted: D(P ‖ Q) ≥ 0 for any positive Q. With Q = (1, 1), whose sum is 2, it is −log 2."""
    half = term(1) / 2
    p, q = d.let("P", vector(half, half)), d.let("Q", vector(1, 1))
    d.show(conjunction((normalised(p), total(q) > 1, kl_divergence(p, q) < 0)))
    d.have(normalised(p), algebra)
    d.have(total(q) > 1, algebra)
    d.chain(kl_divergence(p, q)).eq(-log(2), definition).lt(0, sign)
