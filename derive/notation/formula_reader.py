"""Formulas as people type them, read into terms. Nothing is evaluated, and text never reaches Python's own parser.

    numbers       2, 0.4 (exact), 1e-3, 1/2
    names         x, p_hat, x_1, alpha or α; e and pi (π) are the constants
    arithmetic    + - * /   ^ or ** (to the right)   -x   |x|   x²   (no product without *)
    functions     log (= ln), log2, log10, log(x, b), exp, sqrt (√), abs, max, min, floor, ceiling, sinh, cosh, tanh,
                  atanh, sigmoid (sigma, σ), softplus, xlogy(a, b): a·log b with 0·log 0 = 0,
                  piecewise(value, condition, …, value otherwise)
    families      p[i] or p_i, w[i, j] or w_ij, [0.7, 0.3]; delta(i, j); softmax(z)[k], log_softmax(z)[k],
                  logsumexp(z) (lse), entropy(p) or H(p), cross_entropy(p, q) or H(p, q), kl_divergence(p, q) or D(p, q)
                  these also of arithmetic, entry by entry: logsumexp(b*z), softmax(log(p) - z/T)[k], D(p, (p + q)/2)
    binders       sum(i, 1, n, body), sum(i=1..n, body), Σ(…); prod, Π; maximum; integral(x, a, b, body), ∫; inf (∞)
    derivatives   diff(body, x), diff(body, p[k]), diff(body, x, 2)
    relations     = != < <= > >= (≠ ≤ ≥); 0 < p < 1 is both; A and B; A => B (⇒)
    tolerances    a = 0.916 +- 0.0005 (±), at the top only

Sorts: every variable is real until its use says otherwise; how sizes and indices are inferred stands at `Names`.
An index that stands free in a hypothesis but not in the formula means "for every index": p[i] >= 0 is ∀i: p_i ≥ 0.

Bounds: 20,000 characters, nesting of 100, numbers of 1,000 digits; 9**9**9 is a term, and stays one.

Main statements: `read_formula`, `read_hypotheses`, `read_problem`, `read_together`, `Approximation`, `Names`,
`FormulaError`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction

from derive.notation.formula_families import FAMILY_VALUED, family_of, is_arithmetic, leaves, marker, which_family
from derive.notation.formula_names import CONSTANTS, Bound, Names, walk
from derive.notation.formula_syntax import MOST_DIGITS, RELATIONS, FormulaError, Node, Parser
from derive.terms import build
from derive.terms.build import D, bind, call, forall, infinity, is_op, log, neg, op, term, variable
from derive.terms.definition import Definition, SizeMismatch, sort_of
from derive.terms.sorts import integers, interval, is_function_sort
from derive.terms.term import Number, Operator, Term, Variable, ambiguous_name
from derive.vocabulary import activations, information

__all__ = ["Approximation", "FormulaError", "Names", "read_formula", "read_hypotheses", "read_problem", "read_together"]


@dataclass(frozen=True, slots=True)
class Approximation:
    """lhs = value ± tolerance: |lhs − value| ≤ tolerance."""

    lhs: Term
    value: Term
    tolerance: Term


def read_formula(text: str, names: Names | None = None) -> Term | Approximation:
    """The formula as a term. Raises FormulaError, which shows the place."""
    names = names if names is not None else Names()
    node = Parser(text).statement()
    names.learn([node], text)
    found = _formula(node, text, names)
    _tell_apart([found], node, text)
    return found


def read_hypotheses(text: str, names: Names | None = None) -> list[Term]:
    """A list of relations, separated by commas. Raises FormulaError, which shows the place."""
    names = names if names is not None else Names()
    nodes = Parser(text).statements()
    names.learn(nodes, text)
    return _hypotheses(nodes, text, names)


def read_problem(formula: str, hypotheses: str = "") -> tuple[Term | Approximation, list[Term], Names]:
    """A formula with its hypotheses: what one says of a name holds in the other."""
    names = Names()
    node, given = Parser(formula).statement(), Parser(hypotheses).statements()
    names.learn(given, hypotheses)
    names.learn([node], formula)
    found, suppositions = _formula(node, formula, names), _hypotheses(given, hypotheses, names)
    _tell_apart([found, *suppositions], node, formula)
    return found, suppositions, names


def read_together(formulas: Sequence[str], hypotheses: str = "") -> tuple[list[Term], list[Term]]:
    """Several terms and their hypotheses, all about the same variables: what one says of a name holds in the others."""
    names = Names()
    nodes, given = [Parser(f).statement() for f in formulas], Parser(hypotheses).statements()
    names.numbers |= {node.name for node in nodes if node.kind == "name"}
    names.learn(given, hypotheses)
    for node, formula in zip(nodes, formulas, strict=True):
        names.learn([node], formula)
    found: list[Term] = []
    for node, formula in zip(nodes, formulas, strict=True):
        if node.kind == "approximation":
            raise FormulaError("A tolerance (+-) has no meaning here.", formula, node.position)
        built = _formula(node, formula, names)
        assert isinstance(built, Term)
        found.append(built)
    suppositions = _hypotheses(given, hypotheses, names)
    _tell_apart([*found, *suppositions], nodes[0], formulas[0])
    return found, suppositions


def _tell_apart(found: Sequence[Term | Approximation], node: Node, text: str) -> None:
    """One name is one variable; but n is two where it is the size of the range that an index n runs through."""
    terms = [t for f in found for t in ((f,) if isinstance(f, Term) else (f.lhs, f.value))]
    name = ambiguous_name(terms)
    if name is not None:
        problem = f"{name} is an index in one place and the end of a range in another. Give one of them another name."
        raise FormulaError(problem, text, node.position)


def _formula(node: Node, text: str, names: Names) -> Term | Approximation:
    names.free_indices |= _free_indices(node, names)
    builder = _Builder(text, names)
    if node.kind == "approximation":
        left, value, tolerance = (builder.real(part, {}) for part in node.parts)
        return Approximation(left, value, tolerance)
    return builder.build(node, {})


def _hypotheses(nodes: list[Node], text: str, names: Names) -> list[Term]:
    found: list[Term] = []
    builder = _Builder(text, names)
    for node in (part for given in nodes for part in _conjuncts(given)):
        if node.kind != "sign" or node.name not in (*RELATIONS, "⇒"):
            raise FormulaError("A relation such as p > 0 was expected as a hypothesis.", text, node.position)
        built = builder.build(node, {})
        for name in sorted(_free_indices(node, names) - names.free_indices, reverse=True):
            built = forall(builder.build(Node("name", name, node.position), {}), built)
        found.append(built)
    return found


def _conjuncts(node: Node) -> Iterator[Node]:
    if node.kind == "sign" and node.name == "and":
        for part in node.parts:
            yield from _conjuncts(part)
    else:
        yield node


def _free_indices(node: Node, names: Names) -> set[str]:
    found = set()
    for part, bound in walk(node, {}):
        entry = names.as_entry(part, bound) if part.kind == "name" else part
        for inner in (entry, *entry.parts) if entry.kind == "entry" else (entry,):
            if inner.kind == "name" and inner.name not in bound and names.is_index(inner.name):
                found.add(inner.name)
    return found


_PLAIN: dict[str, tuple[int, Callable[..., Term]]] = {  # with the number of arguments; 0: one or more
    "ln": (1, log),
    "log2": (1, lambda x: log(x, 2)),
    "log10": (1, lambda x: log(x, 10)),
    "exp": (1, build.exp),
    "sqrt": (1, build.sqrt),
    "abs": (1, abs),
    "max": (0, build.maximum),
    "min": (0, build.minimum),
    "floor": (1, build.floor),
    "ceiling": (1, build.ceiling),
    "ceil": (1, build.ceiling),
    "sinh": (1, build.sinh),
    "cosh": (1, build.cosh),
    "tanh": (1, build.tanh),
    "atanh": (1, build.atanh),
    "xlogy": (2, build.xlogy),
    "delta": (2, build.delta),
    "sigmoid": (1, activations.sigmoid),
    "sigma": (1, activations.sigmoid),
    "softplus": (1, activations.softplus),
}
_OF_FAMILIES: dict[tuple[str, int], Definition] = {
    ("softmax", 1): activations.softmax,
    ("log_softmax", 1): activations.log_softmax,
    ("logsumexp", 1): activations.logsumexp,
    ("lse", 1): activations.logsumexp,
    ("entropy", 1): information.entropy,
    ("H", 1): information.entropy,
    ("H", 2): information.cross_entropy,
    ("cross_entropy", 2): information.cross_entropy,
    ("kl_divergence", 2): information.kl_divergence,
    ("KL", 2): information.kl_divergence,
    ("D", 2): information.kl_divergence,
}
_FUNCTIONS = {*_PLAIN, *(name for name, _ in _OF_FAMILIES), "log", "diff", "piecewise"}
_ALSO_NAMES = {"sigma", "delta", "H", "D", "KL"}  # of variables, where no parenthesis follows
_OPERATORS = {"^": "pow", "/": "div", "⇒": "implies"}


class _Builder:
    """From nodes to terms, once the names are known."""

    def __init__(self, text: str, names: Names) -> None:
        self.text = text
        self.names = names
        self.bound: dict[str, Term] = {}
        self.entries: dict[int, Term] = {}  # what stands for a family in a formula of its entries, by the node's id

    def fail(self, problem: str, node: Node) -> FormulaError:
        return FormulaError(problem, self.text, node.position)

    def real(self, node: Node, bound: Bound) -> Term:
        """A term that is a number, no relation and no family."""
        if id(node) in self.entries:
            return self.entries[id(node)]
        found = self.build(node, bound)
        if isinstance(found.head, Operator) and found.head.name in (*RELATIONS, "and", "implies"):
            raise self.fail("A number was expected here, not a relation.", node)
        if self._is_family(found):
            raise self.fail("A number was expected here, not a family; write its entry, as in p[i].", node)
        return found

    @staticmethod
    def _is_family(t: Term) -> bool:
        if isinstance(t.head, Variable):
            return is_function_sort(t.args[0])
        return is_op(t, "vector") or (isinstance(t.head, Definition) and t.head.name in FAMILY_VALUED)

    def build(self, node: Node, bound: Bound) -> Term:
        if node.kind == "number":
            return self._number(node)
        if node.kind == "name":
            return self._name(node, bound)
        if node.kind == "sign":
            return self._sign(node, bound)
        if node.kind == "entry":
            return self._entry(node, bound)
        if node.kind == "vector":
            return op("vector", *(self.real(part, bound) for part in node.parts))
        if node.kind == "call":
            return self._call(node, bound)
        if node.kind in ("sum", "product", "maximum", "integral"):
            return self._binder(node, bound)
        raise self.fail("A tolerance (+-) can only end an equation.", node)

    def _number(self, node: Node) -> Term:
        if node.name.isdigit():
            return term(int(node.name))
        exponent = int(node.name.lower().partition("e")[2] or 0)
        if abs(exponent) > MOST_DIGITS:
            raise self.fail(f"A number has more than {MOST_DIGITS} digits.", node)
        digits = f"{Decimal(node.name):f}"
        decimals = len(digits.partition(".")[2])
        return Term(Number(Fraction(digits), decimals if decimals else None))

    def _name(self, node: Node, bound: Bound) -> Term:
        entry = self.names.as_entry(node, bound)
        if entry is not node:
            return self._entry(entry, bound)
        if node.name in bound:
            return self.bound[node.name]
        if node.name in CONSTANTS:
            return {"e": build.e, "pi": build.pi}.get(node.name, infinity)
        if node.name in _FUNCTIONS - _ALSO_NAMES:
            raise self.fail(f"{node.name} is a function; its argument stands in parentheses: {node.name}(x).", node)
        return self.names.variable(node, self.text, lambda end: self.real(end, {}))

    def _sign(self, node: Node, bound: Bound) -> Term:
        if node.name in ("and", "⇒"):
            parts = [self.build(part, bound) for part in node.parts]
            for part, child in zip(parts, node.parts, strict=True):
                if not (isinstance(part.head, Operator) and part.head.name in (*RELATIONS, "and", "implies")):
                    raise self.fail("A relation such as p > 0 was expected here.", child)
            return Term(Operator(_OPERATORS.get(node.name, node.name)), tuple(parts))
        parts = [self.real(part, bound) for part in node.parts]
        if node.name == "neg":
            return neg(parts[0])
        if node.name in ("+", "*"):
            return self._row(node.name, parts)
        if node.name == "/":
            return build.div(*parts)
        return Term(Operator(_OPERATORS.get(node.name, node.name)), tuple(parts))

    @staticmethod
    def _row(sign: str, parts: list[Term]) -> Term:
        """One sum or product; −a·b is the negative of a product, as everywhere."""
        name = "add" if sign == "+" else "mul"
        negative = name == "mul" and is_op(parts[0], "neg")
        first = parts[0].args[0] if negative else parts[0]
        flat = (*first.args, *parts[1:]) if is_op(first, name) else (first, *parts[1:])
        row = Term(Operator(name), flat)
        return neg(row) if negative else row

    def _entry(self, node: Node, bound: Bound) -> Term:
        family = self.build(node.parts[0], {} if node.parts[0].kind == "name" else bound)
        if not self._is_family(family):
            raise self.fail(f"{node.name} is not a family and has no entries.", node)
        return Term(Operator("call"), (family, *(self.real(part, bound) for part in node.parts[1:])))

    def _call(self, node: Node, bound: Bound) -> Term:
        count = len(node.parts)
        if node.name == "diff":
            return self._diff(node, bound)
        if node.name == "piecewise":
            return self._piecewise(node, bound)
        definition = _OF_FAMILIES.get((node.name, count))
        if definition is not None:
            arguments = [self._family(part, node.name, bound) for part in node.parts]
            try:
                return definition(*arguments)
            except SizeMismatch as mismatch:
                raise self.fail(f"The families have different sizes: {mismatch}", node) from None
        if node.name == "log" and count in (1, 2):
            return log(*(self.real(part, bound) for part in node.parts))
        wanted, make = _PLAIN.get(node.name, (-1, None))
        if make is not None and (wanted == count or wanted == 0):
            return make(*(self.real(part, bound) for part in node.parts))
        if node.name in _FUNCTIONS:
            raise self.fail(f"{node.name} does not take {count} argument{'s' * (count != 1)}.", node)
        hint = f"write {node.name}*(…) for a product" if count == 1 else "see the list of functions"
        near = get_close_matches(node.name, sorted(_FUNCTIONS), n=1)
        hint = f"{near[0]} is, or {hint}" if near else hint
        raise self.fail(f"{node.name} is not a function that is known here; {hint}.", node)

    def _family(self, node: Node, function: str, bound: Bound) -> Term:
        """An argument that has to be a family: one, or a formula of its entries."""
        if not is_arithmetic(node):
            found = self.build(node, bound)
            if not self._is_family(found):
                raise self.fail(f"{function} takes a family such as p or [0.7, 0.3].", node)
            return found
        families = [(leaf, t) for leaf in leaves(node) if self._is_family(t := self.build(leaf, bound))]
        if not families:
            named = (leaf for leaf in leaves(node) if leaf.kind == "name")
            free = (leaf.name for leaf in named if self.names.may_be_a_family(leaf, bound))
            raise self.fail(which_family(function, free), node)
        range_: Term | None = None
        for leaf, family in families:
            sort = sort_of(family)
            if sort is None or is_function_sort(sort.args[1]):
                raise self.fail(f"{leaf.name} has several indices and is no family of numbers.", leaf)
            range_ = sort.args[0] if range_ is None else range_
            if sort.args[0] != range_:
                raise self.fail(
                    f"Families of different sizes: {range_.args[1]!r} entries, and {sort.args[0].args[1]!r} here.", leaf
                )
        assert range_ is not None
        index = marker(range_)
        self.entries.update((id(leaf), call(family, index)) for leaf, family in families)
        return family_of(self.real(node, bound), index)

    def _piecewise(self, node: Node, bound: Bound) -> Term:
        if len(node.parts) < 3 or len(node.parts) % 2 == 0:
            raise self.fail("piecewise takes values and conditions in turns, and the value otherwise.", node)
        parts: list[Term] = []
        for k, part in enumerate(node.parts):
            if k % 2 and not (part.kind == "sign" and part.name in RELATIONS):
                raise self.fail("A condition such as x > 0 was expected here.", part)
            parts.append(self.build(part, bound) if k % 2 else self.real(part, bound))
        return op("piecewise", *parts)

    def _diff(self, node: Node, bound: Bound) -> Term:
        if len(node.parts) not in (2, 3):
            raise self.fail(
                "diff takes a formula and a variable: diff(x^2, x), and a third number for its order.", node
            )
        body, target = self.real(node.parts[0], bound), self.real(node.parts[1], bound)
        order = node.parts[2].name if len(node.parts) == 3 and node.parts[2].kind == "number" else "1"
        if len(node.parts) == 3 and (node.parts[2].kind != "number" or order not in "123456789"):
            raise self.fail("The order of a derivative is one of 1, …, 9.", node.parts[2])
        entry = is_op(target, "call") and isinstance(target.args[0].head, Variable)
        if not isinstance(target.head, Variable) and not entry:
            raise self.fail("One differentiates in a variable such as x or an entry such as z[k].", node.parts[1])
        self._nothing_depends_on(target.args[0] if entry else target, body, node)
        return D(body, target, int(order))

    def _binder(self, node: Node, bound: Bound) -> Term:
        lower = self._end(node.parts[0], bound, neg(infinity))
        upper = self._end(node.parts[1], bound, infinity)
        if node.name in CONSTANTS:
            raise self.fail(f"{node.name} is a constant and cannot be the variable of a {node.kind}.", node)
        sort = interval(lower, upper) if node.kind == "integral" else integers(lower, upper)
        marker, before = variable(node.name, sort), self.bound.get(node.name)
        self.bound[node.name] = marker
        body = self.real(node.parts[2], {**bound, node.name: node})
        self._nothing_depends_on(marker, body, node)
        del self.bound[node.name]
        if before is not None:
            self.bound[node.name] = before
        return bind(node.kind, marker, body)

    def _nothing_depends_on(self, bound: Term, body: Term, node: Node) -> None:
        """What is bound here is no size or end of something that stays free inside."""
        v = build.dependent_on(bound, body)
        if v is not None:
            problem = f"{bound!r} is held fixed here: the range of {v!r}, which stands inside, depends on it."
            raise self.fail(problem, node)

    def _end(self, node: Node, bound: Bound, outermost: Term) -> Term | None:
        """An end of a range; None where it is infinite, on its side."""
        found = self.real(node, bound)
        if found == outermost:
            return None
        if found in (infinity, neg(infinity)):
            raise self.fail("The lower end comes first: -inf can only be the lower end and inf the upper one.", node)
        return found
