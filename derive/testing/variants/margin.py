"""What a loss of margins is taken for.

Main statement: `margins`.
"""

from __future__ import annotations

from derive.terms.build import delta, div, exp, index, log, maximum, power, sum_, variable
from derive.terms.sorts import family_sort, natural, real
from derive.testing.variants.variant import THRESHOLD, Variant, softplus_of_torch

_n = variable("n", natural)
_i, _y = index("i", _n), index("y", _n)
_z = variable("z", family_sort(_n, real))


def margins() -> dict[str, list[Variant]]:
    x, y, m = (variable(name, real) for name in ("x", "y", "m"))
    a, b, beta, preferred = (variable(name, real) for name in ("a", "b", "beta", "Delta"))
    z, c = _z, _y
    signed = 2 * y - 1
    gap = maximum(m - z[c] + z[_i], 0)
    return {
        "hinge": [
            Variant("labels 0 and 1 are expected by the function, and moved to ±1", maximum(1 - signed * x, 0)),
            Variant("this is the squared hinge loss", power(maximum(1 - y * x, 0), 2)),
            Variant("the margin 1 is missing: this is max(−yx, 0)", maximum(-(y * x), 0)),
        ],
        "squared_hinge": [
            Variant("this is the hinge loss, not its square", maximum(1 - y * x, 0)),
            Variant("this is half the squared hinge loss", div(power(maximum(1 - y * x, 0), 2), 2)),
        ],
        "soft_margin": [
            Variant("the sign of yx is turned", log(1 + exp(y * x))),
            Variant(THRESHOLD, softplus_of_torch(-(y * x))),
        ],
        "bradley_terry": [
            Variant("the two scores are swapped: the preferred one comes first", log(1 + exp(a - b))),
            Variant(THRESHOLD, softplus_of_torch(b - a)),
        ],
        "dpo": [
            Variant(
                "chosen and rejected are swapped: this is the loss of the negative gap", log(1 + exp(beta * preferred))
            ),
            Variant(THRESHOLD, softplus_of_torch(-(beta * preferred))),
        ],
        "multi_margin": [
            Variant("it is not divided by the number of classes", sum_(_i, (1 - delta(_i, c)) * gap)),
            Variant("the right class counts too: its term is the margin m", div(sum_(_i, gap), _n)),
            Variant("it is divided by K − 1", div(sum_(_i, (1 - delta(_i, c)) * gap), _n - 1)),
        ],
        "squared_multi_margin": [
            Variant("it is not divided by the number of classes", sum_(_i, (1 - delta(_i, c)) * power(gap, 2))),
            Variant("the margins are not squared", div(sum_(_i, (1 - delta(_i, c)) * gap), _n)),
        ],
    }
