"""Why a certificate is not accepted, or not written: the sentences, which pages and commands pass on.

Main statements: `another_meaning`, `beyond_axioms`, `a_word_that_proves_nothing`, `another_statement`, `NO_THEOREM`.
"""

from __future__ import annotations

from collections.abc import Iterable

NO_THEOREM = "its theorem is not found in its text"


def another_meaning(name: str) -> str:
    return f"the name {name} has another meaning in Coq or in certificates; rename the derivation"


def beyond_axioms(axioms: Iterable[str]) -> str:
    return f"it assumes {', '.join(axioms)}"


def a_word_that_proves_nothing(word: str) -> str:
    return f"its text holds the word {word}"


def another_statement(error: object) -> str:
    return f"its theorem, read back, is another: {error}"
