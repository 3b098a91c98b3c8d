"""check(lhs, "=", rhs, *hypotheses): a formula in anybody's test.

The verdict is one of five words. `proved`: a rule of the kernel made the theorem, under the caller's hypotheses
alone. `enclosed`: a claim about numbers, settled by rigorous ball arithmetic. `refuted`: false, with a point.
`sampled`: it held at all points that were tried, which proves nothing. `unknown`: nothing decided. Only the first two
are true in a test.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from derive.display import Page
from derive.kernel.propositions import parts
from derive.kernel.theorem import Refusal, Theorem, doubtful
from derive.kernel.wellformed import is_proposition
from derive.notation.a_log_b import a_log_b_convention, may_vanish
from derive.notation.scope import refuse_letters_of_numbers, with_definitions
from derive.notation.text import text
from derive.propose.missing import what_would_suffice
from derive.propose.prove import prove
from derive.punctuation import comma, space
from derive.terms.build import RELATIONS, differentiable, is_binder, is_function_valued, is_op, op
from derive.terms.sorts import interior
from derive.terms.term import Number, Term, ambiguous_name, free_variables
from derive.translation import _, relayed
from derive.witness import Agreement, NoPoints, Refutation, refute
from derive.witness.words import point_in_words

_SIGNS = {"==": "=", "!=": "≠", "<=": "≤", ">=": "≥"} | {r: r for r in RELATIONS}
_DEEPEST = 120
_MOST_DIGITS = 1_000
_GOOD = ("proved", "enclosed")
_MORE_POINTS = 48  # at which a claim is tried that is neither proved nor refuted at once


def status_word(status: str) -> str:
    """The verdict's word in the reader's language."""
    return {
        "proved": _("proved"),
        "enclosed": _("enclosed"),
        "refuted": _("refuted"),
        "sampled": _("sampled"),
        "unknown": _("unknown"),
    }[status]


@dataclass(frozen=True)
class Verdict(Page):
    """The answer of a check; true in a test only when `proved` or `enclosed`."""

    status: str
    claim: Term
    hypotheses: tuple[Term, ...]
    reason: str
    missing: tuple[str, ...] = ()
    witness: Refutation | None = None
    model: str = ""
    theorem: Theorem | None = field(default=None, compare=False, repr=False)

    def __bool__(self) -> bool:
        return self.status in _GOOD

    def __str__(self) -> str:
        claim = text(self.claim)
        if self.hypotheses:
            claim = _("{claim}, given {hypotheses}").format(
                claim=claim, hypotheses=comma().join(text(h) for h in self.hypotheses)
            )
        reason = f"{self.reason[:1].upper()}{self.reason[1:]}"
        sentence = _("{verdict}: {claim}. {reason}").format(
            verdict=status_word(self.status), claim=claim, reason=reason
        )
        if self.missing:
            missing = _(" and ").join(self.missing)
            sentence += space() + _("It would suffice to know {missing}.").format(missing=missing)
        if self.witness is not None and self.witness.point:
            sentence += space() + _("Counterexample: {point}.").format(point=self.witness.at)
        elif self.model and self.hypotheses:
            sentence += space() + _("The hypotheses hold, for instance, at {point}.").format(point=self.model)
        if may_vanish((self.claim, *self.hypotheses), self.hypotheses):
            sentence += space() + a_log_b_convention()
        return sentence


def check(*arguments: Any) -> Verdict:
    """check(lhs, "=", rhs, *hypotheses) or check(relation, *hypotheses), in terms or in SymPy's expressions.

    Hypotheses are relations; the assumptions of SymPy's symbols count too. An argument that is already True or False,
    or holds a Float, is refused with advice (ValueError): what it said before it was evaluated is lost.
    """
    claim, hypotheses, notes = _read(arguments)
    verdict = check_term(claim, hypotheses)
    return replace(verdict, reason=" ".join((verdict.reason, *notes))) if notes else verdict


def _read(arguments: Sequence[Any]) -> tuple[Term, tuple[Term, ...], tuple[str, ...]]:
    """The claim, the hypotheses (what the symbols' assumptions say among them) and what was added in reading."""
    if len(arguments) >= 3 and isinstance(arguments[1], str):
        left, sign, right, *given = arguments
        if sign not in _SIGNS:
            raise ValueError(f"{sign!r} is not one of the signs {', '.join(RELATIONS)}.")
        (left, right, *given), assumed, notes = _terms((left, right, *given))
        claim = op(_SIGNS[sign], left, right)
    elif arguments:
        (claim, *given), assumed, notes = _terms(arguments)
    else:
        raise ValueError('Nothing to check. Write check(lhs, "=", rhs, *hypotheses).')
    hypotheses = tuple(dict.fromkeys(q for h in (*given, *assumed) for q in parts(h)))
    for t in (claim, *hypotheses):
        _require_readable(t)
    name = ambiguous_name((claim, *hypotheses))
    if name is not None:
        raise ValueError(f"{name} stands for two variables with different domains. Give one of them another name.")
    terms = (claim, *hypotheses)
    refuse_letters_of_numbers(frozenset[Term]().union(*map(free_variables, terms)), with_definitions(terms))
    if not is_proposition(claim):
        raise ValueError(f'{text(claim)} is no claim. Write a relation: check(lhs, "=", rhs, *hypotheses).')
    return claim, hypotheses, notes


def _require_readable(t: Term) -> None:
    """Whatever reads a term goes down into it, and writes its numbers out."""
    level = [t]
    for _depth in range(_DEEPEST):
        if any(isinstance(p.head, Number) and abs(p.head.value) >= 10**_MOST_DIGITS for p in level):
            raise ValueError(f"A number in this formula has more than {_MOST_DIGITS} digits.")
        level = list(dict.fromkeys(a for p in level for a in p.args))
        if not level:
            return
    raise ValueError(f"This formula is nested more than {_DEEPEST} deep, too deep to be checked.")


def _terms(values: Sequence[Any]) -> tuple[list[Term], tuple[Term, ...], tuple[str, ...]]:
    """Terms stay; everything else is read as SymPy's, all together, so that they share their variables."""
    if all(isinstance(v, Term | int) and not isinstance(v, bool) for v in values):
        from derive.terms.build import term

        return [term(v) for v in values], (), ()
    from derive.propose.sympy_reader import read_sympy

    reading = read_sympy(values)
    return list(reading.terms), reading.assumptions, reading.notes


def _in_words(points: Refutation | Agreement | NoPoints) -> str:
    return point_in_words(points.model_point) if isinstance(points, Agreement) and points.model_point else ""


def _missing(claim: Term, hypotheses: tuple[Term, ...], refusal: Refusal | None = None) -> tuple[str, ...]:
    """What would suffice, as text."""
    found = refusal or prove(claim, hypotheses)
    if isinstance(found, Theorem):
        return ()
    return tuple(text(_as_hypothesis(m)) for m in what_would_suffice(claim, hypotheses, found))


def _as_hypothesis(condition: Term) -> Term:
    """A condition as one would state it: that f has a derivative at u follows from one on its domain."""
    if is_op(condition, "differentiable_at") and is_function_valued(condition.args[0]):
        f = condition.args[0]
        return differentiable(f, f.args[0].args[0])
    return condition


def _with_open_ends(t: Term) -> Term:
    """The same with integrals over the inside of their intervals: improper ones, where the integrand has no value at
    an end."""
    args = tuple(map(_with_open_ends, t.args))
    return Term(t.head, (interior(args[0]), *args[1:]) if is_binder(t, "integral") else args)


def _refuted(points: Refutation, claim: Term, hypotheses: tuple[Term, ...]) -> Verdict:
    """The verdict on a claim that is false at a point; an integral that is improper there is another matter."""
    why = _("{why}.").format(why=relayed(points.why).rstrip(".。"))
    improper = _with_open_ends(claim)
    if not points.left and improper != claim and not isinstance(refute(improper, hypotheses), Refutation):
        why += space() + _("As an improper integral, which needs no value at its ends, it is out of reach.")
        return Verdict("unknown", claim, hypotheses, why)
    missing = () if points.left else _missing(claim, hypotheses)  # where it is defined it may well hold
    return Verdict("refuted", claim, hypotheses, why, missing, witness=points)


def check_term(claim: Term, hypotheses: tuple[Term, ...] = ()) -> Verdict:
    """The verdict on a claim that is a term, under hypotheses that are terms."""
    points = refute(claim, hypotheses)
    if isinstance(points, Refutation):
        return _refuted(points, claim, hypotheses)
    model = _in_words(points)
    found = prove(claim, hypotheses)
    if isinstance(found, Refusal):
        missing = _missing(claim, hypotheses, found)
        if isinstance(points, Agreement) and points.points and not missing:
            count = points.points
            more = refute(claim, hypotheses, _MORE_POINTS, seed=1)  # it may be false at few points: look further
            if isinstance(more, Refutation):
                return _refuted(more, claim, hypotheses)
            if isinstance(more, Agreement):
                count = max(count, more.points)
            told = _("No proof was found ({why}); it held at {count} points, which proves nothing.")
            told = told.format(why=relayed(found.why), count=count)
            return Verdict("sampled", claim, hypotheses, told, model=model)
        told = _("{why}.").format(why=relayed(found.why).rstrip(".。"))
        if hypotheses and isinstance(points, NoPoints):
            told += space() + _("No point was found that satisfies the hypotheses: do they contradict one another?")
        return Verdict("unknown", claim, hypotheses, told, missing, model=model)
    if (hypotheses or doubtful(claim)) and isinstance(points, NoPoints):  # or a domain that has no member
        told = _("It follows, but no point was found that satisfies the hypotheses: do they contradict one another?")
        return Verdict("unknown", claim, hypotheses, told)
    status = "enclosed" if found.enclosed else "proved"
    rules = comma().join(map(relayed, sorted(found.rules())))
    return Verdict(status, claim, hypotheses, _("By {rules}.").format(rules=rules), model=model, theorem=found)
