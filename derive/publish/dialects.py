r"""The dialects of Markdown: what differs between the readers of one page, and nothing else.

| dialect | in line | displayed | read by |
|---|---|---|---|
| github | $`…`$ | a fence marked math | GitHub, GitLab |
| myst | {math}`…` | a {math} fence with a :label: | Sphinx with MyST-Parser, Jupyter Book |
| quarto | $…$ | $$ … $$ {#eq-…} | Quarto, Pandoc |
| obsidian | $…$ | $$ … $$ | Obsidian, MkDocs with arithmatex, most others |
| notebook | $…$ | $$ … $$ on one line | the Markdown of a Jupyter notebook |

Words print literally: what a dialect would read as markup is escaped, in the way that reader understands.

Main statements: `Dialect`, `DIALECTS`, `GITHUB`, `NOTEBOOK`; `display`, `anchor`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

# Some readers take the backslash of \{ and \, for Markdown's own where mathematics stands between dollars.
_SPELLED = {r"\{": r"\lbrace ", r"\}": r"\rbrace ", r"\,": r"\thinspace "}
# A paragraph that begins so would be a heading, a list, a quotation, a rule, a comment, a definition, a target.
_BEGINS = re.compile(
    r"^(\s*(?:\(?(?:\d+|[A-Za-z]|[ivxlcdm]+)(?=[.)](?:\s|$)))?)([-+>#=%:!?/]|(?<=\w)[.)]|\((?=[^()]*\)=))"
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one reader of Markdown wants mathematics, and what it would take for markup.

    `inline` and `display` set a formula (`display` with the label of the statement, or ""); `special` finds what must
    not stand in words as it is, `escape` writes such a stretch; `pages` is how files of pages end,
    `heading` marks a title. `numbered`: the statement, which has a label, is an equation with a number.
    """

    name: str
    inline: Callable[[str], str]
    display: Callable[[str, str], list[str]]
    special: re.Pattern[str]
    escape: Callable[[str], str]
    pages: str = ".md"
    heading: str = "#"
    numbered: bool = False
    target: Callable[[str], list[str]] = lambda name: []

    def literal(self, words: str, begins: bool = False) -> str:
        """Words that print as they are; `begins` where a paragraph begins with them."""
        flat = re.sub(r"\s+", " ", words)
        found = self.special.sub(lambda m: self.escape(m[0]), flat)
        return _BEGINS.sub(lambda m: m[1] + _where_known(m[2]), found) if begins else found


def _backslash(stretch: str) -> str:
    return "\\" + stretch


def _entity(stretch: str) -> str:
    return "".join(f"&#{ord(c)};" for c in stretch)


def _spanned(stretch: str) -> str:
    """GitHub and MathJax look for dollars, GitHub for :emoji:, after Markdown: an element of its own hides them."""
    if stretch[0] in "$:":
        return f"<span>{stretch}</span>"
    return "&amp;" if stretch == "&" else _backslash(stretch)


def _where_known(stretch: str) -> str:
    r"""Python-Markdown, which MkDocs uses, knows a backslash before few characters, and \[ begins mathematics there."""
    return _backslash(stretch) if stretch in "\\`*_{}#+-.!>" else _entity(stretch)


def _spelled(formula: str) -> str:
    return re.sub(r"\\[\\{},]", lambda short: _SPELLED.get(short[0], short[0]), formula).strip()


def _without_operatorname(formula: str) -> str:
    r"""GitHub refuses \operatorname; \mathop sets the same spaces around the upright word."""
    set_ = re.sub(r"\\operatorname\{([^{}]*)\}(?= ?[_^])", r"\\mathop{\\mathrm{\1}}\\nolimits", formula)
    return re.sub(r"\\operatorname\{([^{}]*)\}", r"\\mathop{\\mathrm{\1}}", set_)


def _fence(kind: str, formula: str, *options: str) -> list[str]:
    return [f"```{kind}", *options, *formula.splitlines(), "```"]


def anchor(name: str) -> str:
    return f"eq-{name.replace('_', '-')}"


def _in_dollars(formula: str, label: str) -> list[str]:
    return ["$$", *_spelled(formula).splitlines(), "$$"]


_COMMON = r"[\\`*_{}\[\]<~$#]|&(?=#?\w+;)"
_EMOJI = r":(?=[\w+-]+:)"

GITHUB = Dialect(
    "github",
    inline=lambda formula: f"$`{_without_operatorname(formula)}`$",
    display=lambda formula, label: _fence("math", _without_operatorname(formula)),
    special=re.compile(rf"{_COMMON}|{_EMOJI}"),
    escape=_spanned,
)
MYST = Dialect(
    "myst",
    inline=lambda formula: f"{{math}}`{formula}`",
    display=lambda formula, label: _fence("{math}", formula, *([f":label: {anchor(label)}"] if label else [])),
    special=re.compile(_COMMON),
    escape=lambda stretch: "&amp;" if stretch == "&" else _backslash(stretch),
    target=lambda name: [f"({name})="],
    numbered=True,
)
QUARTO = Dialect(
    "quarto",
    inline=lambda formula: f"${formula}$",
    display=lambda formula, label: ["$$", *formula.splitlines(), f"$$ {{#{anchor(label)}}}" if label else "$$"],
    special=re.compile(rf"{_COMMON}|[\^@\"|]|-(?=-)|\.(?=\.\.)"),
    escape=lambda stretch: "&amp;" if stretch == "&" else _backslash(stretch),
    pages=".qmd",
    numbered=True,
)
OBSIDIAN = Dialect(
    "obsidian",
    inline=lambda formula: f"${_spelled(formula)}$",
    display=_in_dollars,
    special=re.compile(rf"{_COMMON}|{_EMOJI}|[\^|]|==|%%"),
    escape=_where_known,
)
NOTEBOOK = Dialect(
    "notebook",
    inline=lambda formula: f"${_spelled(formula)}$",
    # JupyterLab takes mathematics out before it looks for quotations, with the > of each further line.
    display=lambda formula, label: [f"$${' '.join(_spelled(formula).splitlines())}$$"],
    special=re.compile(_COMMON),
    escape=_spanned,
    heading="###",
)

DIALECTS = {dialect.name: dialect for dialect in (GITHUB, MYST, QUARTO, OBSIDIAN)}


def display(rows: Sequence[str], dialect: Dialect, label: str = "") -> list[str]:
    """A display's rows in the dialect, as lines."""
    if len(rows) == 1 and "&" not in rows[0]:
        return dialect.display(rows[0], label)
    broken = [*(f"{row} \\\\" for row in rows[:-1]), rows[-1]]
    return dialect.display("\n".join([r"\begin{aligned}", *broken, r"\end{aligned}"]), label)
