"""Classification losses, per element and before any reduction (sum or mean over a batch).

Logarithms are natural and plain: log 0 is undefined here, so a theorem about a loss names its open domain.
The loss of class probabilities against a target distribution is `information.cross_entropy`.
"""

from __future__ import annotations

from derive.terms.build import index, variable
from derive.terms.definition import Notation, define
from derive.terms.sorts import family_sort, natural, real
from derive.vocabulary.activations import logsumexp

_n = variable("n", natural)
_c = index("c", _n)
_z = variable("z", family_sort(_n, real))


def _loss(name: str, arity: int) -> Notation:
    """ℓ with the name of the loss as its index, applied to so many arguments."""
    slots = ", ".join(f"{{{k}}}" for k in range(arity))
    return Notation(rf"\ell_{{{{\text{{{{{name}}}}}}}}}({slots})", f"ℓ_{name.replace(' ', '_')}({slots})")


negative_log_likelihood_with_logits = define(
    "negative_log_likelihood_with_logits",
    (_z, _c),
    logsumexp(_z) - _z[_c],
    _loss("NLL logits", 2),
    "ℓ(z, c) := lse(z) − z_c in nats: the negative log-likelihood of class c under softmax(z).",
)
