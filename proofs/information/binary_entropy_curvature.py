"""The second derivative of the binary entropy."""

from derive.authoring import *
from proofs.information.binary_entropy_slope import binary_entropy_slope


@theorem(_("The second derivative of the binary entropy"), lemma=_("second derivative of the binary entropy"))
def binary_entropy_curvature(d):
    """H_b″(p) = −1/(p(1−p)) < 0 for p in (0, 1): the binary entropy is strictly concave."""
    p = d.open_probability("p")
    d.show(conjunction([Eq(D(binary_entropy(p), p, 2), -1 / (p * (1 - p))), D(binary_entropy(p), p, 2) < 0]))
    curvature = d.sympy("diff", log((1 - p) / p), p)
    with d.each(p):
        d.have(Eq(D(binary_entropy(p), p), log((1 - p) / p)), binary_entropy_slope(p))
    slope = d.proved()
    (
        d.chain(D(binary_entropy(p), p, 2))
        .eq(D(log((1 - p) / p), p), differentiating(at(slope, p), p))
        .eq(-1 / (p * (1 - p)), curvature.checked(_("rules of differentiation")))
    )
    value = d.proved()
    d.chain(D(binary_entropy(p), p, 2)).eq(-1 / (p * (1 - p)), value).lt(0, domain(p))
