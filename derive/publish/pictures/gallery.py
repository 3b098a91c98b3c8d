"""Which derivation has which pictures.

A picture reads its formulas off the derivation that it is given, so it shows what was checked, in the names that the
reader chose. A derivation of the user's own has none, whatever its name.

Main statements: `PICTURES`, `pictures_of`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import proofs
from derive.authoring.derivation import Derivation
from derive.publish.pictures import information, losses, sweep
from derive.publish.pictures.drawing import Picture
from derive.publish.remembered import Asked, Documents

_CATALOGUE = Path(proofs.__file__).resolve().parent

Pictures = Mapping[str, Sequence[Picture]]  # of derivations, by name

PICTURES: dict[str, tuple[Callable[[Derivation], Picture | None], ...]] = {
    "log_le_sub_one": (information.tangent,),
    "information_in_nats": (information.surprisal,),
    "binary_entropy_maximum": (information.binary_entropy,),
    "cross_entropy_at_least_entropy": (information.cross_entropy_gap,),
    "gibbs_inequality": (sweep.gaps,),
    "gibbs_two_classes": (information.divergence_on_the_square,),
    "gibbs_three_classes": (information.divergence_on_the_simplex,),
    "entropy_le_log_size": (information.entropy_on_the_simplex,),
    "binary_cross_entropy_with_logits_stable_form": (losses.naive_and_stable_loss,),
    "binary_cross_entropy_with_logits_gradient": (losses.with_logits, losses.naive_and_stable_gradient),
    "soft_margin_gradient": (losses.of_a_margin,),
    "squared_hinge_gradient": (losses.of_a_margin,),
}


def pictures_of(derivations: Iterable[Derivation], documents: Documents | None = None) -> Pictures:
    """The pictures of those that have some."""
    illustrated = [
        derivation
        for derivation in derivations
        if derivation.name in PICTURES and _CATALOGUE in Path(derivation.path).resolve().parents
    ]
    asked = [Asked(derivation, (derivation.name,), "pictures") for derivation in illustrated]
    drawn = (documents or Documents({})).all(asked, _drawn)
    return {
        derivation.name: [Picture(**picture) for picture in json.loads(pictures)]
        for derivation, pictures in zip(illustrated, drawn, strict=True)
    }


def _drawn(derivation: Derivation) -> str:
    """The pictures of a derivation as JSON."""
    made = (draw(derivation) for draw in PICTURES[derivation.name])
    return json.dumps([asdict(picture) for picture in made if picture is not None])
