"""One thing that a loss is taken for: a term, with the words for it.

Its gradient is taken by the rules of differentiation. Variants are used for words only: which mistake explains what the
code returned. Nothing is decided by them.

Main statements: `Variant`, `SMALL`, `clipped`, `softplus_of_torch`.
"""

from __future__ import annotations

from dataclasses import dataclass

from derive.kernel.field.differentiation import derivative, partial_derivative
from derive.terms.build import div, exp, index, log, maximum, minimum, piecewise, power, variable
from derive.terms.sorts import natural
from derive.terms.term import Term, free_variables
from derive.testing.formula import Formula, NotComputable

_n = variable("n", natural)


@dataclass(frozen=True, slots=True)
class Variant:
    """Another loss, with the words for it: "this is …".

    slope: what its gradient is taken for, where that is not the derivative.
    """

    words: str
    term: Term
    slope: Term | None = None

    def formula(self) -> Formula:
        return Formula(self.term)

    def gradient(self, argument: str, family: bool) -> Formula | None:
        """Its gradient in a variable, as far as the rules of differentiation carry."""
        if self.slope is not None:
            return Formula(self.slope)
        for v in sorted(free_variables(self.term), key=repr):
            if v.head.name == argument:  # type: ignore[attr-defined]
                try:
                    if family:
                        k = index("k", _n)
                        return Formula(partial_derivative(self.term, v, (k,))[0], (k,))
                    return Formula(derivative(self.term, v)[0])
                except (NotComputable, ValueError, TypeError, ArithmeticError):
                    return None
                except Exception as refused:
                    if type(refused).__name__ == "Unsupported":
                        return None
                    raise
        return None


def softplus_of_torch(x: Term) -> Term:
    """PyTorch's F.softplus: x itself beyond its threshold."""
    return piecewise((x, x > 20), otherwise=log(1 + exp(x)))


THRESHOLD = "F.softplus returns x itself beyond its threshold of 20: use logaddexp(0, x), or −logsigmoid(−x)"


def clipped(p: Term, tiny: Term) -> Term:
    """p brought into [tiny, 1 − tiny]."""
    return maximum(minimum(p, 1 - tiny), tiny)


def _small() -> list[tuple[str, Term]]:
    """The small numbers that code adds, or clips to, by how one writes them."""
    powers = [(f"1e-{k}", div(1, power(10, k))) for k in (5, 6, 7, 8, 9, 10, 12, 15, 16)]
    return powers + [(f"the format's ε = {2.0**-k:.2g}", div(1, power(2, k))) for k in (52, 23, 10, 7)]


SMALL = _small()
