"""Assertions about a loss of the user's own, given as a term or a SymPy expression.

`assert_gradient(f, grad, expression)` derives the gradient (`derive.gradient`: every step checked by the kernel) and
holds the code against it. `assert_identity`, `assert_nonnegative` and `assert_convex` are about formulas alone: they
pass when the kernel proves the claim (or encloses it), and fail with the counterexample, or with what would be needed.

Main statements: `assert_gradient`, `assert_identity`, `assert_nonnegative`, `assert_convex`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from derive.checking import Verdict, check
from derive.gradients.gradient import derive_gradient
from derive.notation.names import name_of
from derive.notation.text import text
from derive.terms.build import index, is_binder, is_op
from derive.terms.sorts import (
    is_function_sort,
    is_integer_sort,
    nonnegative,
    open_probability,
    positive,
    probability,
    real,
)
from derive.terms.term import Operator, Term, Variable, free_variables, subterms
from derive.testing.asking import require_functions
from derive.testing.assertions import held
from derive.testing.convexity import convexity
from derive.testing.expected import Options, Reference, require_reduction
from derive.testing.formula import Formula, is_size
from derive.testing.layout import CLASSES_LAST, layout
from derive.testing.libraries import library, library_of
from derive.testing.losses import SHIFT, STABLE, Argument, Contract
from derive.testing.outcome import Outcome, record
from derive.testing.sampling import Code
from derive.testing.statements import Statement
from derive.vocabulary.activations import log_softmax, logsumexp, sigmoid, softmax, softplus

_KINDS = {
    real: "logit",
    positive: "positive",
    nonnegative: "nonnegative",
    probability: "probability",
    open_probability: "open_probability",
}


def assert_gradient(
    function: Callable[..., Any],
    gradient: Callable[..., Any] | str | None,
    expression: Any,
    *hypotheses: Any,
    wrt: Any = None,
    variables: Sequence[Any] | None = None,
    reduction: str = "none",
    axes: int = 1,
    class_axis: int = CLASSES_LAST,
    arrays: str | None = None,
    formats: Iterable[str] | None = None,
    skip: Iterable[str] = (),
    effort: str | None = None,
    seed: int | None = None,
) -> Outcome:
    """Hold a function and its gradient against an expression of the user's own.

    The function takes one array for each variable, in the order of `variables` (default: that of its own parameters, if
    they have the variables' names, else by name), the batch first and the classes of a family last; integer variables
    1, …, K are labels from 0. It returns one value for each item, or with reduction="mean" or "sum" a number. With
    axes=2 the batch has two axes, and class_axis says where the classes stand, as in assert_loss_matches. `gradient` is
    as there, in `wrt`: a variable or several (default: the first). Hypotheses are for the derivation; inputs are chosen
    by the domains of the variables.
    """
    __tracebackhide__ = True
    require_functions(function, gradient)
    expression, given, chosen, order = _read(function, expression, hypotheses, wrt, variables)
    arguments = tuple(_argument(v) for v in order)
    differentiated = tuple(map(name_of, chosen))
    contract = Contract(
        f"ℓ := {text(expression)}", arguments, advice=_advice(expression), differentiates=differentiated
    )
    value = Statement("as given", "proved", text(expression), Formula(expression))
    slopes = {name_of(v): _slope(expression, v, given) for v in chosen} if gradient is not None else {}
    reference = Reference(contract, value, slopes, Options(reduction, axes=axes))
    lib = library(arrays) if arrays else library_of(function, gradient)
    if class_axis != CLASSES_LAST and not contract.families:
        raise ValueError("No variable of the expression is a family: class_axis= has no meaning.")
    require_reduction(reduction, axes, bool(contract.families))
    names, lay = [a.name for a in arguments], layout(axes, class_axis)
    differentiated = contract.differentiates if gradient is not None else ()
    code = Code(reference, function, gradient, differentiated, names, lib, lay)
    return held(code, formats, tuple(skip), effort, seed)


def assert_identity(left: Any, right: Any, *hypotheses: Any) -> Verdict:
    """left = right under the hypotheses: proved, or a failure with the counterexample."""
    __tracebackhide__ = True
    return _require("assert_identity", check(left, "=", right, *hypotheses))


def assert_nonnegative(expression: Any, *hypotheses: Any) -> Verdict:
    """expression ≥ 0 under the hypotheses: proved, or a failure with the counterexample."""
    __tracebackhide__ = True
    return _require("assert_nonnegative", check(expression, ">=", 0, *hypotheses))


def assert_convex(expression: Any, *variables: Any, under: Sequence[Any] = ()) -> Verdict:
    """Is the expression convex in a variable, or in several together? A variable is a number or a family of any size.
    Proved, or a failure with a segment whose middle lies above its chord (see convexity.py for what is tried)."""
    __tracebackhide__ = True
    if not variables:
        raise TypeError("Say in which variables: assert_convex(expression, x).")
    expression, *rest = _terms((expression, *variables, *under))
    chosen, given = rest[: len(variables)], tuple(rest[len(variables) :])
    for v in chosen:
        if not isinstance(v.head, Variable) or is_integer_sort(_numbers(v)) or is_function_sort(_numbers(v)):
            raise ValueError(f"{text(v)} is neither a real variable nor a family of real numbers.")
    return _require("assert_convex", convexity(expression, chosen, given))


def _numbers(v: Term) -> Term:
    """The sort of the numbers in a variable."""
    sort = v.args[0]
    return sort.args[1] if is_function_sort(sort) else sort


def _require(asked: str, verdict: Verdict) -> Verdict:
    __tracebackhide__ = True
    record(Outcome(function=asked, loss=text(verdict.claim), formula=verdict.status, passed=bool(verdict)))
    if not verdict:
        raise AssertionError(str(verdict))
    return verdict


# ---- reading what the user gave


def _terms(values: Sequence[Any]) -> list[Term]:
    if all(isinstance(v, Term) for v in values):
        return list(values)
    from derive.propose.sympy_reader import read_sympy

    return list(read_sympy(values).terms)


def _read(
    function: Callable[..., Any], expression: Any, hypotheses: Sequence[Any], wrt: Any, variables: Sequence[Any] | None
) -> tuple[Term, tuple[Term, ...], tuple[Term, ...], tuple[Term, ...]]:
    """The expression, the hypotheses, the variables of differentiation, and all variables in their order."""
    several = wrt if isinstance(wrt, tuple | list) else () if wrt is None else (wrt,)
    named = tuple(variables or ())
    values = (expression, *hypotheses, *several, *named)
    found = _terms(values)
    given = tuple(found[1 : 1 + len(hypotheses)])
    chosen = tuple(found[1 + len(hypotheses) : 1 + len(hypotheses) + len(several)])
    order = tuple(found[1 + len(hypotheses) + len(several) :])
    free = [v for v in free_variables(found[0]) if not is_size(v)]
    if not order:
        order = _in_the_order_of(function, free) or tuple(sorted(free, key=name_of))
    missing = [name_of(v) for v in free if v not in order]
    if missing:
        raise ValueError(f"variables= leaves out {', '.join(sorted(missing))}, of which the expression speaks.")
    foreign = [name_of(v) for v in chosen if v not in order]
    if foreign:
        told = ", ".join(map(name_of, order)) or "none"
        raise ValueError(f"wrt= names {', '.join(foreign)}, and the variables of the expression are {told}.")
    return found[0], given, chosen or order[:1], order


def _in_the_order_of(function: Callable[..., Any], variables: Sequence[Term]) -> tuple[Term, ...]:
    """The variables as the function's own parameters stand, where these have their names."""
    try:
        names = list(inspect.signature(function).parameters)
    except (TypeError, ValueError):  # a function that does not tell
        return ()
    by_name = {name_of(v): v for v in variables}
    return tuple(by_name[n] for n in names) if sorted(names) == sorted(by_name) else ()


def _advice(expression: Term) -> str:
    """What to say of a value that is not finite, by the functions that the expression holds."""
    heads = {t.head for t in subterms(expression)}
    logarithms = [t.args[0] for t in subterms(expression) if t.head == Operator("log")]
    if heads & {softmax, log_softmax, logsumexp} or any(is_binder(a, "sum") and _holds_exp(a) for a in logarithms):
        return SHIFT
    of_one_plus = any(is_op(a, "add") and any(is_op(b, "exp") for b in a.args) for a in logarithms)
    return STABLE if of_one_plus or heads & {sigmoid, softplus} else ""


def _holds_exp(t: Term) -> bool:
    return any(is_op(s, "exp") for s in subterms(t))


def _argument(v: Term) -> Argument:
    sort, family = v.args[0], False
    if is_function_sort(sort):
        sort, family = sort.args[1], True
    if is_integer_sort(sort) and not family:
        return Argument(name_of(v), name_of(v), "label")
    if sort not in _KINDS:
        raise ValueError(
            f"No inputs are known for {name_of(v)}, which ranges over {text(sort)}: take a real, positive or "
            f"non-negative number, a probability, a class of 1, …, K, or a family of one of these."
        )
    return Argument(name_of(v), name_of(v), _KINDS[sort], family)


def _slope(expression: Term, v: Term, hypotheses: tuple[Term, ...]) -> Statement:
    """The derived gradient in a variable, for a family in its entry k."""
    if is_function_sort(v.args[0]):
        k = index("k", v.args[0].args[0].args[1])
        found = derive_gradient(expression, v[k], hypotheses)
        return Statement(
            "derived", found.derivation.verdict, text(found.value), Formula(found.value, (k,)), name_of(v), 1
        )
    found = derive_gradient(expression, v, hypotheses)
    return Statement("derived", found.derivation.verdict, text(found.value), Formula(found.value), name_of(v))
