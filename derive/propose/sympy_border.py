"""The border between terms and SymPy, in both directions.

`to_sympy(term)` gives a SymPy expression; `from_sympy(expression)` a term; `read_sympy(expressions)` the terms of
expressions that belong together (a claim and its hypotheses), with what had to be added to SymPy's words.
What cannot cross is refused with a `BorderError` that says why and what to write instead.

SymPy evaluates while it builds: exp(log(z)) is z before anyone can ask whether z > 0, Eq(log(0.4), log(2/5)) is
already False, and diff and subs capture the index of a sum. So what comes from SymPy is a term to be checked, like
any other; what SymPy has already settled (True, False, Floats, nan) does not cross; and a bound index crosses as a
binder, never by its name.
"""

from __future__ import annotations

from derive.propose.sympy_reader import Reading, from_sympy, read_sympy
from derive.propose.sympy_sorts import BorderError
from derive.propose.sympy_writer import to_sympy

__all__ = ["BorderError", "Reading", "from_sympy", "read_sympy", "to_sympy"]
