"""A number times an exponential, where the exponential alone would overflow."""

from derive.authoring import *


@theorem(
    _("A number times an exponential in stable form"),
    lemma=_("a number times an exponential in stable form"),
)
def scaled_exponential_stable_form(d):
    """a e^x = a e^{w/2} e^{w/2} e^{x − w} with w = min(x, 1400), and 0 where a = 0: in double precision no factor
    overflows where the product, of whatever a ≠ 0, does not, and none vanishes; e^{x − w} is 1 for x ≤ 1400."""
    a, x = d.real("a"), d.real("x")
    w = minimum(x, 1400)
    factors = a * exp(w / 2) * exp(w / 2) * exp(x - w)
    stable = piecewise((0, Eq(a, 0)), otherwise=factors)
    d.show(Eq(scaled_exponential(a, x), stable))
    with d.case(Eq(a, 0)) as zero:
        d.chain(scaled_exponential(a, x)).eq(a * exp(x), definition).eq(0, zero).eq(stable, zero)
    with d.case(Ne(a, 0)) as nonzero:
        (d.chain(scaled_exponential(a, x)).eq(a * exp(x), definition).eq(factors, exponentials).eq(stable, nonzero))
