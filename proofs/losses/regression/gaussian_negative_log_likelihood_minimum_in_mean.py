"""For a fixed variance the Gaussian loss is least where the mean is the target."""

from derive.authoring import *


@theorem(_("The best mean of the Gaussian loss"), claims=("loss:gaussian_negative_log_likelihood",))
def gaussian_negative_log_likelihood_minimum_in_mean(d):
    """ℓ(y, m, v) > ℓ(y, y, v) = ½ log v for every mean m ≠ y."""
    y, m, v = d.real("y"), d.real("m"), d.positive("v")
    loss = gaussian_negative_log_likelihood
    d.show(conjunction((Eq(loss(y, y, v), log(v) / 2), implies(Ne(m, y), loss(y, m, v) > log(v) / 2))))
    d.have(Eq(loss(y, y, v), log(v) / 2), definition)
    with d.supposing(Ne(m, y)):
        d.chain(loss(y, m, v)).eq(log(v) / 2 + (y - m) ** 2 / (2 * v), definition).gt(log(v) / 2, sign)
