"""Losses of a margin: a score against a label ±1, a score against the others, one score against another.

The label comes first, then the scores, then parameters. All per item and before any reduction over a batch.
"""

from __future__ import annotations

from derive.terms.build import delta, div, exp, function, index, log, maximum, neg, piecewise, power, sum_, variable
from derive.terms.definition import Notation, define
from derive.terms.sorts import family_sort, natural, real
from derive.vocabulary.activations import sigmoid

_n = variable("n", natural)
_i, _c = index("i", _n), index("c", _n)
_label, _x, _u, _m = (variable(name, real) for name in ("y", "x", "u", "m"))
_z = variable("z", family_sort(_n, real))
_a, _b, _gap, _beta = (variable(name, real) for name in ("a", "b", "Delta", "beta"))


def _loss(name: str, arity: int) -> Notation:
    """ℓ with the name of the loss as its index, applied to so many arguments."""
    slots = ", ".join(f"{{{k}}}" for k in range(arity))
    return Notation(rf"\ell_{{{{\text{{{{{name}}}}}}}}}({slots})", f"ℓ_{name.replace(' ', '_')}({slots})")


is_positive = define(
    "is_positive",
    (_u,),
    piecewise((1, _u > 0), otherwise=0),
    Notation(r"[{0} > 0]", "[{0} > 0]"),
    "[u > 0] := 1 if u > 0, otherwise 0.",
)

hinge = define(
    "hinge",
    (_label, _x),
    maximum(1 - _label * _x, 0),
    _loss("hinge", 2),
    "ℓ(y, x) := max(1 − y x, 0), for a label y = ±1 and a real score x; not differentiable at y x = 1.",
)

squared_hinge = define(
    "squared_hinge",
    (_label, _x),
    power(maximum(1 - _label * _x, 0), 2),
    _loss("squared hinge", 2),
    "ℓ(y, x) := max(1 − y x, 0)², for a label y = ±1 and a real score x.",
)

soft_margin = define(
    "soft_margin",
    (_label, _x),
    log(1 + exp(neg(_label * _x))),
    _loss("soft margin", 2),
    "ℓ(y, x) := log(1 + e^{−y x}) in nats, for a label y = ±1 and a real score x.",
)

multi_margin = define(
    "multi_margin",
    (_c, _z, _m),
    div(sum_(_i, (1 - delta(_i, _c)) * maximum(_m + (_z[_i] - _z[_c]), 0)), _n),
    _loss("multi margin", 3),
    "ℓ(c, z, m) := Σ_{i ≠ c} max(m + (z_i − z_c), 0)/n, for a class c, n real scores z and a margin m.",
)

margin_violations = define(
    "margin_violations",
    (_c, _z, _m),
    function(_i, (1 - delta(_i, _c)) * is_positive(_m + (_z[_i] - _z[_c]))),
    Notation(r"\operatorname{{near}}({0}, {1}, {2})", "near({0}, {1}, {2})"),
    "near(c, z, m)_i := [m + (z_i − z_c) > 0] for i ≠ c, and near(c, z, m)_c := 0: the classes within the margin m.",
)

squared_multi_margin = define(
    "squared_multi_margin",
    (_c, _z, _m),
    div(sum_(_i, (1 - delta(_i, _c)) * power(maximum(_m + (_z[_i] - _z[_c]), 0), 2)), _n),
    _loss("squared multi margin", 3),
    "ℓ(c, z, m) := Σ_{i ≠ c} max(m + (z_i − z_c), 0)²/n, for a class c, n real scores z and a margin m.",
)

bradley_terry = define(
    "bradley_terry",
    (_a, _b),
    neg(log(sigmoid(_a - _b))),
    _loss("Bradley–Terry", 2),
    "ℓ(a, b) := −log σ(a − b) in nats, a the score of what was preferred and b the score of what was not.",
)

dpo = define(
    "dpo",
    (_gap, _beta),
    neg(log(sigmoid(_beta * _gap))),
    _loss("DPO", 2),
    "ℓ(Δ, β) := −log σ(β Δ) in nats: Δ is how much more the model favours what was preferred than its reference does.",
)
