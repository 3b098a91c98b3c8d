"""What separates a claimed derivative from the derived one, in words: a sign, a factor, a term that is missing.

Main statement: `difference_in_words`.
"""

from __future__ import annotations

from contextlib import suppress

from derive.gradients.bases import in_all_bases
from derive.gradients.fractions import OutOfReach
from derive.gradients.layout import Layout
from derive.gradients.reading import Space
from derive.gradients.size import size
from derive.notation.text import text
from derive.terms.build import div, neg, sub, term
from derive.terms.term import Term
from derive.translation import _

_SIMPLE = 9  # the size of what is worth saying


def difference_in_words(value: Term, claim: Term) -> str:
    """ "It is −1 times the derivative." or "It is the derivative plus y."; "" where nothing so simple is found."""
    ratio, gap = _shortest(div(claim, value)), _shortest(sub(claim, value))
    if ratio is None or gap is None:
        return ""
    if ratio == neg(term(1)):
        return _("It has the wrong sign: it is −1 times the derivative.")
    if size(ratio) <= min(_SIMPLE, size(gap)):
        return _("It is {factor} times the derivative.").format(factor=text(ratio))
    if size(gap) <= _SIMPLE:
        return _("It is the derivative plus {gap}.").format(gap=text(gap))
    return ""


def _shortest(t: Term) -> Term | None:
    """The shortest form of the term over all bases, for softmax in the one may be exp in the other; None for 0."""
    space = Space()
    layout = Layout(space)
    found: list[Term] = []
    try:
        for written in in_all_bases(t, space):
            with suppress(OutOfReach):
                found.append(layout.write(space.read(written)))
    except OutOfReach:
        pass
    least = min(found, key=size, default=None)
    return None if least == term(0) else least
