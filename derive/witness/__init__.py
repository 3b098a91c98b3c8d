"""The independent numeric check: exact points that satisfy the hypotheses, the conclusion held against them.

points.py draws candidates, constraints.py moves them onto the hypotheses, hypotheses.py sees that these hold,
refutation.py decides the conclusion at each, limits.py looks at limits from near by, words.py says what was found.
"""

from derive.witness.points import Point, value_in
from derive.witness.refutation import (
    Agreement,
    NoPoints,
    Refutation,
    WitnessReport,
    refute,
    sample_points,
    witness,
)
from derive.witness.words import point_in_words

__all__ = [
    "Agreement",
    "NoPoints",
    "Point",
    "Refutation",
    "WitnessReport",
    "point_in_words",
    "refute",
    "sample_points",
    "value_in",
    "witness",
]
