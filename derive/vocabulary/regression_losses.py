"""Regression losses, per element and before any reduction (sum or mean over a batch).

The target comes first, then the prediction, then parameters. Logarithms are natural; constants that no parameter
moves (½ log 2π, log y!) are left out, and the definitions say so.
"""

from __future__ import annotations

from derive.terms.build import cosh, div, exp, log, piecewise, power, variable
from derive.terms.definition import Notation, define
from derive.terms.sorts import nonnegative, positive, real

_y, _x, _m, _s = (variable(name, real) for name in ("y", "x", "m", "s"))
_v, _r = variable("v", positive), variable("r", positive)
_delta = variable("delta", positive)
_count = variable("y", nonnegative)


def _loss(name: str, arity: int) -> Notation:
    """ℓ with the name of the loss as its index, applied to so many arguments."""
    slots = ", ".join(f"{{{k}}}" for k in range(arity))
    return Notation(rf"\ell_{{{{\text{{{{{name}}}}}}}}}({slots})", f"ℓ_{name.replace(' ', '_')}({slots})")


squared_error = define(
    "squared_error",
    (_y, _x),
    power(_x - _y, 2),
    _loss("SE", 2),
    "ℓ(y, x) := (x − y)², for a real target y and prediction x.",
)

half_squared_error = define(
    "half_squared_error",
    (_y, _x),
    div(power(_x - _y, 2), 2),
    _loss("half SE", 2),
    "ℓ(y, x) := (x − y)²/2, for a real target y and prediction x: its slope is the residual itself.",
)

huber = define(
    "huber",
    (_y, _x, _delta),
    piecewise((div(power(_x - _y, 2), 2), abs(_x - _y) <= _delta), otherwise=_delta * (abs(_x - _y) - div(_delta, 2))),
    _loss("Huber", 3),
    "ℓ(y, x, δ) := e²/2 for |e| ≤ δ, otherwise δ(|e| − δ/2), where e = x − y is the residual and δ > 0.",
)

smooth_l1 = define(
    "smooth_l1",
    (_y, _x, _delta),
    piecewise((div(power(_x - _y, 2), 2 * _delta), abs(_x - _y) < _delta), otherwise=abs(_x - _y) - div(_delta, 2)),
    _loss("smooth L1", 3),
    "ℓ(y, x, δ) := e²/(2δ) for |e| < δ, otherwise |e| − δ/2, where e = x − y is the residual and δ > 0.",
)

log_cosh = define(
    "log_cosh",
    (_y, _x),
    log(cosh(_x - _y)),
    _loss("log cosh", 2),
    "ℓ(y, x) := log cosh(x − y), for a real target y and prediction x.",
)

gaussian_negative_log_likelihood = define(
    "gaussian_negative_log_likelihood",
    (_y, _m, _v),
    div(log(_v) + div(power(_m - _y, 2), _v), 2),
    _loss("Gauss", 3),
    "ℓ(y, m, v) := (log v + (m − y)²/v)/2, for a mean m and a variance v > 0, without the constant ½ log 2π.",
)

gaussian_negative_log_likelihood_with_log_variance = define(
    "gaussian_negative_log_likelihood_with_log_variance",
    (_y, _m, _s),
    div(_s + power(_m - _y, 2) * exp(-_s), 2),
    _loss("Gauss log", 3),
    "ℓ(y, m, s) := (s + (m − y)² e^{−s})/2, for a mean m and a variance e^s, without the constant ½ log 2π.",
)

poisson_negative_log_likelihood = define(
    "poisson_negative_log_likelihood",
    (_count, _r),
    _r - _count * log(_r),
    _loss("Poisson", 2),
    "ℓ(y, r) := r − y log r, for a count y ≥ 0 and a rate r > 0; the term log y! is left out.",
)

poisson_negative_log_likelihood_with_log_rate = define(
    "poisson_negative_log_likelihood_with_log_rate",
    (_count, _x),
    exp(_x) - _count * _x,
    _loss("Poisson log", 2),
    "ℓ(y, x) := e^x − y x, for a count y ≥ 0 and a rate e^x; the term log y! is left out.",
)
