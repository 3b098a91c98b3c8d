"""A subgradient of max(u, 0)."""

from derive.authoring import *
from proofs.losses.margin.positive_part_at_least_its_argument import positive_part_at_least_its_argument
from proofs.losses.margin.positive_part_nonnegative import positive_part_nonnegative


@theorem(_("A subgradient of the positive part"), lemma="max(v, 0) ≥ max(u, 0) + [u > 0](v − u)")
def positive_part_subgradient(d):
    """max(v, 0) ≥ max(u, 0) + [u > 0] (v − u) for all real u and v."""
    u, v = d.real("u"), d.real("v")
    line = maximum(u, 0) + is_positive(u) * (v - u)
    d.show(maximum(v, 0) >= line)
    with d.case(u > 0) as above:
        d.chain(maximum(v, 0)).ge(v, positive_part_at_least_its_argument(v)).eq(line, above)
    with d.case(u <= 0) as below:
        d.chain(maximum(v, 0)).ge(0, positive_part_nonnegative(v)).eq(line, below)
