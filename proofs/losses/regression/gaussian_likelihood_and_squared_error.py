"""With a fixed variance the Gaussian negative log-likelihood is the squared error, scaled and shifted."""

from derive.authoring import *


@theorem(_("Squared error from a normal likelihood"), claims=("loss:squared_error",), source="Bishop 2006, 1.2.5")
def gaussian_likelihood_and_squared_error(d):
    """−log of the normal density with mean x and variance v at y is (x − y)²/(2v) + ½ log(2πv): for v = 1 half the
    squared error and a constant."""
    y, x, v = d.real("y"), d.real("x"), d.positive("v")
    density = exp(-((y - x) ** 2) / (2 * v)) / sqrt(2 * pi * v)
    d.show(Eq(-log(density), squared_error(y, x) / (2 * v) + log(2 * pi * v) / 2))
    (
        d.chain(-log(density))
        .eq((y - x) ** 2 / (2 * v) + log(2 * pi * v) / 2, logarithms)
        .eq(squared_error(y, x) / (2 * v) + log(2 * pi * v) / 2, definition)
    )
