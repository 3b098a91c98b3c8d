"""The entropy of an uneven match is 0.08079 bits."""

from derive.authoring import *


@theorem(_("The entropy of an uneven match"), claims=("B7",))
def entropy_of_an_uneven_match(d):
    """The rare outcome brings much information, but rarely: H₂(0.01, 0.99) is 0.08079 to the digits shown."""
    rare, common = decimal("0.01"), decimal("0.99")
    claim = rounds_to(entropy_bits(vector(rare, common)), "0.08079")
    written_out = rounds_to(-rare * log(rare, 2) - common * log(common, 2), "0.08079")
    difference, half_unit = claim.args
    d.show(claim)
    d.chain(difference).eq(written_out.args[0], definition).le(half_unit, enclosed_by_balls)
