"""Does a certificate's Coq text say what the page says? It is read back, and what was read is written again.

The definitions are read off their own texts, the statement with these; both must be the very terms of the page, and
written again they must give the very text. So a wrong range, a missing obligation, another body of a definition or
another name's meaning is seen, whoever wrote the text.

Main statement: `check_statement`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.notation.coq import coq_definitions, coq_statement
from derive.notation.coq_reader import read_definition, read_statement
from derive.notation.coq_syntax import CoqError, tokens_of
from derive.terms.definition import Definition
from derive.terms.term import Term


def check_statement(source: str, definitions: Sequence[str], hypotheses: Sequence[Term], conclusion: Term) -> None:
    """Raises CoqError unless the text, after the texts of the definitions, says Γ ⊢ φ and nothing else."""
    read: list[Definition] = []
    try:
        for text in definitions:
            read.append(read_definition(text, read))
        found = read_statement(source, read)
        written = [text for _, text in coq_definitions([*found[0], found[1]])]
        again = coq_statement(*found)
    except ValueError as error:  # what was read is nothing that we would write
        raise CoqError(str(error)) from error
    for one, other in zip((*found[0], found[1]), (*hypotheses, conclusion), strict=False):
        if one != other:
            raise CoqError(f"The statement says {one!r} where the page says {other!r}.")
    if len(found[0]) != len(hypotheses):
        raise CoqError(f"The statement has {len(found[0])} hypotheses, and the page {len(hypotheses)}.")
    _same(source, again, "The statement")
    for text in written:
        if not any(tokens_of(text) == tokens_of(given) for given in definitions):
            raise CoqError(f"The definition in the certificate is not {text!r}.")


def _same(one: str, other: str, what: str) -> None:
    """The same text, but for the line breaks."""
    for k, (a, b) in enumerate(zip(tokens_of(one), tokens_of(other), strict=False)):
        if a != b:
            before = " ".join(tokens_of(one)[max(0, k - 6) : k])
            raise CoqError(f"{what} has {a!r} behind {before!r}, where {b!r} belongs.")
    if len(tokens_of(one)) != len(tokens_of(other)):
        raise CoqError(f"{what} has {len(tokens_of(one))} words, and should have {len(tokens_of(other))}.")
