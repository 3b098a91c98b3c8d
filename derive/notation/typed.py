"""Formulas as one types them, for what is to be typed again: `formula_reader` reads them back.

    1/(1 + exp(-x)) ≠ 0        1 - softmax(z)[i] > 0        sum(k, 1, K, p[k]*y[k]) > 0

A claim for every index is written with a free one: that is how a hypothesis says so. Brackets stand wherever the reader
might need one. What has no way to be typed (a limit, a definition of the catalogue) gives None.

Main statement: `typed`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.notation.names import name_of
from derive.notation.text import text
from derive.terms.build import is_binder, variable
from derive.terms.definition import Definition
from derive.terms.term import Binder, Constant, Number, Operator, Term, Variable, free_variables, open_body
from derive.vocabulary import activations, information

_SUM, _PRODUCT, _POWER, _ATOM = range(1, 5)  # how tightly what is written holds together
_CALLED = {
    "log", "exp", "sqrt", "abs", "max", "min", "floor", "ceiling", "sinh", "cosh", "tanh", "atanh", "xlogy", "delta",
}  # fmt: skip
_NAMED = {
    activations.sigmoid: "sigmoid",
    activations.softplus: "softplus",
    activations.softmax: "softmax",
    activations.log_softmax: "log_softmax",
    activations.logsumexp: "logsumexp",
    information.entropy: "entropy",
    information.cross_entropy: "cross_entropy",
    information.kl_divergence: "kl_divergence",
}
_BINDERS = {"sum": "sum", "product": "prod", "maximum": "maximum"}
_RELATIONS = {"=": "=", "≠": "!=", "<": "<", "≤": "<=", ">": ">", "≥": ">="}


def typed(t: Term, others: Sequence[Term] = ()) -> str | None:
    """The formula as it is typed, beside `others`, whose names no new index takes; None where there is no way."""
    try:
        return _Writer((t, *others)).claim(t)
    except _NoWay:
        return None


class _NoWay(Exception):
    """This cannot be typed."""


class _Writer:
    def __init__(self, about: tuple[Term, ...]) -> None:
        self.about = list(about)

    def claim(self, t: Term) -> str:
        if is_binder(t, "forall"):
            return self.claim(self._opened(t)[1])
        if isinstance(t.head, Operator) and t.head.name in _RELATIONS:
            left, right = (self.number(a, _SUM) for a in t.args)
            return f"{left} {_RELATIONS[t.head.name]} {right}"
        raise _NoWay

    def number(self, t: Term, least: int) -> str:
        """The number, in brackets unless it holds together at least so tightly."""
        written, level = self._written(t)
        return written if level >= least else f"({written})"

    def _written(self, t: Term) -> tuple[str, int]:
        head = t.head
        if isinstance(head, Number):
            return text(t), _ATOM
        if isinstance(head, Constant):
            return {"infinity": "inf"}.get(head.name, head.name), _ATOM
        if isinstance(head, Variable):
            return name_of(t), _ATOM
        if isinstance(head, Definition):
            if head not in _NAMED:
                raise _NoWay
            return self._call(_NAMED[head], t.args)
        if isinstance(head, Binder):
            if head.name not in _BINDERS:
                raise _NoWay
            index, body = self._opened(t)
            ends = [self.number(end, _SUM) for end in t.args[0].args]
            return f"{_BINDERS[head.name]}({', '.join([name_of(index), *ends, self.number(body, _SUM)])})", _ATOM
        assert isinstance(head, Operator)
        if head.name == "call":
            places = ", ".join(self.number(a, _SUM) for a in t.args[1:])
            return f"{self.number(t.args[0], _ATOM)}[{places}]", _ATOM
        if head.name in _CALLED:
            return self._call(head.name, t.args)
        return self._arithmetic(head.name, t.args)

    def _arithmetic(self, name: str, args: tuple[Term, ...]) -> tuple[str, int]:
        if name == "add":
            first, *rest = args
            written = self.number(first, _SUM)
            for a in rest:
                negative = a.head == Operator("neg")
                part = self.number(a.args[0] if negative else a, _PRODUCT)
                written += f" - {part}" if negative else f" + {part}"
            return written, _SUM
        if name == "neg":
            return f"-{self.number(args[0], _PRODUCT)}", _SUM
        if name == "mul":
            return "*".join(self.number(a, _POWER) for a in args), _PRODUCT
        if name == "div":
            return f"{self.number(args[0], _POWER)}/{self.number(args[1], _POWER)}", _PRODUCT
        if name == "pow":
            return f"{self.number(args[0], _ATOM)}^{self.number(args[1], _ATOM)}", _POWER
        raise _NoWay

    def _call(self, name: str, args: tuple[Term, ...]) -> tuple[str, int]:
        return f"{name}({', '.join(self.number(a, _SUM) for a in args)})", _ATOM

    def _opened(self, t: Term) -> tuple[Term, Term]:
        """A binder's index, under a name that nothing else has, and its body."""
        assert isinstance(t.head, Binder)
        taken = {v.head.name for other in self.about for v in free_variables(other) if isinstance(v.head, Variable)}
        name = next((n for n in (t.head.hint, *"ijklmabcdfgh") if n and n not in taken), None)
        if name is None:
            raise _NoWay
        index = variable(name, t.args[0])
        self.about.append(index)
        return index, open_body(t, index)
