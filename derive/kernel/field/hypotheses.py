"""How assumptions enter the normal form: as ends of domains, as equations that eliminate, as facts about signs.

- A relation between an owner (x, p_i) and a number narrows the owner's domain; under ∀ it does so for every
  instance whose arguments lie in the quantifiers' sorts.
- An equation is solved for a generator that occurs linearly with a constant coefficient; from then on that
  generator is replaced when it would be made. What was known of its domain stays, as facts.
- Every other inequality l < r is a fact about the sign of r − l.

An instance of ∀ is drawn only at a term that provably lies in the quantifier's sort. Nothing here is applied to a
bound variable by its name: bound variables are opened under reserved names that no assumption has.

Main statement: `Hypotheses`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from derive.kernel.field.algebra import BOUND, has_reserved_names, reserved
from derive.kernel.field.bounds import Bounds, is_owner, relation_bounds
from derive.kernel.field.integrality import is_integer
from derive.kernel.field.polynomials import Unsupported
from derive.kernel.field.signs import Sign, is_at_least
from derive.terms.build import TURNED, is_binder, is_op, is_relation, literal, sub
from derive.terms.sorts import is_infinite, is_integer_sort, is_interval
from derive.terms.term import (
    Interval,
    Operator,
    Term,
    Variable,
    free_variables,
    open_body,
    substitute,
    subterms,
)

if TYPE_CHECKING:
    from derive.kernel.field.forms import Forms

_SIGNS = {
    "<": Sign.POSITIVE,
    "≤": Sign.NONNEGATIVE,
    ">": Sign.NEGATIVE,
    "≥": Sign.NONPOSITIVE,
    "≠": Sign.NONZERO,
}  # of right − left
_INSTANCES = 400


@dataclass(frozen=True, slots=True)
class Rule:
    """∀ variables: left relation right. The variables have reserved names."""

    variables: tuple[Term, ...]
    relation: str
    left: Term
    right: Term

    def at(self, values: dict[Term, Term]) -> Rule:
        return Rule((), self.relation, substitute(self.left, values), substitute(self.right, values))


def rules(assumptions: Iterable[Term]) -> list[Rule]:
    """The relations among the assumptions, conjunctions and quantifiers taken apart; the rest is left out."""
    found: list[Rule] = []

    def collect(p: Term, variables: tuple[Term, ...]) -> None:
        if is_op(p, "and"):
            for part in p.args:
                collect(part, variables)
        elif is_binder(p, "forall"):
            v = Term(Variable(f"{BOUND}q{len(variables)}"), (p.args[0],))
            collect(open_body(p, v), (*variables, v))
        elif is_relation(p):
            assert isinstance(p.head, Operator)
            found.append(Rule(variables, p.head.name, p.args[0], p.args[1]))

    for p in assumptions:
        if not has_reserved_names(p):
            collect(p, ())
    return found


class Hypotheses:
    """The assumptions of one algebra."""

    def __init__(self, found: list[Rule], whole: frozenset[Term]) -> None:
        self.whole = whole  # terms assumed to be integers
        self.bounds: dict[Term, Bounds] = {}
        self.bound_rules: list[tuple[Rule, Bounds]] = []
        self.equations: list[Rule] = []
        self.facts: list[Rule] = []
        self.equation_rules: list[Rule] = []
        self.fact_rules: list[Rule] = []
        for rule in found:
            self._sort_in(rule)

    def _sort_in(self, rule: Rule) -> None:
        for owner, name, other in (
            (rule.left, rule.relation, rule.right),
            (rule.right, TURNED[rule.relation], rule.left),
        ):
            value = literal(other)
            if name == "=" or value is None or not is_owner(owner):
                continue
            bounds = relation_bounds(name, value)
            if not rule.variables:
                self.bounds[owner] = self.bounds.get(owner, Bounds()).meet(bounds)
            elif set(rule.variables) <= set(owner.args[1:]):
                self.bound_rules.append((rule, bounds))
            else:
                continue
            if name != "≠":
                return
        if rule.relation == "=":
            (self.equation_rules if rule.variables else self.equations).append(rule)
        else:
            (self.fact_rules if rule.variables else self.facts).append(rule)

    def assumed_bounds(self, owner: Term, forms: Forms) -> Bounds:
        bounds = self.bounds.get(owner, Bounds())
        for rule, more in self.bound_rules:
            for pattern in (rule.left, rule.right):
                if self.matching(rule, pattern, owner, forms) is not None:
                    bounds = bounds.meet(more)
        return bounds

    # ---- instances of ∀

    def matching(self, rule: Rule, pattern: Term, owner: Term, forms: Forms) -> dict[Term, Term] | None:
        """The instance at which the pattern p(i) is the owner p(k), if k lies in the sort of i."""
        if not (is_op(pattern, "call") and is_op(owner, "call")) or len(pattern.args) != len(owner.args):
            return None
        values: dict[Term, Term] = {}
        for p, t in zip(pattern.args, owner.args, strict=True):
            if p in rule.variables:
                if values.setdefault(p, t) != t:
                    return None
            elif p != t:
                return None
        if len(values) != len(rule.variables):
            return None
        return values if self._admissible(rule, values, forms) else None

    def _admissible(self, rule: Rule, values: dict[Term, Term], forms: Forms) -> bool:
        """Have the terms values, in the sorts of the variables? (A value of an empty family has none.)"""
        return all(
            lies_in(values[v], substitute(v.args[0], values), forms) and not forms.is_conditional(forms.read(values[v]))
            for v in rule.variables
        )

    def instances(self, rules_: list[Rule], candidates: list[Term], forms: Forms) -> list[tuple[Rule, frozenset[Term]]]:
        """The instances at the candidates that were not drawn before, each with the bound variables it was drawn at."""
        found: list[tuple[Rule, frozenset[Term]]] = []
        for rule in rules_:
            choices: list[tuple[Term, ...]] = [()]
            for _ in rule.variables:
                choices = [(*c, t) for c in choices for t in candidates][:_INSTANCES]
            for choice in choices:
                key = (id(rule), choice)
                if key in forms.drawn or len(forms.drawn) > _INSTANCES:
                    continue
                forms.drawn.add(key)
                values = dict(zip(rule.variables, choice, strict=True))
                if self._admissible(rule, values, forms):
                    scope = reserved(v for t in choice for v in free_variables(t))
                    found.append((rule.at(values), scope))
        return found

    def patterns(self, rule: Rule) -> list[Term]:
        """The applications p(i) in a rule that fix all of its variables."""
        found: dict[Hashable, Term] = {}
        for side in (rule.left, rule.right):
            for s in subterms(side):
                if s.loose == 0 and is_owner(s) and is_op(s, "call") and set(rule.variables) <= set(s.args[1:]):
                    found[s] = s
        return list(found.values())


def lies_in(t: Term, sort: Term, forms: Forms) -> bool:
    """Does the term provably lie in the sort? (Its definedness is the caller's.)"""
    if isinstance(t.head, Variable) and t.args[0] == sort:
        return True
    if is_integer_sort(sort):
        if not is_integer(t, forms.hypotheses.whole):
            return False
        left_open = right_open = False
    elif is_interval(sort):
        assert isinstance(sort.head, Interval)
        left_open, right_open = sort.head.left_open, sort.head.right_open
    else:
        return False
    try:
        for difference, end, is_open in (
            (sub(t, sort.args[0]), sort.args[0], left_open),
            (sub(sort.args[1], t), sort.args[1], right_open),
        ):
            if is_infinite(end):
                continue
            sign = forms.sign(forms.read(difference))
            if not is_at_least(sign, Sign.POSITIVE if is_open else Sign.NONNEGATIVE):
                return False
    except Unsupported:
        return False
    return True


def index_candidates(t: Term) -> list[Term]:
    """The index terms a term speaks of: its variables of integer sorts and what its families are applied to."""
    found: dict[Term, None] = {}
    for v in sorted(free_variables(t), key=repr):
        if is_integer_sort(v.args[0]):
            found[v] = None
    for s in subterms(t):
        if is_op(s, "call"):
            for a in s.args[1:]:
                if a.loose == 0:
                    found[a] = None
    return list(found)


def difference_sign(rule: Rule) -> tuple[Term, Sign]:
    """right − left and its sign."""
    return sub(rule.right, rule.left), _SIGNS[rule.relation]
