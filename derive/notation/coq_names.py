"""Names in Coq: which identifier stands for a variable or a definition, and back.

The map is fixed (an identifier depends on the name alone, never on what else stands in the statement) and can be
reversed:
- a variable with a letter's name (x, p_hat, alpha, z_0, f') keeps it; any other (loss, weight) and those that Coq or
  the library use themselves (R, delta) get a final underscore, which no name of ours ends with;
- a definition keeps its name (softmax, kl_divergence), and gets "the_" in front when a variable could have it (P, ell)
  or when it is taken (power).
So no variable is called like a definition, and neither like anything that a certificate speaks of.

Main statements: `variable_name`, `definition_name`, `variable_named`, `definition_named`, `NotInCoq`.
"""

from __future__ import annotations

import re

from derive.notation.names import GREEK

_KEYWORDS = """
    as at by cofix do else end exists exists2 fix for forall fun if IF in is let match mod Prop return Set SProp struct
    then Type using when where with
"""
# What the statements speak of: the standard library, Coquelicot, and proofs/coq/Base.v.
_LIBRARY = """
    R PI exp ln sqrt sinh cosh tanh Rabs Rmax Rmin integer in_range Sum Prod Maximum power log_base atanh floor ceiling
    delta xlogy xlogy_defined piecewise vector rows update Derive Derive_n ex_derive ex_derive_times locally RInt
    RInt_gen ex_RInt ex_RInt_gen at_point at_left at_right Rbar_locally p_infty m_infty continuous_on Limit ex_limit
    near above below Finite Rbar True False not
"""
RESERVED = frozenset(_KEYWORDS.split() + _LIBRARY.split())
_IDENTIFIER = re.compile(r"[A-Za-zͰ-Ͽℓ][A-Za-z0-9_Ͱ-Ͽℓ]*'*")
_LETTERS = set(GREEK) | set(GREEK.values())
_TAKEN = "the_"


class NotInCoq(ValueError):
    """What has no counterpart in Coq; the message is a sentence that says what and why."""


def _is_letter(name: str) -> bool:
    """Is it a letter, perhaps with an accent, an index or primes? Such are the names of variables."""
    base = name.rstrip("'").split("_")[0]
    return len(base) == 1 or base in _LETTERS


def _check(name: str) -> None:
    if not _IDENTIFIER.fullmatch(name) or name.rstrip("'").endswith("_"):
        raise NotInCoq(f"The name {name!r} is no identifier of Coq. Use letters, digits, _ inside and ' at the end.")


def variable_name(name: str) -> str:
    """The identifier of a variable."""
    _check(name)
    return name if _is_letter(name) and name not in RESERVED else name + "_"


def definition_name(name: str) -> str:
    """The identifier of a definition."""
    _check(name)
    taken = _is_letter(name) or name in RESERVED or name.startswith(_TAKEN)
    return _TAKEN + name if taken else name


def variable_named(identifier: str) -> str:
    """The name of the variable that the identifier stands for."""
    return identifier.removesuffix("_")


def definition_named(identifier: str) -> str:
    """The name of the definition that the identifier stands for."""
    return identifier.removeprefix(_TAKEN)
