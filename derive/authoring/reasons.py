"""The reasons an author can name, each with the kernel rule that checks it.

A reason is a word for the reader (`Reason`), the theorems it brings, and, for some, a rule of its own. Most equations
are checked by the exact normal form whatever field's word the author chose for the reader: algebra, linearity,
Kronecker delta, normalisation … name what the eye should follow.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from derive.authoring.derivation import Reason
from derive.kernel.rules import algebra as algebra_rules
from derive.kernel.theorem import Refusal, Theorem, doubtful
from derive.terms.build import term
from derive.terms.term import Term
from derive.translation import deferred as _
from derive.translation import in_a_row, replaced

Equation = Callable[[Term, Term, Sequence[Term], Sequence[Theorem]], Theorem]
Instance = Callable[[Sequence[Term], Sequence[Theorem]], Theorem]
Claim = Callable[[Term, Sequence[Term], Sequence[Theorem]], Theorem]


@dataclass(frozen=True)
class Because:
    """What an author writes behind a step: words, theorems, perhaps a factor, perhaps a rule of its own.

    `equation` is such a rule for equations, `claim` one for any proposition.
    """

    reason: Reason
    theorems: tuple[Theorem, ...] = ()
    factor: Term | None = None
    equation: Equation | None = field(default=None, compare=False)
    instance: Instance | None = field(default=None, compare=False)
    claim: Claim | None = field(default=None, compare=False)

    def times(self, factor: object) -> Because:
        """The inequality this reason brings, multiplied by a factor ≥ 0."""
        return replace(self, factor=term(factor))

    def saying(self, text: str, *terms: Term) -> Because:
        """The same reason in other words."""
        return replace(self, reason=Reason(text, terms, self.reason.cites))


def bring(
    reasons: Sequence[Because], under: Sequence[Term], using: Sequence[Theorem] = ()
) -> list[tuple[Term | None, Theorem]]:
    """The theorems of the reasons, each with its factor; instances are made here, where the hypotheses are known."""
    brought = [(b.factor, t) for b in reasons for t in b.theorems]
    at_hand = [*using, *(t for __, t in brought)]
    return brought + [(b.factor, _instance(b.instance, under, at_hand)) for b in reasons if b.instance is not None]


def _instance(make: Instance, under: Sequence[Term], at_hand: Sequence[Theorem]) -> Theorem:
    """The instance; facts about a variable whose range may be empty are left out when they stand in its way."""
    try:
        return make(under, at_hand)
    except Refusal:
        certain = [t for t in at_hand if not doubtful(t.conclusion)]
        if len(certain) == len(at_hand):
            raise
        return make(under, certain)


class NoSingleFact(TypeError):
    """A rule was to be applied to a reason that brings no theorem, or several."""


def the_theorem(because: Because, under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
    """The one theorem that a reason brings, for a rule to be applied to."""
    theorems = [t for __, t in bring([because], under, using)]
    if len(theorems) != 1:
        raise NoSingleFact(
            "The reason brings no single theorem to apply the rule to. "
            "Give it a fact: what d.have(…) or d.proved() gave."
        )
    return theorems[0]


def words(text: str, *terms: Term) -> Because:
    """A reason checked by the normal form, under words of the author's choice."""
    return Because(Reason(text, terms))


def _by_definition(left: Term, right: Term, under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
    return algebra_rules.unfolding(left, right, under, using)


algebra = words(_("algebra"))
linearity = words(_("linearity of the sum"))
kronecker = words(_("Kronecker delta"))
logarithms = words(_("rules of logarithms"))
exponentials = words(_("rules of exponentials"))
chain_rule = words(_("chain rule"))
product_rule = words(_("product rule"))
quotient_rule = words(_("quotient rule"))
differentiation = words(_("rules of differentiation"))
sign = words(_("its sign"))
definition = Because(Reason(_("definition")), equation=_by_definition)


def domain(variable: Term) -> Because:
    """Because of where a variable ranges."""
    return words(_("domain of {0}"), variable)


def from_facts(text: str, facts: Sequence[Because], *terms: Term) -> Reason:
    """The words of a rule followed by the facts it is applied to: "summed over the index; (2)"."""
    return merged([words(text, *terms), *facts])


def merged(reasons: Sequence[Because]) -> Reason:
    """One printed reason from several."""
    texts: list[str] = []
    terms: list[Term] = []
    cites: list[str] = []
    for reason in dict.fromkeys(b.reason for b in reasons):  # one theorem at two places is named once
        shift = len(terms)
        places = reversed(range(len(reason.terms) if shift else 0))
        texts.append(replaced(reason.words, *((f"{{{k}}}", f"{{{k + shift}}}") for k in places)))
        terms += reason.terms
        cites += reason.cites
    return Reason(in_a_row(texts), tuple(terms), tuple(dict.fromkeys(cites)))
