"""Stirling's term in place of log y!: at count 5 and rate 3 the 'full' Poisson loss is 2.2778 instead of 2.2944."""

from derive.authoring import *


@theorem(_("Stirling's term in the Poisson loss"), kind="remark", claims=("loss:poisson_negative_log_likelihood",))
def poisson_stirling_term(d):
    """PyTorch's full=True adds y log y − y + ½ log(2πy), which approximates log y!. No gradient in the rate sees the
    difference; a likelihood that is compared with another model's does."""
    five = term(5)
    loss = poisson_negative_log_likelihood(5, 3)
    stirling = loss + 5 * log(five) - 5 + log(2 * pi * 5) / 2
    i = index("i", 5)
    exact = loss + log(prod(i, i))
    d.show(conjunction((rounds_to(stirling, "2.2778"), rounds_to(exact, "2.2944"))))
    d.have(rounds_to(stirling, "2.2778"), enclosed_by_balls)
    d.have(rounds_to(exact, "2.2944"), enclosed_by_balls)
