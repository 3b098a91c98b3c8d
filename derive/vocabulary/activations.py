"""Activations: sigmoid, softplus, largest, logsumexp, softmax, log-softmax, and a number times an exponential, written
as an author defines them.

`softmax` and `log_softmax` are families: softmax(z)[k] is the k-th entry. All are defined for every real z.
"""

from __future__ import annotations

from derive.terms.build import div, exp, function, index, log, maximum_, neg, sum_, variable
from derive.terms.definition import Notation, define
from derive.terms.sorts import family_sort, natural, real

_n = variable("n", natural)
_i, _k = index("i", _n), index("k", _n)
_x, _a = variable("x", real), variable("a", real)
_z = variable("z", family_sort(_n, real))

sigmoid = define(
    "sigmoid",
    (_x,),
    div(1, 1 + exp(neg(_x))),
    Notation(r"\sigma({0})", "σ({0})"),
    "σ(x) := 1/(1 + e^{−x}) for real x: the logistic function.",
)

softplus = define(
    "softplus",
    (_x,),
    log(1 + exp(_x)),
    Notation(r"\operatorname{{softplus}}({0})", "softplus({0})"),
    "softplus(x) := log(1 + e^x) for real x; its derivative is σ.",
)

largest = define(
    "largest",
    (_z,),
    maximum_(_i, _z[_i]),
    Notation(r"\max({0})", "max({0})"),
    "max(z) := max_i z_i, the largest of z_1, …, z_n.",
)

logsumexp = define(
    "logsumexp",
    (_z,),
    log(sum_(_i, exp(_z[_i]))),
    Notation(r"\operatorname{{lse}}({0})", "lse({0})"),
    "lse(z) := log Σ_i e^{z_i} for z in ℝⁿ.",
)

softmax = define(
    "softmax",
    (_z,),
    function(_k, div(exp(_z[_k]), sum_(_i, exp(_z[_i])))),
    Notation(r"\operatorname{{softmax}}({0})", "softmax({0})"),
    "softmax(z)_k := e^{z_k} / Σ_i e^{z_i} for z in ℝⁿ: positive, with sum 1.",
)

log_softmax = define(
    "log_softmax",
    (_z,),
    function(_k, _z[_k] - logsumexp(_z)),
    Notation(r"\operatorname{{log\,softmax}}({0})", "log_softmax({0})"),
    "log_softmax(z)_k := z_k − lse(z) for z in ℝⁿ: the logarithm of softmax(z)_k.",
)

scaled_exponential = define(
    "scaled_exponential",
    (_a, _x),
    _a * exp(_x),
    Notation(r"\mathcal{{E}}({0}, {1})", "E({0}, {1})"),
    "E(a, x) := a e^x for real a and x, as one number: e^x alone may be out of the range of a machine's numbers.",
)
