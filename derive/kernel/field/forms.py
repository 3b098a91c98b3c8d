"""One set of assumptions at work: the algebra with its signs, owners and hypotheses put together.

Main statement: `Forms`.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from derive.kernel.field.algebra import Algebra, Generator, Layout, reserved
from derive.kernel.field.bounds import is_owner
from derive.kernel.field.hypotheses import Hypotheses, Rule, difference_sign, lies_in
from derive.kernel.field.integrality import is_integer
from derive.kernel.field.parameters import Parameter, Parameters
from derive.kernel.field.polynomials import Polynomial, Quotient, Unsupported
from derive.kernel.field.sign_test import Signs
from derive.kernel.field.signs import Sign, is_at_least
from derive.terms.build import is_op
from derive.terms.term import Term, Variable, free_variables, substitute


class Forms(Algebra):
    """Terms to normal forms under assumptions. `plain` knows no domains: only for solving equations."""

    def __init__(self, layout: Layout, hypotheses: Hypotheses, plain: bool = False) -> None:
        super().__init__(layout)
        self.hypotheses = hypotheses
        self.plain = plain
        self.signs = Signs(self)
        self.is_nonzero = lambda f: is_at_least(self.polynomial_sign(f), Sign.NONZERO)
        self.parameters = Parameters(self, self.signs, plain)
        if not plain:
            self.parameters.assumed_bounds = lambda owner: hypotheses.assumed_bounds(owner, self)
            self.parameters.after_creation = self._facts_about
        self.parameters.has_value = self._has_value
        self.expanded = 0  # terms written out from sums over ranges of numbers
        self.solved: dict[Hashable, Term] = {}
        self.solving: set[Hashable] = set()
        self.sorts: dict[Hashable, Term] = {}  # one way of writing each range
        self.drawn: set[Hashable] = set()  # instances of ∀-equations that have been used
        self.without_domains: Forms | None = None
        self.pending: list[Rule] = []  # inequalities that are learnt when a sign is not seen without them
        self.signs.learn_more = self._learn_pending

    # ---- shorthands

    def polynomial_sign(self, f: Polynomial) -> Sign:
        return self.signs.polynomial_sign(f)

    def sign(self, q: Quotient) -> Sign:
        return self.signs.quotient_sign(q)

    # ---- bound variables

    def honest(self, t: Term) -> Term:
        """The application, its arguments without the bound variables on which they do not depend: p(1 + i − i) is p(1).

        A generator is shared by all that have its key, so it must not pass for one that speaks of i: what is learnt
        at a bound i holds only where i has a value.
        """
        return Term(t.head, tuple(map(self._honest, t.args))) if reserved(free_variables(t)) else t

    def _honest(self, t: Term) -> Term:
        bound = reserved(free_variables(t))
        if not bound or t.loose or isinstance(t.head, Variable):
            return t
        try:
            q = self.read(t)
        except Unsupported:  # such a term is compared as it is written
            return t
        if bound <= self.variables(q):
            return t
        written = self.write(q)
        if is_integer(t, self.hypotheses.whole) and not is_integer(written, self.hypotheses.whole):
            raise Unsupported("An index cannot be written without a variable on which it does not depend.")
        return written

    # ---- owners

    def owner_key(self, owner: Term) -> Hashable:
        """Equal for p(i) and p(j) when i = j by normal form."""
        if is_op(owner, "call"):
            return (owner.args[0], *(self.read(a).key for a in owner.args[1:]))
        return owner

    def owner(self, owner: Term) -> Quotient:
        """A variable, or a variable applied to arguments."""
        owner = self.honest(owner)
        key = self.owner_key(owner)
        replacement = self.solved.get(key)
        if replacement is None and key not in self.solving:
            replacement = self._by_universal_equation(owner, key)
        if replacement is not None:
            return self.read(replacement)
        return self.parameters.value(owner, key)

    def _has_value(self, owner: Term) -> bool:
        """Have the arguments of an application values, known to lie in the domain?"""
        if not is_op(owner, "call"):
            return True
        sort = owner.args[0].args[0]
        for argument in owner.args[1:]:
            if self.is_conditional(self.read(argument)) or not lies_in(argument, sort.args[0], self):
                return False
            sort = sort.args[1]
        return True

    def _by_universal_equation(self, owner: Term, key: Hashable) -> Term | None:
        """∀i: p_i = r(i) at p_k, for k in the range of i, unless r speaks of p itself."""
        if not is_op(owner, "call"):
            return None
        for rule in self.hypotheses.equation_rules:
            for pattern, other in ((rule.left, rule.right), (rule.right, rule.left)):
                if not is_owner(pattern) or owner.args[0] in _families(other):
                    continue
                self.solving.add(key)
                try:
                    values = self.hypotheses.matching(rule, pattern, owner, self)
                finally:
                    self.solving.discard(key)
                if values is not None:
                    self.solved[key] = substitute(other, values)
                    self._keep_domain(owner, key)
                    return self.solved[key]
        return None

    def _keep_domain(self, owner: Term, key: Hashable) -> None:
        """The domain of an owner that an equation eliminated, as facts about what replaces it."""
        if self.plain:
            return
        value = self.read(self.solved[key])
        bounds = self.parameters.bounds(owner)
        for end, direction, is_open in (
            (bounds.lower, 1, bounds.lower_open),
            (bounds.upper, -1, bounds.upper_open),
        ):
            if end is not None:
                gap = self.ring.scale(self.ring.subtract(value, self.ring.constant(end)), direction)
                sign = Sign.POSITIVE if is_open else Sign.NONNEGATIVE
                self.signs.assume(gap, sign, reserved(free_variables(owner)))
        self.parameters.symbolic_ends(owner, value)

    def eliminate(self, owner: Term, replacement: Term) -> None:
        """From now on the owner is this term."""
        key = self.owner_key(owner)
        self.solved[key] = replacement
        self.forget()
        self._keep_domain(owner, key)

    # ---- facts

    def learn(self, rule: Rule, scope: frozenset[Term] = frozenset()) -> None:
        """An inequality as a fact about a sign; one that is out of reach is left out."""
        difference, sign = difference_sign(rule)
        try:
            self.signs.assume(self.read(difference), sign, scope)
        except Unsupported:
            return

    def _learn_pending(self) -> bool:
        """Learn the inequalities that have been left aside; False where there are none."""
        if not self.pending:
            return False
        rules, self.pending = self.pending, []
        depth, self.depth = self.depth, 0
        for rule in rules:
            self.learn(rule)
        self.depth = depth
        return True

    def _facts_about(self, owner: Term) -> None:
        """Instances of ∀-inequalities that speak of an owner which has just been made."""
        for rule in self.hypotheses.fact_rules:
            for pattern in self.hypotheses.patterns(rule):
                values = self.hypotheses.matching(rule, pattern, owner, self)
                if values is not None:
                    self.learn(rule.at(values), reserved(free_variables(owner)))

    def renewed(self, g: Generator, replacements: Mapping[Term, Term]) -> Quotient:
        """The generator of an application at other arguments is found without reading t/(1+t) backwards."""
        if isinstance(g.payload, Parameter) and is_op(g.payload.owner, "call"):
            owner = self.honest(substitute(g.payload.owner, replacements))
            if is_owner(owner):
                key = self.owner_key(owner)
                if key not in self.solved and self._by_universal_equation(owner, key) is None:
                    root = self.parameters.root_of(g, owner, key)
                    if root is not None:
                        return root
        return super().renewed(g, replacements)


def _families(t: Term) -> set[Term]:
    """The variables that are applied somewhere in a term."""
    found: set[Term] = set()
    stack = [t]
    while stack:
        s = stack.pop()
        if is_op(s, "call"):
            found.add(s.args[0])
        stack.extend(s.args)
    return found
