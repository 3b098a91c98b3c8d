"""The independent numeric check: exact points that satisfy the hypotheses, the conclusion held against them.

points.py draws candidates, from where ranges.py says; constraints.py moves them onto the hypotheses with the probes of
probes.py, hypotheses.py sees that these hold, refutation.py decides the conclusion at each, limits.py looks at limits
from near by; answers.py and words.py say what was found.
"""

from derive.witness.answers import Agreement, NoPoints, Refutation, WitnessReport
from derive.witness.points import Point, value_in
from derive.witness.refutation import refute, sample_points, witness
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
