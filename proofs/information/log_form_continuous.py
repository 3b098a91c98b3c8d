"""A continuous f with f(xy) = f(x) + f(y) on (0, 1] is a multiple of the logarithm."""

from derive.authoring import *
from proofs.information.log_form import log_form


@theorem(_("Additive information is logarithmic (f continuous)"), claims=("B3",), source="Aczél & Daróczy 1975, 0.2")
def log_form_continuous(d):
    """f: (0, 1] → ℝ with f(xy) = f(x) + f(y), continuous, is −f(1/2)·log₂.

    Integrated over y, the law expresses f by a primitive of f; so f is differentiable, and has the form found for that.
    """
    unit = interval(0, 1, left_open=True)
    f = d.function("f", unit)
    x, y = variable("x", unit), variable("y", unit)
    law = d.suppose(forall(x, forall(y, Eq(f(x * y), f(x) + f(y)))))
    d.suppose(continuous(f, unit))
    half = term(1) / 2
    d.show(forall(x, Eq(f(x), -f(half) * log(x, 2))))

    upper_half, inside = interval(half, 1), interval(half, 1, left_open=True, right_open=True)
    s, t, u = variable("x", open_probability), variable("t", upper_half), variable("t", inside)
    mean = integral(t, f(t))
    with d.each(u):
        d.chain(D(u, u)).eq(1, differentiation)
    length = d.have(Eq(integral(t, 1), 1 - half), fundamental_theorem(d.proved(), lambda t: t, upper_half))
    with d.primitive("F", f, unit) as (F, slope):
        with d.each(s):
            with d.each(t):
                d.have(Eq(f(s * t), f(s) + f(t)), at(law, s, t))
            law_at_s = d.proved()
            with d.each(u):
                d.chain(D(F(s * u) / s, u)).eq(f(s * u), at(slope, s * u))
            (
                d.chain((F(s) - F(s / 2)) / s)
                .eq(integral(t, f(s * t)), fundamental_theorem(d.proved(), lambda t: F(s * t) / s, upper_half))
                .eq(integral(t, f(s) + f(t)), integrating(law_at_s))
                .eq(
                    f(s) * integral(t, 1) + mean,
                    linearity_of_integral(integral(t, f(s) + f(t)), (f(s), integral(t, 1)), (1, mean)),
                )
                .eq(f(s) / 2 + mean, length.times(f(s)))
            )
            d.have(Eq(f(s), 2 * ((F(s) - F(s / 2)) / s - mean)), d.proved().times(-2))
        d.have(differentiable(f, open_probability), differentiable_as(d.proved()))
    smooth = d.proved()
    slope_at_half = half * D_at(f(x), x, half)
    form = d.have(forall(x, Eq(f(x), slope_at_half * log(x))), log_form(f), smooth)
    value = d.have(Eq(f(half), slope_at_half * log(half)), at(form, half), smooth)
    with d.each(x):
        d.have(Eq(f(x), -f(half) * log(x, 2)), at(form, x).times(1), value.times(log(x) / log(2)), smooth)
