"""The sigmoid is the inverse of the log-odds."""

from derive.authoring import *


@theorem(_("The sigmoid inverts the log-odds"), claims=("loss:sigmoid",), lemma="σ(log(p/(1 − p))) = p")
def sigmoid_of_log_odds(d):
    """σ(log(p/(1 − p))) = p for 0 < p < 1: each probability strictly between 0 and 1 has a logit."""
    p = d.open_probability("p")
    d.show(Eq(sigmoid(log(p / (1 - p))), p))
    (
        d.chain(sigmoid(log(p / (1 - p))))
        .eq(1 / (1 + exp(-log(p / (1 - p)))), definition)
        .eq(1 / (1 + (1 - p) / p), exponentials)
        .eq(p, algebra)
    )
