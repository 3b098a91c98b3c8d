"""H(P, Q) = H(Q, P) does not make Q equal to P."""

from derive.authoring import *


@theorem(_("Equal cross-entropies both ways between different distributions"), kind="refutation", claims=("A8",))
def equal_cross_entropies_of_different_distributions(d):
    """Refuted: H(P, Q) and H(Q, P) are the same only if Q = P. These two differ and have 1.9219 bits both ways."""
    p = d.let("P", vector(decimal("0.2"), decimal("0.8")))
    q = d.let("Q", vector(decimal("0.8"), decimal("0.2")))
    d.show(
        conjunction(
            (
                normalised(p),
                normalised(q),
                absolutely_continuous(p, q),
                absolutely_continuous(q, p),
                Ne(p[1], q[1]),
                Eq(cross_entropy_bits(p, q), cross_entropy_bits(q, p)),
            )
        )
    )
    d.have(normalised(p), algebra)
    d.have(normalised(q), algebra)
    d.have(absolutely_continuous(p, q), words(_("no entry of {0} is 0"), q))
    d.have(absolutely_continuous(q, p), words(_("no entry of {0} is 0"), p))
    d.have(Ne(p[1], q[1]), algebra)
    (
        d.chain(cross_entropy_bits(p, q))
        .eq(-decimal("0.2") * log(decimal("0.8"), 2) - decimal("0.8") * log(decimal("0.2"), 2), definition)
        .eq(cross_entropy_bits(q, p), definition)
    )
