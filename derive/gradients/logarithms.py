"""Logarithms written as one: log a + log b − log c as log(ab/c), and z_k − lse(z) as log softmax(z)_k.

Main statement: `logarithms_together`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.gradients.order import times, unsigned
from derive.terms.build import call, div, is_op, log, neg
from derive.terms.term import Term
from derive.vocabulary.activations import log_softmax, logsumexp, softmax


def logarithms_together(parts: Sequence[Term]) -> list[Term]:
    """log a + log b − log c as log(ab/c), and z_k − lse(z) as log softmax(z)_k; [] where no two go together."""
    arguments = [(p, _log_argument(unsigned(p))) for p in parts]
    above = [a for p, a in arguments if a is not None and not is_op(p, "neg")]
    below = [a for p, a in arguments if a is not None and is_op(p, "neg")]
    others = [p for p, a in arguments if a is None]
    if len(above) + len(below) > 1:
        top = [*_halves(above, 0), *_halves(below, 1)]
        bottom = [*_halves(above, 1), *_halves(below, 0)]
        if not top:
            return [*others, neg(log(times(bottom)))]
        return [*others, log(div(times(top), times(bottom)) if bottom else times(top))]
    for lse in parts:
        if not (is_op(lse, "neg") and lse.args[0].head == logsumexp):
            continue
        family = lse.args[0].args[0]
        for entry in parts:
            if is_op(entry, "call") and entry.args[0] == family and len(entry.args) == 2:
                rest = [p for p in parts if p not in (lse, entry)]
                return [*rest, call(log_softmax(family), entry.args[1])]
    return []


def _halves(terms: Sequence[Term], side: int) -> list[Term]:
    """What stands above (side 0) or below (side 1) the lines of quotients."""
    if side == 0:
        return [t.args[0] if is_op(t, "div") else t for t in terms]
    return [t.args[1] for t in terms if is_op(t, "div")]


def _log_argument(t: Term) -> Term | None:
    """The u of log u, softmax(z)_k of log softmax(z)_k."""
    if is_op(t, "log") and len(t.args) == 1:
        return t.args[0]
    if is_op(t, "call") and t.args[0].head == log_softmax:
        return call(softmax(t.args[0].args[0]), t.args[1])
    return None
