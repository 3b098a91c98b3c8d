r"""derive.sty: a macro for each definition and one for reasons, so that a paper can have them its own way.

The fragments then say \deriveKlDivergence{p}{q} where they would say D(p \parallel q). Every macro is made with
\providecommand: what the paper has defined before stays.

Main statements: `Macros`, `PACKAGE`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from derive.authoring.derivation import Derivation
from derive.notation.style import current, using
from derive.publish import defined, latex, page
from derive.publish.lines import latex_width
from derive.publish.renaming import Renaming
from derive.terms.definition import Definition, Notation
from derive.translation import _

PACKAGE = "derive.sty"
_REASON = r"\derivereason"
_DIGITS = {
    "0": "Zero", "1": "One", "2": "Two", "3": "Three", "4": "Four",
    "5": "Five", "6": "Six", "7": "Seven", "8": "Eight", "9": "Nine",
}  # fmt: skip


class Macros:
    """The macros for the definitions on the pages of some derivations."""

    def __init__(self, derivations: Sequence[Derivation]) -> None:
        used = defined.definitions(formula for derivation in derivations for formula in page.formulas(derivation))
        self._names: dict[Definition, str] = {}
        for definition in sorted(used, key=lambda d: (d.name, d.notation.latex)):
            name = plain = "\\derive" + _camel(definition.name)
            count = 1
            while name in self._names.values():
                count += 1
                name = plain + _camel(str(count))
            self._names[definition] = name
        notations = {d: replace(d.notation, latex=_call(name, d)) for d, name in self._names.items()}
        self._renaming = Renaming({}, notations)

    def fragment(self, derivation: Derivation) -> str:
        """The LaTeX fragment of a derivation, in the macros."""
        style = replace(latex.FRAGMENT, reason=(f"{_REASON}{{", "}"))
        with self._known():
            written = latex.fragment(self._renaming.derivation(derivation), style)
        return written.replace("% \\usepackage{", "% \\usepackage{derive, ", 1)

    @contextmanager
    def _known(self) -> Iterator[None]:
        widths = {name: latex_width(_filled(d.notation, [""] * len(d.parameters))) for d, name in self._names.items()}
        with using(replace(current(), widths=widths)):
            yield

    def package(self) -> str:
        """The text of derive.sty."""
        lines = [
            r"\NeedsTeXFormat{LaTeX2e}",
            r"\ProvidesPackage{derive}",
            r"\RequirePackage{amsmath}",
            "",
            f"% {_('The reason of a step, at the right margin. Define it before, to set reasons another way.')}",
            rf"\providecommand{{{_REASON}}}[1]{{\tag*{{\small #1}}}}",
        ]
        for definition, name in self._names.items():
            if definition.meaning:
                lines += ["", f"% {_(definition.meaning)}"]
            count = f"[{len(definition.parameters)}]" if definition.parameters else ""
            lines.append(rf"\providecommand{{{name}}}{count}{{{_body(definition)}}}")
        return "\n".join([*lines, r"\endinput", ""])


def _camel(name: str) -> str:
    """kl_divergence is KlDivergence; a command of TeX has no digits."""
    return "".join(_DIGITS.get(c, c) for part in name.split("_") for c in part[:1].upper() + part[1:] if c.isalnum())


def _call(name: str, definition: Definition) -> str:
    arguments = "".join(f"{{{{{{{k}}}}}}}" for k in range(len(definition.parameters)))
    return name + arguments if arguments else f"{{{{{name}}}}}"


def _filled(notation: Notation, arguments: Sequence[str]) -> str:
    return notation.latex.format(*arguments)


def _body(definition: Definition) -> str:
    """The template with #1, #2 … and parentheses that grow with what stands in them."""
    written = _filled(definition.notation, [f"#{k + 1}" for k in range(len(definition.parameters))])
    if definition.parameters and written.count("(") == written.count(")"):
        written = written.replace("(", r"\mathopen{}\left(").replace(")", r"\right)\mathclose{}")
    ends_in_script = re.search(r"[_^](?:\{[^{}]*\}|.)$", written)
    return f"{{{written}}}" if ends_in_script else written
