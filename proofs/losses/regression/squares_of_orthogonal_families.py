"""Adding an orthogonal family to another does not make its squares less."""

from derive.authoring import *


@theorem(
    _("Squares of orthogonal families"),
    claims=("loss:linear_regression",),
    lemma=_("the mixed term is 0, the other squares are not negative"),
)
def squares_of_orthogonal_families(d):
    """If Σ e_i u_i = 0, then Σ (e_i + u_i)² = Σ e_i² + Σ u_i² ≥ Σ e_i²: Pythagoras."""
    N = d.size("N")
    e, u = d.family("e", N), d.family("u", N)
    i = index("i", N)
    orthogonal = d.suppose(Eq(sum_(i, e[i] * u[i]), 0))
    d.show(sum_(i, (e[i] + u[i]) ** 2) >= sum_(i, e[i] ** 2))
    with d.each(i):
        d.have(u[i] ** 2 >= 0, sign)
    squares = d.proved()
    (
        d.chain(sum_(i, (e[i] + u[i]) ** 2))
        .eq(sum_(i, e[i] ** 2) + sum_(i, u[i] ** 2), linearity, orthogonal.times(2))
        .ge(sum_(i, e[i] ** 2), summing(squares))
    )
