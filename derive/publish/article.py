r"""The whole catalogue as one LaTeX document, derivations.tex: contents, how to read it, notation, the derivations by
subject, an index of theorems and one of claims.

English is for pdflatex, Chinese for xelatex and a Noto Serif font with its characters (Debian: fonts-noto-cjk).
It is to compile without a warning: formulas are broken beforehand (lines.py), bookmarks hold no mathematics, and
nothing but packages of a small TeX Live is used. Needs two runs for the contents and the references.

Main statement: `article`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby

from derive.authoring.derivation import Derivation
from derive.publish import defined, page, reading, standing
from derive.publish.latex import Style, definition_display, escaped, path, sentence, statement
from derive.publish.latex_fonts import font_lines
from derive.punctuation import stop
from derive.translation import _, language

WIDTH = 37.5  # em that a formula may take, a little less than the page below has

_PREAMBLE = r"""\documentclass[11pt, a4paper, fleqn]{article}
@fonts@
\usepackage[a4paper, textwidth=15.4cm, textheight=23.6cm, headheight=14pt]{geometry}
\usepackage{amsmath, amssymb, amsthm}
\usepackage{xcolor}
\usepackage[colorlinks, allcolors=link, pdfusetitle, bookmarksnumbered]{hyperref}

\definecolor{link}{RGB}{28, 69, 120}
\definecolor{aside}{gray}{0.38}
\allowdisplaybreaks[2]
\emergencystretch=2em
\linespread{1.06}
\setlength{\mathindent}{1.5em}
\setcounter{tocdepth}{2}
\AtBeginDocument{%
  \setlength{\abovedisplayskip}{7pt plus 2pt minus 3pt}\setlength{\belowdisplayskip}{7pt plus 2pt minus 3pt}%
  \setlength{\abovedisplayshortskip}{3pt plus 2pt}\setlength{\belowdisplayshortskip}{5pt plus 2pt minus 2pt}}
\numberwithin{equation}{section}
% Latin Modern is not needed for the few names in typewriter type.
\renewcommand{\texttt}[1]{{\fontencoding{OT1}\fontfamily{cmtt}\selectfont #1}}

@heads@
\newtheorem{theorem}{@theorem@}[section]
\newtheorem{definition}[theorem]{@definition@}
\newtheorem{refutation}[theorem]{@refutation@}
\newtheorem{remark}[theorem]{@remark@}

\newcommand{\about}[1]{\par\noindent{\small\color{aside}\raggedright#1\par}\nobreak\smallskip\noindent\ignorespaces}
\newcommand{\here}[1]{\par\noindent #1\ignorespaces}
\newcommand{\derivation}{\medskip\par\noindent\textit{@derivation@}\enspace\ignorespaces}
\newcommand{\entry}[3]{\par\noindent\hangindent=3em
  #1\penalty50\hskip1em\null\nobreak\dotfill\nobreak\ \mbox{#2, #3}\par}
\makeatletter
\newenvironment{scope}
  {\@beginparpenalty=10000
   \begin{list}{}{\setlength{\leftmargin}{1.5em}\setlength{\topsep}{2pt}\setlength{\partopsep}{0pt}}\item\relax}
  {\end{list}}
\makeatother
"""

_HEADS = r"\theoremstyle{definition}"
_CHINESE_HEADS = r"""\newtheoremstyle{chinese}{\topsep}{\topsep}{}{0pt}{\bfseries}{}{0.8em}{}
\theoremstyle{chinese}
\emergencystretch=5em"""


def article(derivations: Sequence[Derivation]) -> str:
    """All derivations, gathered by subject and each after those it rests on, as one LaTeX document."""
    titles = {d.name: d.title for d in derivations}
    ordered = reading.reading_order(derivations)
    style = Style(
        WIDTH,
        cite=lambda name: _reference(name) if name in titles else "",
        scope=(r"\begin{scope}", r"\end{scope}"),
    )
    title = _("Derivations in information theory and classification losses")
    parts = [
        _preamble(),
        rf"\title{{{escaped(title)}}}",
        rf"\author{{{escaped(_count(ordered))}}}",
        r"\date{}",
        r"\begin{document}",
        r"\maketitle",
        r"\tableofcontents",
        *_how_to_read(ordered),
        *_notation(ordered),
    ]
    for name, group in groupby(ordered, key=reading.subject):
        parts += ["", rf"\section{{{escaped(reading.subject_word(name))}}}"]
        for derivation in group:
            parts += _entry(derivation, style)
    parts += [*_index_of_theorems(ordered), *_index_of_claims(ordered), r"\end{document}", ""]
    return "\n".join(parts)


def _preamble() -> str:
    words = {kind: page.kind_word(kind) for kind in ("theorem", "definition", "refutation", "remark")}
    words["derivation"] = _("Derivation.")
    preamble = _PREAMBLE.replace("@fonts@", font_lines())
    preamble = preamble.replace("@heads@", _HEADS if language() == "en" else _CHINESE_HEADS)
    if language() != "en":  # Han characters have no italics
        preamble = preamble.replace(r"\textit{@derivation@}", r"\textbf{@derivation@}")
    return re.sub(r"@(\w+)@", lambda m: escaped(words[m[1]]), preamble)


def _count(derivations: Sequence[Derivation]) -> str:
    return _("{count} derivations, every step checked").format(count=len(derivations))


def _heading(command: str, title: str) -> str:
    """A heading whose bookmark is plain text."""
    bookmark = escaped(_ascii(title)).replace("$<$", "<").replace("$>$", ">")  # signs there are plain characters
    return rf"\{command}{{\texorpdfstring{{{sentence(title)}}}{{{bookmark}}}}}"


def _ascii(title: str) -> str:
    """A title for a PDF's bookmarks, which hold no mathematics."""
    known = {"−": "-", "≤": "<=", "≥": ">=", "≠": "/=", "‖": "||", "·": "*", "′": "'", "’": "'", "–": "-", "—": "-"}
    spelled = "".join(known.get(c, c) for c in title)
    letters = ((c, unicodedata.name(c, "")) for c in spelled)
    named = "".join(name.split()[-1].lower() if "GREEK" in name else c for c, name in letters)
    return "".join(c for c in unicodedata.normalize("NFKD", named) if c.isascii() or "\u4e00" <= c <= "\u9fff")


def _in_the_index(title: str) -> bytes:
    """What a title is sorted by: its letters; in Chinese the order of sounds (mainland) or of strokes (Taiwan), which
    the codes of the regions follow."""
    codes = {"zh_Hans": "gb18030", "zh_Hant": "big5hkscs"}
    return _ascii(title).encode(codes.get(language(), "ascii"), "ignore").lower()


def _reference(name: str) -> str:
    return rf"\hyperref[thm:{name}]{{\ref*{{thm:{name}}}}}"


# ---- front matter


def _how_to_read(derivations: Sequence[Derivation]) -> list[str]:
    verdicts = [v for v in ("proved", "enclosed") if any(d.verdict == v for d in derivations)]
    said = [(standing.verdict_word(v), standing.verdict_meaning(v)) for v in verdicts]
    certified = standing.what_certified_means(derivations)
    said += [certified] if certified is not None else []
    lines = [
        "",
        rf"\section*{{{escaped(_('How to read this'))}}}",
        rf"\addcontentsline{{toc}}{{section}}{{{escaped(_('How to read this'))}}}",
        escaped(
            _(
                "Every formula on these pages was written by the program that checked it, from the very object it "
                "checked. Each step has its reason at the right margin. There (a) refers to a hypothesis of the "
                "statement, (1) to what was shown on the way, and (1.1) to another statement. What a statement rests "
                "on stands before it: the range of every variable, and all hypotheses. Under every title stand the "
                "name of the derivation in the catalogue, its verdict, the claims it settles, and where a textbook "
                "has it. The verdicts are:"
            )
        ),
        r"\begin{description}",
        *(rf"  \item[{escaped(word)}] {sentence(meaning)}{stop()}" for word, meaning in said),
        r"\end{description}",
    ]
    if any(d.kind == "refutation" for d in derivations):
        lines.append(
            sentence(
                _(
                    "A refutation shows that something often said is false: an instance is proved to meet every "
                    "hypothesis and to violate the claim."
                )
            )
        )
    if any(map(defined.uses_a_log_b, derivations)):
        lines.append(sentence(defined.a_log_b_convention()))
    return lines


def _notation(derivations: Sequence[Derivation]) -> list[str]:
    """Every named definition, once, as the equation it is."""
    used = defined.definitions(term for d in derivations for term in page.formulas(d))
    if not used:
        return []
    heading = escaped(_("Notation"))
    return [
        "",
        rf"\section*{{{heading}}}",
        rf"\addcontentsline{{toc}}{{section}}{{{heading}}}",
        sentence(
            _(
                "Logarithms are natural unless a base is written. A definition abbreviates the formula beside it; at "
                "the right stands what it is meant for. What a statement is about, its own variables say."
            )
        ),
        *definition_display(map(defined.definition_equation, used), WIDTH, ranges=True),
    ]


# ---- one derivation


def _entry(derivation: Derivation, style: Style) -> list[str]:
    about = [rf"\texttt{{{escaped(derivation.name)}}}", *map(escaped, standing.words(derivation))]
    about += map(escaped, page.credits(derivation))
    lines = [
        "",
        _heading("subsection", _(derivation.title)),
        r"\about{" + r" $\cdot$ ".join(about).replace(r"\_", r"\_\allowbreak{}") + "}",  # names may be long
    ]
    if derivation.summary:
        lines.append(sentence(_(derivation.summary)))
    lines += [
        rf"\begin{{{derivation.kind}}}\label{{thm:{derivation.name}}}",
        *statement(derivation, style),
        rf"\end{{{derivation.kind}}}",
    ]
    used = defined.recalled(derivation)
    if used:
        lines += [r"\here{" + escaped(_("Here")) + "}", *definition_display(used, style.width)]
    if derivation.blocks:
        lines += [r"\derivation", *path(derivation, style)]
    return lines


# ---- indexes


def _index_of_theorems(derivations: Sequence[Derivation]) -> list[str]:
    heading = escaped(_("Index of theorems"))
    entries = sorted(derivations, key=lambda d: _in_the_index(_(d.title)))
    return [
        "",
        rf"\section*{{{heading}}}",
        rf"\addcontentsline{{toc}}{{section}}{{{heading}}}",
        r"{\raggedright",
        *(_index_entry(sentence(_(d.title)), d) for d in entries),
        "}",
    ]


def _index_of_claims(derivations: Sequence[Derivation]) -> list[str]:
    claims: dict[str, list[Derivation]] = {}
    for derivation in derivations:
        for claim in derivation.claims:
            claims.setdefault(claim, []).append(derivation)
    if not claims:
        return []
    heading = escaped(_("Index of claims"))
    lines = ["", rf"\section*{{{heading}}}", rf"\addcontentsline{{toc}}{{section}}{{{heading}}}", r"{\raggedright"]
    for claim in sorted(claims, key=natural_order):
        for k, derivation in enumerate(claims[claim]):
            label = escaped(claim) if k == 0 else ""
            label = rf"\makebox[3em][l]{{{label}}}" if len(claim) < 5 else label + r"\quad "
            lines.append(_index_entry(label + sentence(_(derivation.title)), derivation))
    return [*lines, "}"]


def _index_entry(title: str, derivation: Derivation) -> str:
    number = rf"{escaped(page.kind_word(derivation.kind))}~{_reference(derivation.name)}"
    found = _("p.~{page}").format(page=rf"\pageref{{thm:{derivation.name}}}")
    return rf"\entry{{{title}}}{{{number}}}{{{found}}}"


def natural_order(claim: str) -> list[tuple[int, str]]:
    """A2 before A10."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.findall(r"\d+|\D+", claim)]
