"""Cross-entropy is the expectation, under p, of −log q."""

from derive.authoring import *


@theorem(_("Cross-entropy"), kind="definition", claims=("A6",), source="Cover & Thomas 2006, 5.4")
def cross_entropy_as_expectation(d):
    """The outcomes are drawn from P; what is averaged is the information −log Q that the estimate gives them. The
    estimate may even be one whose entries do not add up to 1."""
    n = d.size("n")
    p, q = d.distribution("p", n), d.family("q", n, positive)
    i = index("i", n)
    d.show(Eq(cross_entropy(p, q), expectation(p, i, -log(q[i]))))
    (
        d.chain(cross_entropy(p, q))
        .eq(-sum_(i, p[i] * log(q[i])), definition)
        .eq(sum_(i, p[i] * -log(q[i])), linearity)
        .eq(expectation(p, i, -log(q[i])), definition)
    )
