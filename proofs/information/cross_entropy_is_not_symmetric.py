"""H(P, Q) and H(Q, P) differ in general."""

from derive.authoring import *


@theorem(_("Cross-entropy is not symmetric"), kind="refutation", claims=("A8",))
def cross_entropy_is_not_symmetric(d):
    """Refuted: H(P, Q) = H(Q, P). Drawing from (½, ½) with the code of (0.2, 0.8) costs more than the reverse."""
    half = term(1) / 2
    p, q = d.let("P", vector(half, half)), d.let("Q", vector(decimal("0.2"), decimal("0.8")))
    d.show(
        conjunction(
            (
                normalised(p),
                normalised(q),
                absolutely_continuous(p, q),
                absolutely_continuous(q, p),
                cross_entropy(p, q) > cross_entropy(q, p),
            )
        )
    )
    d.have(normalised(p), algebra)
    d.have(normalised(q), algebra)
    d.have(absolutely_continuous(p, q), words(_("no entry of {0} is 0"), q))
    d.have(absolutely_continuous(q, p), words(_("no entry of {0} is 0"), p))
    (
        d.chain(cross_entropy(p, q))
        .eq(-log(decimal("0.2")) / 2 - log(decimal("0.8")) / 2, definition)
        .gt(log(2), logarithms)
        .eq(cross_entropy(q, p), definition)
    )
