"""All losses of the catalogue, each with its derivations: `LOSSES` in order, `NAMES` by name and alias, and `loss`."""

from difflib import get_close_matches

from derive.authoring.loss import Loss
from proofs.losses.binary.losses import LOSSES as BINARY
from proofs.losses.divergence.losses import LOSSES as DIVERGENCE
from proofs.losses.margin.losses import LOSSES as MARGIN
from proofs.losses.regression.losses import LOSSES as REGRESSION
from proofs.losses.softmax.losses import LOSSES as SOFTMAX

LOSSES: tuple[Loss, ...] = (*SOFTMAX, *BINARY, *DIVERGENCE, *REGRESSION, *MARGIN)
NAMES = {name: found for found in LOSSES for name in (found.name, *found.aliases)}


def loss(name: str) -> Loss:
    """The loss of that name or alias. Raises LookupError with the nearest names."""
    if name not in NAMES:
        near = get_close_matches(name, NAMES, n=3)
        advice = f" Did you mean {' or '.join(near)}?" if near else ""
        raise LookupError(f"No loss is called {name!r}.{advice}")
    return NAMES[name]
