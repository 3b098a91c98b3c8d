"""Words in Typst's markup, printed literally, whatever Typst makes of # $ * _ and the like.

Main statement: `escaped`.
"""

from __future__ import annotations

import re

_SPACES = re.compile("[ \t\n\r\x0b\x0c\x85\u2028\u2029]+")  # what Typst takes for a space or the end of a line
_SPECIAL = re.compile(
    r"[\\#$*_`<>@\[\]~\"'=+/-]"
    r"|\.(?=\.)|(?<=[.\d])\."  # an ellipsis, an enumeration
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
    return _SPECIAL.sub(lambda c: "\\" + c[0], words).replace("\u00a0", "~")
