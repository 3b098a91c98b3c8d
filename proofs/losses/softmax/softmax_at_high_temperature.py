"""As the temperature grows, softmax becomes uniform."""

from derive.authoring import *


@theorem(_("Softmax at high temperature"), claims=("loss:temperature",), lemma=_("softmax at high temperature"))
def softmax_at_high_temperature(d):
    """softmax(b z)_k → 1/K as the inverse temperature b = 1/T goes to 0."""
    K = d.size("K")
    z, k = d.family("z", K), d.index("k", K)
    i, b = index("i", K), variable("b", positive)

    def warmed(b):
        return softmax(function(i, b * z[i]))[k]

    vanishing_b = limit(warmed(b), b, 0, "+")
    d.show(Eq(vanishing_b, 1 / K))
    d.chain(vanishing_b).eq(warmed(term(0)), continuity_at(vanishing_b, real)).eq(1 / K, definition)
