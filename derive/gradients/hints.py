"""What separates a claimed derivative from the derived one, in words: a sign, a factor, a term that is missing.

Main statement: `difference_in_words`.
"""

from __future__ import annotations

from derive.gradients.fractions import OutOfReach
from derive.gradients.layout import Layout
from derive.gradients.reading import Space
from derive.gradients.size import size
from derive.notation.text import text
from derive.terms.build import neg, term
from derive.terms.term import Term
from derive.translation import _

_SIMPLE = 9  # the size of what is worth saying


def difference_in_words(value: Term, claim: Term) -> str:
    """ "It is −1 times the derivative." or "It is the derivative plus y."; "" where nothing so simple is found."""
    space = Space()
    layout = Layout(space)
    try:
        a, b = space.read(value), space.read(claim)
        if b.above == 0 or a.above == 0:
            return ""
        ratio = layout.write(space.over(b, a))
        gap = layout.write(space.plus(b, space.minus(a)))
    except OutOfReach:
        return ""
    if ratio == neg(term(1)):
        return _("It has the wrong sign: it is −1 times the derivative.")
    if size(ratio) <= min(_SIMPLE, size(gap)):
        return _("It is {factor} times the derivative.").format(factor=text(ratio))
    if size(gap) <= _SIMPLE:
        return _("It is the derivative plus {gap}.").format(gap=text(gap))
    return ""
