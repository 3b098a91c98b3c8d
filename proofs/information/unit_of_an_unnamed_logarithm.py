"""The figure 0.916 is −ln 0.4; with log₂ it would be 1.322."""

from derive.authoring import *


@theorem(_("The unnamed logarithm is natural"), kind="remark", claims=("A18", "A10"))
def unit_of_an_unnamed_logarithm(d):
    """The figure 0.916 fits −log 0.4 with the natural logarithm and not with log₂, in which entropy was defined."""
    digits = decimal("0.4")
    natural_log, binary_log = rounds_to(-log(digits), "0.916"), rounds_to(-log(digits, 2), "1.322")
    d.show(conjunction((natural_log, binary_log)))
    d.have(natural_log, enclosed_by_balls)
    d.have(binary_log, enclosed_by_balls)
