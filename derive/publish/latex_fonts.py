"""The fonts of a LaTeX document, and the program that sets it: English is for pdflatex, Chinese for xelatex.

Main statements: `font_lines`, `engine`.
"""

from __future__ import annotations

from derive.publish.latex import escaped
from derive.translation import _, language

_FONTS = r"""\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage{mathpazo}
\usepackage{microtype}"""

_CHINESE_FONTS = r"""\usepackage{xeCJK}
\IfFontExistsTF{Noto Serif CJK @region@}{\setCJKmainfont{Noto Serif CJK @region@}[ItalicFont=*]}{%
  \setCJKmainfont{Noto Serif @region@}[ItalicFont=*]}
\renewcommand{\contentsname}{@contents@}"""
_REGIONS = {"zh_Hans": "SC", "zh_Hant": "TC"}  # what the fonts with the characters of a region are called

_PACKAGES = {
    "pdflatex": "texlive-latex-recommended texlive-fonts-recommended",
    "xelatex": "texlive-xetex texlive-lang-chinese fonts-noto-cjk",
}


def font_lines() -> str:
    """The packages of the preamble that choose the fonts."""
    if language() == "en":
        return _FONTS
    region, contents = _REGIONS.get(language(), ""), escaped(_("Contents"))
    return _CHINESE_FONTS.replace("@region@", region).replace("@contents@", contents)


def engine() -> tuple[str, str]:
    """The program that sets a document in the reader's language, and Debian's packages with it."""
    name = "pdflatex" if language() == "en" else "xelatex"
    return name, _PACKAGES[name]
