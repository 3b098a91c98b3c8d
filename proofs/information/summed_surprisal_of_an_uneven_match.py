"""The information of both outcomes of an uneven match: 6.6439 + 0.0145 = 6.6584 bits."""

from derive.authoring import *


@theorem(_("Information summed over an uneven match"), claims=("B6",))
def summed_surprisal_of_an_uneven_match(d):
    """Outcomes of probability 0.01 and 0.99: the figures to the digits shown."""
    rare, common = decimal("0.01"), decimal("0.99")
    p = d.let("P", vector(rare, common))
    i = index("i", 2)
    total_information = sum_(i, surprisal_bits(p[i]))
    d.show(
        conjunction(
            (
                rounds_to(surprisal_bits(rare), "6.6439"),
                rounds_to(surprisal_bits(common), "0.0145"),
                rounds_to(total_information, "6.6584"),
            )
        )
    )
    d.have(rounds_to(surprisal_bits(rare), "6.6439"), enclosed_by_balls)
    d.have(rounds_to(surprisal_bits(common), "0.0145"), enclosed_by_balls)
    d.have(rounds_to(total_information, "6.6584"), enclosed_by_balls)
