"""What the kernel did for one step: its tree of reasons, what had to be defined, and numbers.

Main statements: `Certificates`, `Certificate`, `needed`, `Points`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from derive.kernel.assumptions import Assumptions, assumptions
from derive.kernel.ball_evaluation import Evaluation, Undefined
from derive.kernel.ball_functions import Function
from derive.kernel.ball_values import Undecided, in_words
from derive.kernel.definedness import undefined_part
from derive.kernel.field import Field
from derive.kernel.propositions import membership
from derive.kernel.rules.checks import known_from
from derive.kernel.theorem import Theorem
from derive.publish.renaming import Renaming
from derive.terms.build import is_binder, is_op
from derive.terms.sorts import is_function_sort, is_integer_sort
from derive.terms.term import Term, free_variables, subterms
from derive.witness import Point, sample_points

_CANDIDATES = 4  # points among which one is chosen to be shown
_DIGITS = 6


class Certificates:
    """The theorems that the kernel made on the way to one, by what they say in the reader's notation.

    What was proved in other derivations is theirs: the search ends where one of `cited` is used.
    """

    def __init__(self, theorem: Theorem | None, cited: Mapping[str, Theorem], renaming: Renaming | None = None) -> None:
        self._names = {id(found): name for name, found in cited.items() if found is not theorem}
        found = self._found(theorem)
        terms = (formula for made in found.values() for formula in (made.conclusion, *made.hypotheses))
        self._shown = renaming.beyond_the_page(terms).term if renaming is not None else _as_it_is
        self._by_conclusion = {self._shown(conclusion): made for conclusion, made in found.items()}

    def _found(self, theorem: Theorem | None) -> dict[Term, Theorem]:
        found: dict[Term, Theorem] = {}
        waiting = [theorem] if theorem is not None else []
        seen: set[int] = set()
        while waiting:
            here = waiting.pop()
            if id(here) in seen or id(here) in self._names:
                continue
            seen.add(id(here))
            known = found.get(here.conclusion)
            if known is None or known.rule in ("assume", "weaken"):
                found[here.conclusion] = here
            waiting += reversed(here.premises)
        return found

    def of(self, conclusion: Term) -> Certificate | None:
        """What the kernel did for it, if a theorem that says so was made on the way."""
        made = self._by_conclusion.get(conclusion)
        return None if made is None else self._certificate(made)

    def premises(self, certificate: Certificate) -> Iterator[Certificate]:
        """Those of what a theorem was made from, each once."""
        seen: set[tuple[Term, tuple[Term, ...]]] = set()
        for premise in certificate.theorem.premises:
            key = (premise.conclusion, premise.hypotheses)
            if key not in seen:
                seen.add(key)
                yield self._certificate(premise)

    def conditions(self, certificate: Certificate) -> list[Term]:
        """What had to follow for every part of the conclusion to be defined."""
        made = certificate.theorem
        return list(map(self._shown, needed(made.conclusion, made.hypotheses, made)))

    def _certificate(self, made: Theorem) -> Certificate:
        given = tuple(map(self._shown, made.hypotheses))
        return Certificate(made, self._shown(made.conclusion), given, self._names.get(id(made), ""))


@dataclass(frozen=True, slots=True)
class Certificate:
    """A theorem as a page shows it: its conclusion and hypotheses in the reader's notation, and the derivation whose
    theorem it is ("" for one that was made on the way)."""

    theorem: Theorem
    conclusion: Term
    hypotheses: tuple[Term, ...]
    cited: str

    @property
    def rule(self) -> str:
        return self.theorem.rule


def _as_it_is(term: Term) -> Term:
    return term


class _Noting(Assumptions):
    """Assumptions that note which conditions were asked of them and followed.

    `fewer` are some of them, which are asked first: those of many steps are the same, and remember their answers.
    """

    __slots__ = ("_fewer", "_noted", "_real")

    def __init__(self, real: Assumptions, fewer: Assumptions, noted: dict[Term, None]) -> None:
        super().__init__(real.propositions)
        self._real = real
        self._fewer = fewer
        self._noted = noted

    @property
    def field(self) -> Field:
        return self._real.field

    def entails(self, goal: Term) -> bool:
        follows = self._fewer.entails(goal) or self._real.entails(goal)
        if follows and goal not in self.propositions:
            self._noted[goal] = None
        return follows

    def plus(self, *more: Term) -> Assumptions:
        return _Noting(self._real.plus(*more), self._fewer.plus(*more), self._noted)


def needed(claim: Term, given: Sequence[Term], made: Theorem | None) -> list[Term]:
    """The conditions that had to follow from what was known for every part of a claim to be defined.

    Left out are those between numbers, that an index lies in its own range, and what only the kernel has a word for.
    `made` is the claim's theorem: what the kernel knew when it made it is known again here, with its answers.
    """
    hypotheses, known = tuple(given), assumptions(tuple(given))
    if made is not None:
        hypotheses, known = known_from(made.hypotheses, made.premises)
    said_before = made is not None and any(premise.conclusion == made.conclusion for premise in made.premises)
    fewer = known if said_before else assumptions(hypotheses)  # what was said before is defined by its own step
    noted: dict[Term, None] = {}
    undefined_part(claim, _Noting(known, fewer, noted))
    return [condition for condition in noted if _is_worth_telling(condition)]


def _is_worth_telling(condition: Term) -> bool:
    if any(is_op(part, "differentiable_at") for part in subterms(condition)):
        return False
    if is_op(condition, "implies") and condition.args[0] == condition.args[1]:
        return False
    variables = free_variables(condition)
    ranges = {c for v in variables for c in membership(v, v.args[0]) or () if is_integer_sort(v.args[0])}
    whole = is_op(condition, "is_integer")
    return bool(variables) and not whole and condition not in ranges


# ---- numbers


class Points:
    """Points at which steps are shown in numbers: the same for all that stands under the same hypotheses."""

    def __init__(self) -> None:
        self._found: dict[tuple[frozenset[Term], tuple[Term, ...]], list[Point]] = {}

    def shown(self, terms: Sequence[Term], hypotheses: Sequence[Term]) -> tuple[Point, list[str]] | None:
        """A point that satisfies the hypotheses, and the values of the terms there; None where there is none to show.

        Of a few points that is taken where the values tell most: where few of them are 0 or 1, and families are long.
        """
        free = frozenset[Term]().union(*map(free_variables, (*terms, *hypotheses)))
        if any(map(_is_on_reals, (v.args[0] for v in free))) or any(map(_is_of_reals, hypotheses)):
            return None
        found = self._points(free, tuple(hypotheses))
        best: tuple[tuple[int, int], Point, list[str]] | None = None
        for point in found:
            values = _values(terms, point)
            told = (sum(value not in ("", "0", "1") for value in values), sum(map(_length, point.values())))
            if any(values) and (best is None or told > best[0]):
                best = (told, point, values)
        if best is None:
            return None
        return {v: value for v, value in best[1].items() if v in free}, best[2]

    def _points(self, free: frozenset[Term], hypotheses: tuple[Term, ...]) -> list[Point]:
        """A few points for these variables: those at hand, or new ones."""
        for (variables, under), found in self._found.items():
            if variables >= free and under == hypotheses:
                return found
        found = sample_points(sorted(free, key=repr), hypotheses, _CANDIDATES)
        self._found[free, hypotheses] = found
        return found


def _is_on_reals(sort: Term) -> bool:
    """Is it the sort of functions of real numbers? Values that satisfy hypotheses about these take long to find."""
    return is_function_sort(sort) and not is_integer_sort(sort.args[0])


def _is_of_reals(hypothesis: Term) -> bool:
    """Does it speak of every real number? The same holds of it."""
    return is_binder(hypothesis, "forall") and not is_integer_sort(hypothesis.args[0])


def _length(value: object) -> int:
    return len(value) if isinstance(value, tuple) else 0


def _values(terms: Sequence[Term], point: Point) -> list[str]:
    """The values in certain digits; "" where one is not known."""
    evaluation = Evaluation(point)  # it remembers what the terms have in common
    found = []
    for term in terms:
        try:
            value = evaluation.any(term, evaluation.scope)
        except (Undecided, Undefined):
            found.append("")
            evaluation = Evaluation(point)
            continue
        found.append("" if isinstance(value, Function) else in_words(value, _DIGITS))
    return found
