"""What every page says, whatever it is written in: its variables, hypotheses and formulas, and where it comes from.

How it stands (verdict, certificate) is in `standing.py`, the definitions it recalls in `defined.py`, its place among
the others in `reading.py`.

Main statements: `kind_word`, `variables`, `hypotheses`, `for_every`, `formulas`, `credits`, `rests_on`, `enumeration`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from derive.authoring.derivation import Block, Chain, Derivation, Reason, Scope, Stated
from derive.punctuation import comma
from derive.terms.build import is_binder, is_op
from derive.terms.term import Binder, Term, Variable, fresh_variable, open_body
from derive.translation import _

Titles = Mapping[str, str]  # of derivations, by name


def kind_word(kind: str) -> str:
    """The heading of a derivation's statement."""
    return {
        "theorem": _("Theorem"),
        "definition": _("Definition"),
        "refutation": _("Refutation"),
        "remark": _("Remark"),
    }[kind]


def variables(derivation: Derivation) -> list[Term]:
    """The free variables of hypotheses and statement as a reader meets them, each after those in its own sort."""
    found: dict[Term, None] = {}

    def walk(term: Term) -> None:
        if isinstance(term.head, Variable):
            for argument in term.args:
                walk(argument)
            found[term] = None
        else:
            for argument in term.args:
                walk(argument)

    for formula in (derivation.statement, *derivation.hypotheses):
        walk(formula)
    return list(found)


def hypotheses(derivation: Derivation) -> list[Term]:
    """The hypotheses, conjunctions taken apart, each once."""
    found: dict[Term, None] = {}

    def walk(proposition: Term) -> None:
        if is_op(proposition, "and"):
            for part in proposition.args:
                walk(part)
        else:
            found[proposition] = None

    for hypothesis in derivation.hypotheses:
        walk(hypothesis)
    return list(found)


def for_every(proposition: Term, known: Iterable[Term]) -> tuple[Term, list[Term]]:
    """∀x. φ taken apart, to be said as "φ for every x in …": φ, and its variables under names nothing else has."""
    variables: list[Term] = []
    taken = list(known)
    while is_binder(proposition, "forall"):
        assert isinstance(proposition.head, Binder)
        x = fresh_variable(proposition.head.hint, proposition.args[0], (*taken, *variables, proposition))
        proposition = open_body(proposition, x)
        variables.append(x)
    return proposition, variables


def formulas(derivation: Derivation) -> Iterator[Term]:
    """Every formula that stands on the page."""
    yield from derivation.hypotheses
    yield derivation.statement
    yield from _formulas_of(derivation.blocks)


def _formulas_of(blocks: Iterable[Block]) -> Iterator[Term]:
    for block in blocks:
        if isinstance(block, Chain):
            yield block.start
            for step in block.steps:
                yield step.term
                yield from step.reason.terms
        elif isinstance(block, Stated):
            yield block.formula
            yield from block.reason.terms
        else:
            yield from block.terms
            if isinstance(block, Scope):
                yield from _formulas_of(block.blocks)


def credits(derivation: Derivation) -> list[str]:
    """Where it comes from: the claims it settles, the losses it is about, and the textbook that has it."""
    found = []
    claims = [claim for claim in derivation.claims if not claim.startswith("loss:")]
    losses = [claim.removeprefix("loss:") for claim in derivation.claims if claim.startswith("loss:")]
    if claims:
        found.append(_("claims {claims}").format(claims=", ".join(claims)))
    if losses:
        found.append(_("loss {names}").format(names=", ".join(losses)))
    if derivation.source:
        found.append(derivation.source)
    return found


def rests_on(derivation: Derivation) -> list[str]:
    """The names of the derivations it cites, each once."""
    return list(dict.fromkeys(derivation.cites))


def reason_of(reason: Reason) -> str:
    """The reason's words in the reader's language, with {0}, {1} … left in place."""
    return _(reason.words)


def enumeration(parts: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(parts) <= 1:
        return "".join(parts)
    return _("{first} and {last}").format(first=comma().join(parts[:-1]), last=parts[-1])
