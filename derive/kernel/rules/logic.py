"""Structural rules: hypotheses, implication, universal statements, instances, cases, contradiction.

Main statements: `assume`, `weaken`, `discharge`, `detach`, `generalise`, `specialise`, `instantiate`, `conjoin`,
`part`, `evident`, `cases`, `absurd`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from derive.kernel.definedness import undefined_part
from derive.kernel.propositions import membership, negation, parts
from derive.kernel.rules.checks import known_from, reading_twice, require, require_defined
from derive.kernel.theorem import Refusal, Theorem, make, union
from derive.terms.build import Eq, conjunction, forall, implies, is_binder, is_op, is_relation
from derive.terms.definition import Definition, sort_of, unfold
from derive.terms.evaluation import evaluated
from derive.terms.sorts import is_function_sort
from derive.terms.term import Operator, Term, Variable, free_variables, fresh_variable, occurs, open_body, substitute


def assume(proposition: Term) -> Theorem:
    """φ ⊢ φ. (Where a hypothesis holds, its subterms are defined: that is what holding means.)"""
    return make("assume", (proposition,), proposition)


@reading_twice
def weaken(theorem: Theorem, more: Sequence[Term]) -> Theorem:
    """Γ ⊢ φ gives Γ, Δ ⊢ φ."""
    return make("weaken", union(theorem.hypotheses, more), theorem.conclusion, (theorem,))


def discharge(theorem: Theorem, hypothesis: Term) -> Theorem:
    """Γ, ψ ⊢ φ gives Γ ⊢ ψ ⇒ φ, where ψ is defined under Γ."""
    rest = tuple(h for h in theorem.hypotheses if h != hypothesis)
    _, known = known_from(rest)
    require_defined("discharge", implies(hypothesis, hypothesis), known)  # a proposition, and a defined one
    return make("discharge", rest, implies(hypothesis, theorem.conclusion), (theorem,))


def detach(implication: Theorem, condition: Theorem) -> Theorem:
    """Γ ⊢ ψ ⇒ φ and Δ ⊢ ψ give Γ, Δ ⊢ φ."""
    if not is_op(implication.conclusion, "implies"):
        raise Refusal("detach", "the first theorem is not an implication", implication.conclusion)
    wanted, conclusion = implication.conclusion.args
    if condition.conclusion != wanted:
        raise Refusal("detach", "the second theorem is not the condition of the first", condition.conclusion, (wanted,))
    hypotheses = union(implication.hypotheses, condition.hypotheses)
    return make("detach", hypotheses, conclusion, (implication, condition))


def generalise(theorem: Theorem, x: Term) -> Theorem:
    """Γ ⊢ φ gives Γ ⊢ ∀x. φ, where x is not free in Γ, nor in the sort of another variable of φ."""
    if not isinstance(x.head, Variable):
        raise Refusal("generalise", "only over a variable can one generalise", x)
    for h in theorem.hypotheses:
        if occurs(x, h):
            raise Refusal(
                "generalise",
                f"{x!r} is fixed by a hypothesis; what holds for this one need not hold for all",
                theorem.conclusion,
                under=(h,),
            )
    for v in free_variables(theorem.conclusion):
        if v != x and occurs(x, v.args[0]):
            raise Refusal("generalise", f"{x!r} stands in the sort of {v!r}, which is still free", theorem.conclusion)
    # ∀x says that the ends of its sort are numbers. φ does not: it says something only where there is an x.
    _, known = known_from(theorem.hypotheses)
    require_defined("generalise", x, known)
    return make("generalise", theorem.hypotheses, forall(x, theorem.conclusion), (theorem,), bound=(x,))


def _require_member(rule: str, value: Term, sort: Term, under: tuple[Term, ...], using: Sequence[Theorem]) -> None:
    """The value is defined and lies in the sort, or the rule refuses."""
    _, known = known_from(under, using)
    if is_function_sort(sort):
        _require_function(rule, value, sort, under, using)
        return
    require_defined(rule, Eq(value, value), known)  # a function or a proposition is not a number, so not equal to one
    conditions = membership(value, sort)
    if conditions is None:
        raise Refusal(rule, "the sort of the variable is not one of numbers", value)
    if isinstance(value.head, Variable) and value.args[0] == sort:
        return
    for c in conditions:
        require(rule, c, known, f"{value!r} is not known to lie where the variable ranges")


def _require_function(rule: str, value: Term, sort: Term, under: tuple[Term, ...], using: Sequence[Theorem]) -> None:
    """A function for a function: the same domain, and every value within the codomain."""
    given = sort_of(value)
    if given == sort:
        if isinstance(value.head, Variable):
            return
    elif given is None or given.args[0] != sort.args[0]:
        raise Refusal(rule, f"{value!r} does not have the domain that the variable has", value)
    _, known = known_from(under, using)
    require_defined(rule, value, known)  # what a definition is given is defined, whether it uses it or not
    while isinstance(value.head, Definition):
        value = unfold(value)
    # A hypothesis may be about some i, and so may the values that are allowed: 0 ≤ p_j ≤ i for every j.
    x = fresh_variable("i", sort.args[0], (value, sort, *known.propositions))
    if is_binder(value, "lambda"):
        # As it is written, it asks for arguments within the domains of function literals; evaluated it would not.
        require_defined(rule, open_body(value, x, evaluated=False), known)
        _require_member(rule, open_body(value, x), sort.args[1], under, using)
    elif is_op(value, "vector"):
        for entry in value.args:
            _require_member(rule, entry, sort.args[1], under, using)
    else:
        _require_member(rule, value[x], sort.args[1], under, using)


@reading_twice
def specialise(theorem: Theorem, value: Term, using: Sequence[Theorem] = (), under: Sequence[Term] = ()) -> Theorem:
    """Γ ⊢ ∀x : S. φ gives Γ ⊢ φ[t], where t is defined and lies in S."""
    statement = theorem.conclusion
    if not is_binder(statement, "forall"):
        raise Refusal("specialise", "the theorem is not a universal statement", statement)
    premises = (theorem, *using)
    _require_member("specialise", value, statement.args[0], tuple(under), premises)
    hypotheses, _ = known_from(under, premises)
    return make("specialise", hypotheses, open_body(statement, value), premises, told=(value,))


@reading_twice
def instantiate(
    theorem: Theorem,
    values: Mapping[Term, Term],
    using: Sequence[Theorem] = (),
    under: Sequence[Term] = (),
) -> Theorem:
    """Γ ⊢ φ gives Γ[t/x] ⊢ φ[t/x], all variables at once, where each t lies in its variable's sort.

    A size put for n also changes the families over 1..n into families over the new range. Hypotheses of the
    instance that follow from `under` and from what `using` concludes are discharged.
    """
    for variable in values:
        if not isinstance(variable.head, Variable):
            raise Refusal("instantiate", f"{variable!r} is not a variable", theorem.conclusion)
        resort = {v: t for v, t in values.items() if v != variable}
        sort = substitute(variable.args[0], resort)
        _require_member("instantiate", values[variable], sort, tuple(under), using)
    # A size that changes also changes the sorts of the families that are replaced: both in one pass.
    conclusion = substitute(theorem.conclusion, dict(values))
    # p(1/z) > 0 says that 1/z is defined; evaluated, for a function p that ignores its argument, it would not.
    instances = [substitute(h, dict(values), evaluated=False) for h in theorem.hypotheses]
    hypotheses, known = known_from(under, using)
    bound = free_variables(theorem.conclusion).union(*map(free_variables, theorem.hypotheses))
    for v in bound:  # likewise the ends of a domain
        written = substitute(v.args[0], dict(values), evaluated=False)
        if written != substitute(v.args[0], dict(values)):
            require_defined("instantiate", Term(v.head, (written,)), known)

    def follows(written: Term, plain: Term) -> bool:
        return undefined_part(written, known) is None and known.entails(plain)

    plain = [evaluated(substitute(h, dict(values))) for h in theorem.hypotheses]
    remaining = [h for h, p in zip(instances, plain, strict=True) if not follows(h, p)]
    # A variable that is kept may disappear all the same: p_k is 0 for the family p of zeros, whatever k is.
    kept = (substitute(v, dict(values)) for v in bound if v not in values)
    told = (conclusion, *instances, *values.values(), *kept)
    left = union(hypotheses, remaining)
    premises = (theorem, *using)
    return make("instantiate", left, evaluated(conclusion), premises, told=told, bound=bound, values=values)


def conjoin(*theorems: Theorem) -> Theorem:
    """Γ ⊢ φ and Δ ⊢ ψ give Γ, Δ ⊢ φ ∧ ψ."""
    if not theorems:
        raise Refusal("conjoin", "there are no theorems")
    hypotheses = union(*(t.hypotheses for t in theorems))
    return make("conjoin", hypotheses, conjunction(t.conclusion for t in theorems), theorems)


def part(theorem: Theorem, wanted: Term) -> Theorem:
    """Γ ⊢ φ ∧ ψ gives Γ ⊢ φ, and Γ ⊢ ψ."""
    if wanted not in set(parts(theorem.conclusion)):
        raise Refusal("part", "the claim is no part of the theorem", wanted)
    return make("part", theorem.hypotheses, wanted, (theorem,))


@reading_twice
def evident(
    proposition: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = (), rule: str = "evident"
) -> Theorem:
    """Γ ⊢ φ, where φ follows at once: from a hypothesis, a domain, the sign of a normal form, or an instance."""
    hypotheses, known = known_from(under, using)
    require_defined(rule, proposition, known)
    if not known.entails(proposition):
        raise Refusal(rule, "it does not follow at once", proposition, under=known.propositions)
    return make(rule, hypotheses, proposition, using)


_ORDER_CASES = ("<", "=", ">")


@reading_twice
def cases(
    left: Term,
    right: Term,
    branches: Mapping[str, Theorem],
    under: Sequence[Term] = (),
    using: Sequence[Theorem] = (),
) -> Theorem:
    """Trichotomy. Γ, a<b ⊢ φ and Γ, a=b ⊢ φ and Γ, a>b ⊢ φ give Γ ⊢ φ, for a and b defined under Γ.

    A case may be left out when Γ (with what `using` concludes) refutes it: a ≤ b refutes a > b.
    """
    conclusions = {t.conclusion for t in branches.values()}
    if len(conclusions) != 1:
        raise Refusal("cases", "the cases do not all end in the same claim")
    (conclusion,) = conclusions
    hypotheses: tuple[Term, ...] = union(under)
    for sign, theorem in branches.items():
        case = Term(Operator(sign), (left, right))
        hypotheses = union(hypotheses, (h for h in theorem.hypotheses if h != case))
    hypotheses, known = known_from(hypotheses, using)
    require_defined("cases", Eq(left, right), known)  # two numbers: functions and propositions are not ordered
    covered = _covered(set(branches))
    for sign in _ORDER_CASES:
        if sign in covered:
            continue
        opposite = negation(Term(Operator(sign), (left, right)))
        assert opposite is not None
        require("cases", opposite, known, f"the case {left!r} {sign} {right!r} is missing and is not impossible")
    return make("cases", hypotheses, conclusion, (*branches.values(), *using), told=(left, right))


def _covered(signs: set[str]) -> set[str]:
    meaning = {"<": "<", "=": "=", ">": ">", "≤": "<=", "≥": ">=", "≠": "<>"}
    unknown = signs - set(meaning)
    if unknown:
        raise Refusal("cases", f"{sorted(unknown)} are not signs of order")
    return {c for s in signs for c in meaning[s]}


@reading_twice
def absurd(false: Term, conclusion: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = ()) -> Theorem:
    """Γ ⊢ ψ and Γ ⊢ ¬ψ give Γ ⊢ φ for any φ: Γ has no assignment. ψ is a relation."""
    opposite = negation(false) if is_relation(false) else None
    if opposite is None:
        raise Refusal("absurd", "only a relation can be contradicted here", false)
    hypotheses, known = known_from(under, using)
    require("absurd", false, known, "the claim that is to be contradicted does not follow")
    require("absurd", opposite, known, "its opposite does not follow")
    return make("absurd", hypotheses, conclusion, using, told=(false,))
