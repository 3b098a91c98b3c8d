"""Words in Typst's markup, printed literally, whatever Typst makes of # $ * _ and the like.

Main statement: `escaped`.
"""

from __future__ import annotations

import re

_SPACES = re.compile("[ \t\n\r\x0b\x0c\x85\u2028\u2029]+")  # what Typst takes for a space or the end of a line
_SPECIAL = re.compile(
    r"[\\#$*_`<>@\[\]~\"'=+/]"
    r"|(?<![A-Za-z])-|-(?![A-Za-z])"  # a dash, a sign, an item of a list
    r"|\.(?=\.)|(?<=\.)\."  # an ellipsis
    r"|:(?=/)"  # an address
)


def escaped(words: str) -> str:
    """Words as Typst sets them; straight quotation marks become a pair, straight apostrophes curved."""
    parts = _SPACES.sub(" ", words).split('"')
    if len(parts) % 2:
        words = "".join(("“" if k % 2 else "”") + part if k else part for k, part in enumerate(parts))
    else:
        words = '"'.join(parts)
    words = re.sub(r"(?<=\w)'", "’", words)
    words = _SPECIAL.sub(lambda c: "\\" + c[0], words).replace("\u00a0", "~")
    return re.sub(r"\A( ?\d+)\.", r"\1\\.", words)  # no enumeration
