"""The Jensen–Shannon distance is the square root of the divergence."""

from derive.authoring import *
from proofs.losses.divergence.dominated_by_the_mixture import dominated_by_the_mixture
from proofs.losses.divergence.jensen_shannon_nonnegative import jensen_shannon_nonnegative


@theorem(
    _("The square of the Jensen–Shannon distance"), claims=("loss:jensen_shannon",), source="Endres & Schindelin 2003"
)
def jensen_shannon_distance_squared(d):
    """SciPy's jensenshannon is d_JS; its square is JS(p, t). Zeros are allowed."""
    n = d.size("n")
    p, t = d.family("p", n, nonnegative), d.family("t", n, nonnegative)
    i = index("i", n)
    m = function(i, (p[i] + t[i]) / 2)
    d.show(Eq(jensen_shannon_distance(p, t) ** 2, jensen_shannon(p, t)))
    d.have(conjunction((absolutely_continuous(p, m), absolutely_continuous(t, m))), dominated_by_the_mixture(n, p, t))
    d.have(jensen_shannon(p, t) >= 0, jensen_shannon_nonnegative(n, p, t))
    (
        d.chain(jensen_shannon_distance(p, t) ** 2)
        .eq(sqrt(jensen_shannon(p, t)) ** 2, definition)
        .eq(jensen_shannon(p, t), algebra)
    )
