"""Non-negative additive information is a non-negative multiple of −log₂."""

from derive.authoring import *
from proofs.information.information_decreases import information_decreases
from proofs.information.log_form_monotone import log_form_monotone


@theorem(
    _("Non-negative additive information is logarithmic"),
    claims=("B3", "B4"),
    source="Aczél & Daróczy 1975, 0.2",
    lemma=_("the form of information"),
)
def information_is_logarithmic(d):
    """f: (0, 1] → [0, ∞) with f(xy) = f(x) + f(y) is −f(1/2)·log₂, and f(1/2) ≥ 0: no regularity is supposed.

    f ≥ 0 and the law make f decreasing, and a decreasing f has this form.
    """
    unit = interval(0, 1, left_open=True)
    f = d.function("f", unit, nonnegative)
    x, y = variable("x", unit), variable("y", unit)
    d.suppose(forall(x, forall(y, Eq(f(x * y), f(x) + f(y)))))
    bit = f(term(1) / 2)
    form = forall(x, Eq(f(x), -bit * log(x, 2)))
    d.show(conjunction((bit >= 0, form)))

    d.have(bit >= 0, words(_("information is not negative")))
    d.have(forall(x, forall(y, implies(x <= y, f(x) >= f(y)))), information_decreases(f))
    d.have(form, log_form_monotone(f))
