"""The picture of the sweep for Gibbs' inequality, from a sweep that takes a moment.

Main statement: `gaps`.
"""

from __future__ import annotations

from derive.authoring.derivation import Derivation
from derive.experiments.gibbs_sweep import sweep
from derive.experiments.picture import picture
from derive.publish.pictures.drawing import Picture

_SAMPLES = 20_000


def gaps(_derivation: Derivation) -> Picture:
    """How large the gap is on random pairs of distributions, each decided rigorously."""
    return picture(sweep(_SAMPLES))
