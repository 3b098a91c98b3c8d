"""What a reader chooses of the pages that are printed or written: the dialect of Markdown and more.

Main statement: `Choices`.
"""

from __future__ import annotations

from dataclasses import dataclass

from derive.publish.dialects import GITHUB, Dialect


@dataclass(frozen=True, slots=True)
class Choices:
    """`dialect` is that of Markdown pages."""

    dialect: Dialect = GITHUB
