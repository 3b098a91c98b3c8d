"""A loss rewritten before it is differentiated: names unfolded, logarithms of products and quotients taken apart.

log(e^{z_y}/Σ_j e^{z_j}) becomes z_y − lse(z), whose derivative is seen at once. Only what holds under the hypotheses is
rewritten: log(uv) = log u + log v where u and v are known to be positive. The kernel checks the step.

Main statement: `prepared`.
"""

from __future__ import annotations

from derive.gradients.arithmetic import ONE, ZERO, minus, over, plus, times
from derive.gradients.bases import log_sum_exp_family
from derive.kernel.assumptions import Assumptions
from derive.kernel.definedness import is_defined
from derive.terms.build import Gt, bind, call, exp, is_binder, is_op, log
from derive.terms.definition import Definition, unfold
from derive.terms.term import Binder, Number, Term, Variable, free_variables, fresh_variable, open_body, rebuild
from derive.translation import deferred as _
from derive.vocabulary.activations import log_softmax, logsumexp, sigmoid, softmax, softplus

_KEPT = (sigmoid, softplus, logsumexp, softmax, log_softmax)  # whose derivatives are known by name


def prepared(loss: Term, owner: Term, known: Assumptions) -> tuple[Term, tuple[str, ...]]:
    """The loss, rewritten where it speaks of the variable or family `owner`, and the reasons for it."""
    rewriting = _Rewriting(owner, known)
    return rewriting.of(loss), tuple(dict.fromkeys(rewriting.reasons))


class _Rewriting:
    def __init__(self, owner: Term, known: Assumptions) -> None:
        self.owner = owner
        self.known = known
        self.reasons: list[str] = []

    def of(self, t: Term) -> Term:
        if self.owner not in free_variables(t) or isinstance(t.head, Variable):
            return t
        if isinstance(t.head, Definition) and t.head not in _KEPT:
            self.reasons.append(_("definition"))
            return self.of(unfold(t))
        if is_op(t, "call") and is_op(t.args[0], "vector") and isinstance(t.args[1].head, Number):
            return self.of(call(t.args[0].args[int(t.args[1].head.value) - 1], *t.args[2:]))
        if t.head == logsumexp and is_op(t.args[0], "vector"):
            self.reasons.append(_("definition"))
            return log(plus([exp(self.of(a)) for a in t.args[0].args]))
        if is_op(t, "call") and isinstance(t.args[0].head, Definition):
            f, *places = t.args
            if f.head == softmax and is_op(f.args[0], "vector"):
                self.reasons.append(_("definition"))
                total = plus([exp(self.of(a)) for a in f.args[0].args])
                return over(exp(self.of(call(f.args[0], *places))), total)
            if f.head not in _KEPT:
                self.reasons.append(_("definition"))
                return self.of(call(unfold(f), *places))
            if f.head == log_softmax:
                return self._log_softmax(t)
            return t
        if isinstance(t.head, Binder):
            return self._binder(t)
        if is_op(t, "piecewise"):
            return t
        if is_op(t, "xlogy") and t.args[0] != t.args[1]:
            a, b = t.args
            if self.owner not in free_variables(a) and self._positive(b):
                return times(a, self.of(log(b)))
        if is_op(t, "log") and len(t.args) == 1:
            return self._logarithm(t)
        args = tuple(self.of(a) for a in t.args)
        made = rebuild(t, args)
        if is_op(made, "add"):
            return plus(made.args)
        if is_op(made, "neg") and made != t:
            parts = plus([minus(made.args[0])])
            return plus(sorted(parts.args, key=lambda p: is_op(p, "neg"))) if is_op(parts, "add") else parts
        return made

    def _binder(self, t: Term) -> Term:
        head = t.head
        assert isinstance(head, Binder)
        if head.name not in ("sum", "product") or self.owner in free_variables(t.args[0]):
            return t
        i = fresh_variable(head.hint, t.args[0], (t, self.owner))
        made = bind(head.name, i, self.of(open_body(t, i)))
        return Term(head, made.args)

    def _logarithm(self, t: Term) -> Term:
        taken = self._log_of(self.of(t.args[0]))
        return t if taken is None else self.of(taken) if is_op(taken, "log") and taken != t else taken

    def _log_of(self, u: Term) -> Term | None:
        """log u taken apart; None if it is best left."""
        before = len(self.reasons)
        made = self._apart(u)
        if made == log(u):
            del self.reasons[before:]
            return made
        return made

    def _apart(self, u: Term) -> Term:
        if u == ONE:
            return ZERO
        if is_op(u, "call") and isinstance(u.args[0].head, Definition) and u.args[0].head == softmax:
            return self._log_softmax(call(log_softmax(u.args[0].args[0]), u.args[1]))
        if is_op(u, "exp"):
            self.reasons.append(_("rules of logarithms"))
            return u.args[0]
        family = log_sum_exp_family(u)
        if family is not None:
            self.reasons.append(_("log-sum-exp by its name"))
            return logsumexp(family)
        if is_op(u, "div") and all(map(self._positive, u.args)):
            self.reasons.append(_("rules of logarithms"))
            return plus([self._apart(u.args[0]), minus(self._apart(u.args[1]))])
        if is_op(u, "mul") and all(map(self._positive, u.args)):
            self.reasons.append(_("rules of logarithms"))
            return plus([self._apart(a) for a in u.args])
        if is_op(u, "pow") and self._positive(u.args[0]):
            self.reasons.append(_("rules of logarithms"))
            return times(u.args[1], self._apart(u.args[0]))
        if is_op(u, "sqrt") and self._positive(u.args[0]):
            self.reasons.append(_("rules of logarithms"))
            return over(self._apart(u.args[0]), ONE + ONE)
        if is_binder(u, "product"):
            head = u.head
            assert isinstance(head, Binder)
            i = fresh_variable(head.hint, u.args[0], (u, self.owner))
            body = open_body(u, i)
            if self._positive(body):
                self.reasons.append(_("rules of logarithms"))
                made = bind("sum", i, self._apart(body))
                return Term(Binder("sum", head.hint), made.args)
        return log(u)

    def _log_softmax(self, t: Term) -> Term:
        """z_k − lse(z)."""
        family, k = t.args[0].args[0], t.args[1]
        self.reasons.append(_("log softmax(z)_k = z_k − lse(z)"))
        return plus([self.of(call(family, k)), minus(self.of(logsumexp(family)))])

    def _positive(self, u: Term) -> bool:
        condition = Gt(u, 0)
        return is_defined(condition, self.known) and self.known.entails(condition)
