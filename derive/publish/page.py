"""What every page says, whatever it is written in: variables, definitions, conventions, the words for a verdict.

Main statements: `variables`, `values`, `hypotheses`, `for_every`, `definitions`, `recalled`, `definition_equation`,
`uses_a_log_b`, `credits`, `subject`, `reading_order`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Protocol, TypeVar

from derive.authoring.derivation import Block, Chain, Derivation, Reason, Scope, Stated
from derive.certify.recorded import Recorded, certificate_of, statement_key
from derive.publish.identity import by_identity
from derive.punctuation import comma
from derive.terms.build import Eq, Gt, call, is_binder, is_op
from derive.terms.definition import Definition, named_values, sort_of, unfold
from derive.terms.sorts import is_function_sort, is_inhabited, is_integer_sort, is_interval
from derive.terms.term import (
    Binder,
    Bound,
    Interval,
    Number,
    Term,
    Variable,
    fresh_variable,
    open_body,
    substitute,
    subterms,
)
from derive.translation import _, relayed

_LOSSES = ("losses", "activations", "softmax", "binary", "divergence", "regression", "margin")
SUBJECTS = ("calculus", "information", "coding", *_LOSSES)  # in the order in which one reads them

Titles = Mapping[str, str]  # of derivations, by name


def kind_word(kind: str) -> str:
    """The heading of a derivation's statement."""
    return {
        "theorem": _("Theorem"),
        "definition": _("Definition"),
        "refutation": _("Refutation"),
        "remark": _("Remark"),
    }[kind]


def verdict_sign(verdict: str) -> str:
    """The mark of a verdict. With `verdict_word` and `verdict_meaning` this is where pages get what they say of a
    verdict; what Coq's kernel said to its certificate, `certificate` and its word and meaning tell."""
    return {"proved": "✓", "enclosed": "[✓]"}[verdict]


def verdict_word(verdict: str) -> str:
    return {"proved": _("proved"), "enclosed": _("enclosed")}[verdict]


def verdict_meaning(verdict: str) -> str:
    """What the word promises, in one sentence."""
    return {
        "proved": _(
            "every step is one of the kernel's rules, carried out exactly: no rounding, no sampling, no tolerance"
        ),
        "enclosed": _(
            "a step of it, or of what it cites, rests on rigorous ball arithmetic: given numbers were computed as "
            "intervals that are certain to hold them; every other step is carried out exactly"
        ),
    }[verdict]


def certificate(derivation: Derivation) -> Recorded | None:
    """What came of certifying this very statement, as far as is known."""
    return certificate_of(derivation.name, statement_key(derivation.hypotheses, derivation.statement))


def certificate_word(found: Recorded) -> str:
    return _("certified") if found.certified else _("not certified")


def certificate_meaning(found: Recorded) -> str:
    """What the word promises, in one sentence; or why there is no such promise."""
    if found.certified:
        return _("each step was proved again by the kernel of Coq, from a certificate that states this theorem")
    return _("no certificate of it was accepted by the kernel of Coq: {why}").format(why=relayed(found.why))


def what_certified_means(derivations: Iterable[Derivation]) -> tuple[str, str] | None:
    """The word and what it promises, if one of the derivations is certified."""
    found = next((c for c in map(certificate, derivations) if c is not None and c.certified), None)
    return (certificate_word(found), certificate_meaning(found)) if found is not None else None


def standing(derivation: Derivation) -> list[str]:
    """The words for its verdict and for its certificate, where something is known of one."""
    found = certificate(derivation)
    return [verdict_word(derivation.verdict), *([certificate_word(found)] if found is not None else [])]


def standing_meanings(derivation: Derivation) -> list[tuple[str, str]]:
    """The same, each with what it promises."""
    found = certificate(derivation)
    said = [(verdict_word(derivation.verdict), verdict_meaning(derivation.verdict))]
    return [*said, (certificate_word(found), certificate_meaning(found))] if found is not None else said


def a_log_b_convention() -> str:
    """What "a log b" means where it stands in an entropy."""
    return _(
        "In an entropy, a cross-entropy or a divergence a log b stands for 0 when a = b = 0; "
        "it is not defined when a > 0 and b = 0."
    )


class Listed(Protocol):
    """What is known of a derivation in a list: a `Derivation`, or a record of its page."""

    @property
    def name(self) -> str: ...

    @property
    def cites(self) -> tuple[str, ...]: ...

    @property
    def path(self) -> str: ...


_Listed = TypeVar("_Listed", bound=Listed)


def subject(derivation: Listed) -> str:
    """The part of the catalogue a derivation belongs to: the folder its file is in ("information"), or ""."""
    folder = PurePath(derivation.path.replace("\\", "/")).parent.name
    return "" if folder in ("", "proofs") else folder


def subject_word(name: str) -> str:
    """A heading from a folder's name."""
    known = {
        "information": _("Information"),
        "coding": _("Coding"),
        "losses": _("Losses"),
        "activations": _("Losses: activations"),
        "softmax": _("Losses: classes"),
        "binary": _("Losses: binary labels"),
        "margin": _("Losses: margins"),
        "regression": _("Losses: regression"),
        "divergence": _("Losses: divergences"),
        "calculus": _("Calculus"),
        "": _("Other derivations"),
    }
    return known.get(name) or name.replace("_", " ").capitalize()


def reading_order(derivations: Sequence[_Listed]) -> list[_Listed]:
    """Subject by subject, what others build on first, and within a subject each after those it cites."""
    by_name = {d.name: d for d in derivations}
    placed: dict[str, _Listed] = {}

    def place(derivation: _Listed) -> None:
        if derivation.name not in placed:
            for name in derivation.cites:
                if name in by_name and name != derivation.name:
                    place(by_name[name])
            placed[derivation.name] = derivation

    for derivation in derivations:
        place(derivation)
    subjects = list(dict.fromkeys([*SUBJECTS, *map(subject, placed.values())]))
    return sorted(placed.values(), key=lambda d: subjects.index(subject(d)))


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


def definitions(terms: Iterable[Term]) -> list[Definition]:
    """The named definitions in the formulas, and those that they in turn are defined by, as they are met."""
    found: dict[Definition, None] = {}

    def walk(term: Term) -> None:
        for part in subterms(term):
            if isinstance(part.head, Definition) and part.head not in found:
                found[part.head] = None
                walk(part.head.body)

    for term in terms:
        walk(term)
    return [definition for definition in found if definition.parameters]  # a name for a value is introduced with it


def values(derivation: Derivation) -> list[Term]:
    """What the names for values on the page stand for: P = (1/2, 1/2)."""
    return [Eq(name, unfold(name)) for name in named_values(formulas(derivation))]


def definitions_to_recall(derivation: Derivation) -> list[Definition]:
    """The definitions its page reminds the reader of: those it uses, less the one that it states itself."""
    used = definitions(formulas(derivation))
    if derivation.kind == "definition":
        used = [d for d in used if d not in {part.head for part in derivation.statement.args}]
    return used


@by_identity  # each notation asks; one in the reader's notation is equal to ours
def recalled(derivation: Derivation) -> tuple[Term, ...]:
    """The definitions its page reminds the reader of, as equations, with the page's own letters for sizes and ends."""
    used = definitions_to_recall(derivation)
    applied = list(_applications(formulas(derivation)))
    return tuple(definition_equation(d, _letters([t for t in applied if t.head == d])) for d in used)


def definition_equation(definition: Definition, letters: Mapping[Term, Term] | None = None) -> Term:
    """The definition as an equation of its own parameters; a family or a function at a generic place."""
    left, right = Term(definition, definition.parameters), definition.body
    left, right = (substitute(side, letters or {}) for side in (left, right))
    while is_binder(right, "lambda"):
        assert isinstance(right.head, Binder)
        place = fresh_variable(right.head.hint, right.args[0], (left, right))
        left, right = call(left, place), open_body(right, place)
    return Eq(left, right)


def defined_term(equation: Term) -> Term:
    """The name with its parameters that a definition's equation speaks of: softmax(z), where it says softmax(z)ₖ."""
    defined = equation.args[0]
    while not isinstance(defined.head, Definition):
        defined = defined.args[0]
    return defined


def _applications(terms: Iterable[Term]) -> Iterator[Term]:
    """The defined terms in the formulas and in what they unfold to, each once."""
    return (part for part in _closed_subterms(terms) if isinstance(part.head, Definition))


def _closed_subterms(terms: Iterable[Term]) -> Iterator[Term]:
    """The terms, those inside them and inside what they unfold to, each once, with variables put for the bound ones, so
    that each has its sort."""
    seen: set[Term] = set()
    waiting = list(terms)[::-1]
    while waiting:
        term = waiting.pop()
        if term in seen:
            continue
        seen.add(term)
        yield term
        inside = list(term.args)
        if isinstance(term.head, Binder):
            inside[1] = open_body(term, fresh_variable(term.head.hint, term.args[0], (term,)))
        elif isinstance(term.head, Definition):
            inside.append(unfold(term))
        waiting += inside[::-1]


def _letters(applications: Iterable[Term]) -> dict[Term, Term]:
    """For a size n (an end of an interval) of a definition the variable that stands for it wherever it is applied."""
    found: dict[Term, set[Term]] = {}
    for application in applications:
        assert isinstance(application.head, Definition)
        for parameter, argument in zip(application.head.parameters, application.args, strict=True):
            wanted, given = parameter.args[0], sort_of(argument)
            while given is not None and is_function_sort(wanted) and is_function_sort(given):
                for end, value in zip(wanted.args[0].args, given.args[0].args, strict=True):
                    if isinstance(end.head, Variable) and isinstance(value.head, Variable):
                        found.setdefault(end, set()).add(value)
                wanted, given = wanted.args[1], given.args[1]
    return {end: values.pop() for end, values in found.items() if len(values) == 1}


@by_identity
def uses_a_log_b(derivation: Derivation) -> bool:
    """Does 0 log 0 matter on this page: is there an a log b of which both may be 0?"""
    given = hypotheses(derivation)
    inside = _closed_subterms(formulas(derivation))
    return any(is_op(part, "xlogy") and not any(_is_positive(a, given) for a in part.args) for part in inside)


def _is_positive(t: Term, given: Sequence[Term]) -> bool:
    """Is it positive by its form: a number, a value of what ranges over positive numbers, a product or sum of such?"""
    if isinstance(t.head, Number):
        return t.head.value > 0
    if is_op(t, "mul") or is_op(t, "div"):
        return all(_is_positive(a, given) for a in t.args)
    if is_binder(t, "sum"):
        return is_inhabited(t.args[0]) and _is_positive(t.args[1], given)
    if is_op(t, "exp"):
        return True
    if is_op(t, "call"):
        family = t.args[0]
        while isinstance(family.head, Definition):
            family = unfold(family)
        if is_op(family, "vector"):
            return all(_is_positive(entry, given) for entry in family.args)
        if is_binder(family, "lambda"):
            return _is_positive(family.args[1], given)
        if isinstance(family.head, Variable):
            sort = family.args[0]
            for _argument in t.args[1:]:
                sort = sort.args[1]
            return _is_above_zero(sort) or any(_says_positive(h, family) for h in given)
        return False
    return isinstance(t.head, Variable) and (_is_above_zero(t.args[0]) or (t > 0) in given)


def _says_positive(hypothesis: Term, family: Term) -> bool:
    """Is it the hypothesis p_i > 0 for every i?"""
    return is_binder(hypothesis, "forall") and hypothesis.args[1] == Gt(call(family, Term(Bound(0))), 0)


def _is_above_zero(sort: Term) -> bool:
    """Is it an interval of positive numbers, or a range of them?"""
    if not (is_interval(sort) or is_integer_sort(sort)) or not isinstance(sort.args[0].head, Number):
        return False
    return sort.args[0].head.value > 0 or (isinstance(sort.head, Interval) and sort.head.left_open)


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
