"""The variance of finitely many numbers is not negative."""

from derive.authoring import *


@theorem(_("A variance is not negative"), lemma=_("a variance is not negative"))
def variance_nonnegative(d):
    """Σ p_i v_i² − (Σ p_i v_i)² = Σ p_i (v_i − v̄)² ≥ 0 for a distribution p, with v̄ = Σ p_i v_i."""
    K = d.size("K")
    p, v = d.distribution("p", K), d.family("v", K)
    i = index("i", K)
    mean = sum_(i, p[i] * v[i])
    d.show(sum_(i, p[i] * v[i] ** 2) - mean**2 >= 0)
    squares = d.have(forall(i, p[i] * (v[i] - mean) ** 2 >= 0), domain(p))
    (
        d.chain(sum_(i, p[i] * v[i] ** 2) - mean**2)
        .eq(sum_(i, p[i] * (v[i] - mean) ** 2), linearity, d.normalised(p))
        .ge(0, summing(squares))
    )
