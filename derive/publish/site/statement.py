"""What a derivation states: Let … . Suppose that … . Then, in a box; and the definitions it uses.

Main statements: `statement`; `claim`, the same for a list; `formula_lines`, `recalled`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.authoring.derivation import Derivation
from derive.notation import latex as notation
from derive.publish import defined, page
from derive.publish.latex import grouped_declarations
from derive.publish.lines import latex_lines, latex_width
from derive.publish.references import References, Supposed
from derive.publish.site.markup import Markup, display, enumeration, filled, joined, tag, text
from derive.publish.site.sentences import in_line, sentence
from derive.punctuation import comma, space
from derive.translation import _

ROOM = 40.0  # em of a formula across the whole text


def formula_lines(tex: str, width: float, relation: str = "") -> Markup:
    """A formula, or what stands right of a relation, as the lines that hold it on a wide page. On a narrow one the
    browser breaks these once more."""
    start, *others = latex_lines(f"{relation} {tex}" if relation else tex, width)
    lines = [tag("span", display(rf"{{}} {start}" if relation else start), class_="line")]
    lines += [tag("span", display(line), class_="line more") for line in others]
    return joined(lines)


def statement(derivation: Derivation, references: References) -> Markup:
    """The box with the statement."""
    said = _said(derivation, references)
    shown = tag("div", formula_lines(notation.latex(derivation.statement), ROOM), class_="formula")
    heading = tag("h2", page.kind_word(derivation.kind))
    return tag("section", heading, said, shown, class_=f"statement {derivation.kind}", id="statement")


def claim(derivation: Derivation, references: References) -> Markup:
    """The statement under what it supposes, without the domains of its variables."""
    supposed = [_supposed(each, references) for each in references.supposed]
    parts = _let([notation.latex(value) for value in defined.values(derivation)])
    if supposed:
        parts.append(filled(_("Suppose that {hypotheses}."), hypotheses=enumeration(supposed)))
    if parts and derivation.kind != "definition":
        parts.append(text(_("Then")))
    given = tag("p", joined(*parts, between=space()), class_="given") if parts else None
    return joined(given, formula_lines(notation.latex(derivation.statement), ROOM))


def _let(declared: Sequence[str]) -> list[Markup]:
    if not declared:
        return []
    return [filled(_("Let {variables}."), variables=enumeration([in_line(tex) for tex in declared]))]


def _supposed(each: Supposed, references: References) -> Markup:
    shown = in_line(notation.latex(each.formula, references.variables))
    if not each.ranging:
        return shown
    ranges = joined([in_line(tex) for tex in grouped_declarations(each.ranging)], between=comma())
    return joined(shown, filled(_(" for every {variables}"), variables=ranges))


def _said(derivation: Derivation, references: References) -> Markup | None:
    known = references.variables
    declared = grouped_declarations(known) + [notation.latex(value) for value in defined.values(derivation)]
    parts = _let(declared)
    supposed = []
    for each in references.supposed:
        shown, letter = _supposed(each, references), each.letter
        marked = tag("span", letter, class_="letter", id=f"hypothesis-{letter.strip('()')}") if letter else None
        supposed.append(joined(shown, " " if letter else None, marked))
    then = _("Then") if declared or supposed else ""
    then = then if derivation.kind != "definition" else ""
    if len(supposed) > 2:
        items = tag("ul", [tag("li", item) for item in supposed], class_="hypotheses")
        opening = tag("p", joined(*parts, _("Suppose that"), between=space()))
        return joined(opening, items, tag("p", then) if then else None)
    if supposed:
        parts.append(filled(_("Suppose that {hypotheses}."), hypotheses=enumeration(supposed)))
    if then:
        parts.append(text(then))
    return tag("p", joined(*parts, between=space())) if parts else None


def recalled(derivation: Derivation) -> Markup | None:
    """The definitions that the page uses, and what a log b means in them."""
    rows = []
    for equation in defined.recalled(derivation):
        left, right = (notation.latex(side, (equation,)) for side in equation.args)
        room = ROOM - latex_width(left) - 2.0
        rows.append(
            tag(
                "div",
                tag("span", display(left), class_="lhs"),
                tag("span", formula_lines(right, room, ":="), class_="rhs"),
                class_="equation",
            )
        )
    convention = tag("p", sentence(defined.a_log_b_convention())) if defined.uses_a_log_b(derivation) else None
    if not rows and convention is None:
        return None
    heading = tag("h2", _("Notation"), class_="minor")
    shown = tag("div", rows, class_="definitions") if rows else None
    return tag("section", heading, shown, convention, class_="recalled")
