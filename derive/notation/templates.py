"""Which notations of definitions are names. Any other would be read as something else: a value written 1, a function
written log({0}) or {0} + 1.

Main statement: `refuse_what_is_no_name`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from string import Formatter

from derive.notation.names import FUNCTION_WORDS, SUPERSCRIPTS, in_text, is_function_word
from derive.notation.precedence import NotationError
from derive.terms.definition import Definition
from derive.terms.sorts import is_function_sort

_NUMBERS = ("π", "e", "∞", "\\pi", "\\infty")
_OPERATIONS = frozenset("+−-·/^=≠<≤>≥∈⇒∀√∑∏∫!|½") | frozenset(SUPERSCRIPTS[d] for d in "0123456789")
_ARGUMENT = "\ue000"
_GROUP = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|⟨[^⟨⟩]*⟩|‖[^‖]*‖")
_SIDE_BY_SIDE = re.compile(rf"{_ARGUMENT}\s*{_ARGUMENT}")
_LATEX_OPERATION = re.compile(r"\\(log|exp|sqrt|frac|sinh|cosh|tanh|left\|)(?![a-zA-Z])")


def refuse_what_is_no_name(definition: Definition) -> None:
    """Raises NotationError where the notation would be read as a number, an operation or a product."""
    notation, parameters = definition.notation, definition.parameters
    if parameters:
        good = _is_applied_name(notation.text, all(is_function_sort(p.args[0]) for p in parameters))
    else:  # its name is compared with those of variables
        good = notation.text == in_text(definition.name).replace("{", "{{") and notation.text not in _NUMBERS
        good = good and not is_function_word(definition.name)
    if not good or not _may_be_a_name(notation.latex):
        raise NotationError(
            f"{definition.name} is written {notation.text} (in LaTeX {notation.latex}), which would be read as another "
            "name, a number, an operation or a product. Write a value by its name, and a function by a name with the "
            "arguments in brackets: F(x, y)."
        )


@lru_cache(maxsize=1024)
def _is_applied_name(text: str, of_functions: bool) -> bool:
    plain = _with_places(text)
    outside = plain
    while (shorter := _GROUP.sub("", outside)) != outside:
        outside = shorter
    if _ARGUMENT in outside or _SIDE_BY_SIDE.search(plain) or not _OPERATIONS.isdisjoint(outside):
        return False
    stem = re.split(r"[(\[{⟨‖]", plain)[0].rstrip()
    if not stem:
        return plain[0] in "[⟨‖"
    if stem in FUNCTION_WORDS and not (of_functions and stem in ("max", "min")):
        return False
    in_parentheses = "".join(re.findall(r"\(([^()]*)\)", plain))
    return stem[0].isalpha() and stem not in _NUMBERS and _OPERATIONS.isdisjoint(in_parentheses)


@lru_cache(maxsize=1024)
def _may_be_a_name(latex: str) -> bool:
    """Is it not plainly a number or an operation?"""
    plain = _with_places(latex)
    return bool(re.search(r"[A-Za-z\[]", plain)) and plain not in _NUMBERS and not _LATEX_OPERATION.match(plain)


def _with_places(template: str) -> str:
    parts = Formatter().parse(template)
    return "".join(literal + (_ARGUMENT if field is not None else "") for literal, field, _, _ in parts).strip()
