"""Classification losses, per element and before any reduction (sum or mean over a batch).

Logarithms are natural and plain: log 0 is undefined here, so a theorem about a loss names its open domain.
The loss of class probabilities against a target distribution is `information.cross_entropy`.
"""

from __future__ import annotations

from derive.terms.build import exp, index, log, maximum, neg, power, variable
from derive.terms.definition import Notation, define
from derive.terms.sorts import family_sort, natural, nonnegative, open_probability, probability, real
from derive.vocabulary.activations import logsumexp, sigmoid

_n = variable("n", natural)
_c = index("c", _n)
_x = variable("x", real)
_y, _label = variable("y", probability), variable("y", real)
_p_hat = variable("p_hat", open_probability)
_z = variable("z", family_sort(_n, real))
_gamma = variable("gamma", nonnegative)


def _loss(name: str, arity: int) -> Notation:
    """ℓ with the name of the loss as its index, applied to so many arguments."""
    slots = ", ".join(f"{{{k}}}" for k in range(arity))
    return Notation(rf"\ell_{{{{\text{{{{{name}}}}}}}}}({slots})", f"ℓ_{name.replace(' ', '_')}({slots})")


binary_cross_entropy = define(
    "binary_cross_entropy",
    (_y, _p_hat),
    neg(_y * log(_p_hat)) - (1 - _y) * log(1 - _p_hat),
    _loss("BCE", 2),
    "ℓ(y, p̂) := −y log p̂ − (1 − y) log(1 − p̂) in nats, for a target y ∈ [0, 1] and a prediction p̂ ∈ (0, 1).",
)

binary_cross_entropy_with_logits = define(
    "binary_cross_entropy_with_logits",
    (_y, _x),
    neg(_y * log(sigmoid(_x))) - (1 - _y) * log(1 - sigmoid(_x)),
    _loss("BCE logits", 2),
    "ℓ(y, x) := −y log σ(x) − (1 − y) log(1 − σ(x)) in nats, for a target y ∈ [0, 1] and a real logit x.",
)

negative_log_likelihood_with_logits = define(
    "negative_log_likelihood_with_logits",
    (_z, _c),
    logsumexp(_z) - _z[_c],
    _loss("NLL logits", 2),
    "ℓ(z, c) := lse(z) − z_c in nats: the negative log-likelihood of class c under softmax(z).",
)

focal = define(
    "focal",
    (_p_hat, _gamma),
    neg(power(1 - _p_hat, _gamma) * log(_p_hat)),
    _loss("focal", 2),
    "ℓ(p̂, γ) := −(1 − p̂)^γ log p̂, p̂ ∈ (0, 1) the probability given to the true class, γ ≥ 0; no class weight.",
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
