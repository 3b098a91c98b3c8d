"""Is every subterm defined? One condition for each operation, checked from the inside out.

`undefined_part(term, known)` is None when every subterm of the term is defined at every assignment that satisfies
`known`, and otherwise the first condition that could not be settled, with the assumptions under which it was asked.

Definedness is by context: in φ ⇒ ψ the conclusion has to be defined only where φ holds, a branch of a case
distinction only under its condition, the body of a binder only for members of its sort. Functions are never
undefined themselves; their values may be.
"""

from __future__ import annotations

from derive.kernel.assumptions import Assumptions
from derive.kernel.continuity import continuous_on
from derive.kernel.derivatives_exist import undefined_derivative, with_open_domains
from derive.kernel.field.enclosures import recall, with_use
from derive.kernel.gaps import (
    Gap,
    malformed,
    need,
    no_function,
    no_numbers,
    no_propositions,
    no_values,
    of_one_kind,
)
from derive.kernel.propositions import literal_range, membership, negation
from derive.kernel.wellformed import RELATIONS, has_arity, is_proposition, name_of
from derive.terms.build import (
    Eq,
    Ge,
    Gt,
    Le,
    Lt,
    Ne,
    implies,
    integrable,
    is_binder,
    is_integer,
    is_op,
    term,
)
from derive.terms.definition import Definition, SizeMismatch, sort_of, unfold
from derive.terms.expectation import unfold_expectation
from derive.terms.sorts import is_function_sort, is_infinite, is_integer_sort, is_interval, real
from derive.terms.term import (
    Binder,
    Constant,
    Interval,
    Number,
    Operator,
    Term,
    Variable,
    fresh_variable,
    open_body,
)

_TOTAL = {"add", "mul", "neg", "abs", "exp", "sinh", "cosh", "tanh", "floor", "ceiling", "max", "min", "delta"}


def undefined_part(t: Term, known: Assumptions) -> Gap | None:
    if t.loose:
        raise ValueError("Definedness is asked of closed terms.")
    if (isinstance(t.head, Number) and not t.args) or known.knows_defined(t):
        return None
    if t in known.established:
        return recall((None, known.established[t]))
    gap, enclosed = with_use(lambda: _undefined_part(t, known))
    if gap is None:
        known.established[t] = enclosed
    return recall((gap, enclosed))


def _undefined_part(t: Term, known: Assumptions) -> Gap | None:
    head = t.head
    if not has_arity(t):
        return Gap(t, None, known.propositions, f"{name_of(head)} does not take {len(t.args)} arguments")
    if isinstance(head, Constant):
        return Gap(t, None, known.propositions, "infinity is not a number") if head.name == "infinity" else None
    if isinstance(head, Variable):
        return _sort(t.args[0], known)
    if isinstance(head, Definition):
        return _definition(t, known)
    if isinstance(head, Binder):
        return _binder(t, known)
    if isinstance(head, Operator):
        return _operator(t, head.name, known)
    return Gap(t, None, known.propositions, "it is not a term with a value")


def _all(parts: tuple[Term, ...], known: Assumptions) -> Gap | None:
    for a in parts:
        gap = undefined_part(a, known)
        if gap:
            return gap
    return None


def _operator(t: Term, name: str, known: Assumptions) -> Gap | None:
    args = t.args
    if name == "implies":
        return no_propositions(t, args, known) or undefined_part(args[0], known) or _where(args[0], args[1], known)
    if name == "piecewise":
        return _piecewise(t, known)
    if name == "call":
        return _call(t, known)
    if name in ("differentiable", "continuous", "integrable"):
        if not is_interval(args[1]):
            return Gap(t, None, known.propositions, f"{args[1]!r} is not an interval")
        return no_function(args[0], known, undefined_part) or _sort(args[1], known)
    if name == "differentiable_at":
        return no_function(args[0], known, undefined_part) or undefined_part(args[1], known)
    if name == "vector":
        return no_values(t, args, known) or _all(args, known) or of_one_kind(t, known)
    if name == "and":
        return no_propositions(t, args, known) or _all(args, known)
    gap = _all(args, known) or no_numbers(t, args, known)
    if gap or name in _TOTAL or name in RELATIONS:
        return gap
    if name == "div":
        return need(t, Ne(args[1], 0), known)
    if name == "log":
        if len(args) == 2:
            gap = need(t, Gt(args[1], 0), known) or need(t, Ne(args[1], 1), known)
        return gap or need(t, Gt(args[0], 0), known)
    if name == "sqrt":
        return need(t, Ge(args[0], 0), known)
    if name == "atanh":
        return need(t, Gt(args[0], -1), known) or need(t, Lt(args[0], 1), known)
    if name == "xlogy":
        a, b = args
        if known.entails(Gt(b, 0)):
            return None
        return need(t, Ge(b, 0), known) or need(t, implies(Eq(b, 0), Eq(a, 0)), known)
    if name == "pow":
        return _power(t, known)
    return Gap(t, None, known.propositions, f"the operation {name} is not known")


def _power(t: Term, known: Assumptions) -> Gap | None:
    base, exponent = t.args
    head = exponent.head
    if isinstance(head, Number) and head.value.denominator == 1:
        return None
    if is_op(exponent, "neg") and isinstance(exponent.args[0].head, Number) and exponent.args[0].head.value != 0:
        whole = exponent.args[0].head.value.denominator == 1
        return need(t, Ne(base, 0) if whole else Gt(base, 0), known)
    if known.entails(Gt(base, 0)):
        return None
    if known.field.is_integer(exponent) and known.entails(Ge(exponent, 0)):
        return None
    if known.field.is_integer(exponent) and known.entails(Ne(base, 0)):
        return None
    positive_rational = isinstance(head, Number) or (
        is_op(exponent, "div") and all(isinstance(a.head, Number) for a in exponent.args)
    )
    if positive_rational and known.entails(Gt(exponent, 0)):
        return need(t, Ge(base, 0), known)
    return need(t, Gt(base, 0), known)


def _where(condition: Term, part: Term, known: Assumptions) -> Gap | None:
    """The part is needed only where the condition holds, which is defined; if it never does, nothing is needed."""
    gap = undefined_part(part, known.plus(condition))
    if gap is None:
        return None
    opposite = negation(condition)
    never = opposite is not None and known.entails(opposite)
    return malformed(part, known) if never else gap


def _piecewise(t: Term, known: Assumptions) -> Gap | None:
    *branches, otherwise = t.args
    gap = no_numbers(t, (*branches[::2], otherwise), known) or no_propositions(t, tuple(branches[1::2]), known)
    if gap:
        return gap
    for value, condition in zip(branches[::2], branches[1::2], strict=True):
        gap = undefined_part(condition, known) or _where(condition, value, known)
        if gap:
            return gap
        if known.entails(condition):  # no later branch is reached
            return malformed(t, known)
        opposite = negation(condition)
        if opposite is not None:
            known = known.plus(opposite)
    return undefined_part(otherwise, known)


def _call(t: Term, known: Assumptions) -> Gap | None:
    function, *arguments = t.args
    gap = (
        _all(tuple(arguments), known)
        or no_numbers(t, tuple(arguments), known)
        or no_function(function, known, undefined_part)
    )
    if gap:
        return gap
    while isinstance(function.head, Definition):
        try:
            function = unfold(function, evaluated=False)
        except SizeMismatch as error:
            return Gap(t, None, known.propositions, str(error))
    if is_op(function, "call"):  # an entry of a row w_i is w_ij
        return undefined_part(Term(t.head, (*function.args, *arguments)), known)
    sort = sort_of(function)
    for k, argument in enumerate(arguments):
        if sort is None or not is_function_sort(sort):
            return Gap(t, None, known.propositions, "what is applied is not a function of so many arguments")
        inside = membership(argument, sort.args[0])
        if inside is None:
            return Gap(t, None, known.propositions, "a function of functions is not applied")
        for condition in inside:
            gap = need(t, condition, known)
            if gap:
                return gap
        if is_binder(function, "lambda"):
            value = open_body(function, argument, evaluated=False)
            rest = arguments[k + 1 :]
            return undefined_part(Term(Operator("call"), (value, *rest)) if rest else value, known)
        if is_op(function, "vector") and arguments[1:]:  # whichever entry it is that is applied to the rest
            return _all(tuple(Term(t.head, (entry, *arguments[1:])) for entry in function.args), known)
        sort = sort.args[1]
    return None


def _definition(t: Term, known: Assumptions) -> Gap | None:
    """A definition is defined where its body is; the values its parameters are meant for are no condition."""
    try:
        unfolded = unfold(t, evaluated=False)
    except SizeMismatch as error:
        return Gap(t, None, known.propositions, str(error))
    for a in t.args:
        if is_proposition(a):  # where the body is no more than a parameter, it would be a number
            return Gap(t, None, known.propositions, f"the proposition {a!r} is given to a definition")
        sort = sort_of(a)
        gap = (
            no_function(a, known, undefined_part)
            if sort is not None and is_function_sort(sort)
            else undefined_part(a, known)
        )
        if gap:
            return gap
    return undefined_part(unfolded, known)


def _sort(sort: Term, known: Assumptions) -> Gap | None:
    """The ends of a sort are numbers; those of a range of integers are integers."""
    if is_function_sort(sort) and has_arity(sort):
        return _sort(sort.args[0], known) or _sort(sort.args[1], known)
    if not ((is_interval(sort) or is_integer_sort(sort)) and has_arity(sort)):
        return Gap(sort, None, known.propositions, "it is not a sort")
    for end, missing in zip(sort.args, real.args, strict=True):
        if end == missing:  # −∞ below, ∞ above, and not the other way round
            continue
        gap = undefined_part(end, known) or no_numbers(sort, (end,), known)
        if gap is None and is_integer_sort(sort):
            gap = need(sort, is_integer(end), known)
        if gap:
            return gap
    return None


def _binder(t: Term, known: Assumptions) -> Gap | None:
    head = t.head
    assert isinstance(head, Binder)
    gap = _sort(t.args[0], known)
    if gap:
        return gap
    if head.name == "lambda":
        return no_values(t, t.args[1:], known) or of_one_kind(t, known)
    if head.name == "expectation":
        return no_function(t.args[2], known, undefined_part) or undefined_part(
            unfold_expectation(t, evaluated=False), known
        )
    if head.name in ("sum", "product", "maximum") and (
        not is_integer_sort(t.args[0]) or any(is_infinite(end) for end in t.args[0].args)
    ):
        return Gap(t, None, known.propositions, "a sum, product or maximum runs over a finite range of integers")
    if head.name == "maximum":  # of no numbers there is none
        gap = need(t, Le(*t.args[0].args), known)
        if gap:
            return gap
    x = fresh_variable(head.hint, t.args[0], (t, *known.propositions))
    body, written = open_body(t, x), open_body(t, x, evaluated=False)
    gap = no_propositions(t, (body,), known) if head.name == "forall" else no_numbers(t, (body,), known)
    if gap:
        return gap
    if head.name in ("sum", "product", "maximum", "forall"):
        values = literal_range(t.args[0])
        if values is not None:  # each member on its own: the entries of a vector have no common form
            return _all(tuple(open_body(t, term(k), evaluated=False) for k in values), known)
    if head.name in ("sum", "product", "maximum", "forall"):
        return undefined_part(written, known)
    if head.name == "integral":
        return undefined_part(written, known) or _integral(t, x, body, known)
    if head.name in ("derivative", "partial"):
        gap = undefined_derivative(t, known, undefined_part)
        if gap or body == written:
            return gap
        return undefined_part(with_open_domains(open_body(t, t.args[2], evaluated=False)), known)
    return Gap(t, None, known.propositions, "no theorem at hand says that this limit exists")


def _integral(t: Term, x: Term, body: Term, known: Assumptions) -> Gap | None:
    """∫ over a closed bounded interval of a function that is continuous there; otherwise integrability is needed."""
    sort = t.args[0]
    if not is_interval(sort):
        return Gap(t, None, known.propositions, "an integral runs over an interval")
    assert isinstance(sort.head, Interval)
    lower, upper = sort.args
    literal = Term(Binder("lambda", t.head.hint), (sort, t.args[1]))  # type: ignore[attr-defined]
    if is_infinite(lower) or is_infinite(upper) or sort.head.left_open or sort.head.right_open:
        return None if known.field.is_gaussian_integral(t) else need(t, integrable(literal, sort), known)
    gap = need(t, Le(lower, upper), known)
    if gap:
        return gap
    if continuous_on(body, x, known) or known.entails(integrable(literal, sort)):
        return None
    return Gap(t, integrable(literal, sort), known.propositions)


def is_defined(t: Term, known: Assumptions) -> bool:
    return undefined_part(t, known) is None
