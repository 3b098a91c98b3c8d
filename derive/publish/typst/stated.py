"""What a derivation supposes, in Typst: the parts that a document of ours and a fragment to be pasted have in common.

Main statements: `let`, `declared`, `supposed`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.authoring.derivation import Derivation
from derive.notation import typst as notation
from derive.publish import defined, page
from derive.publish.latex import grouped_declarations
from derive.publish.references import References
from derive.publish.typst.formulas import in_line
from derive.publish.typst.markup import escaped
from derive.punctuation import comma
from derive.terms.term import Term
from derive.translation import _

_MARKS = ("in", ">=", "<=", ">", "<", ":")  # what may stand between a variable and its range


def declared(variables: Sequence[Term]) -> list[str]:
    """What the variables range over, those with one range together."""
    return grouped_declarations(variables, lambda v: notation.declaration(v).replace(": ", " : ", 1), _MARKS)


def let(derivation: Derivation, references: References) -> list[str]:
    """The sentence that introduces the variables and the names of values; none where there are none."""
    said = [*declared(references.variables), *map(notation.typst, defined.values(derivation))]
    return [_("Let {variables}.").format(variables=page.enumeration(list(map(in_line, said))))] if said else []


def supposed(references: References) -> list[tuple[str, str]]:
    """The hypotheses: each formula, and what stands beside it: "for every …", and its letter."""
    parts = []
    for each in references.supposed:
        ranges = comma().join(map(in_line, declared(each.ranging)))
        everywhere = _(" for every {variables}").format(variables=ranges) if each.ranging else ""
        parts.append(
            (notation.typst(each.formula, references.variables), f"{everywhere} {escaped(each.letter)}".rstrip())
        )
    return parts
