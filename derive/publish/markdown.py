"""A derivation as a Markdown page, in the dialect its reader understands.

The page itself is made in document.py, what differs between readers is said in dialects.py; here the one is written
in the other. Parts of the path under a supposition are block quotes.

Main statements: `page`; `lines` for parts of a page.
"""

from __future__ import annotations

from collections.abc import Iterable

from derive.authoring.derivation import Derivation
from derive.publish import page as common
from derive.publish.dialects import GITHUB, Dialect, display
from derive.publish.document import (
    Block,
    Code,
    Display,
    Emphasis,
    Heading,
    Inline,
    Link,
    Mathematics,
    Paragraph,
    Strong,
    document,
)
from derive.publish.references import beside_equation_numbers


def page(derivation: Derivation, titles: common.Titles | None = None, dialect: Dialect = GITHUB) -> str:
    """The page of one derivation. Those it cites become links to pages beside it, where `titles` knows them."""
    derivation = beside_equation_numbers(derivation) if dialect.numbered else derivation
    return "\n".join([*dialect.target(derivation.name), *lines(document(derivation, titles), dialect, derivation.name)])


def lines(blocks: Iterable[Block], dialect: Dialect, name: str = "") -> list[str]:
    """The blocks, an empty line after each; the statement is labelled with the derivation's name."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Heading):
            found += [f"{dialect.heading} {line(block.parts, dialect)}", ""]
        elif isinstance(block, Paragraph):
            found += [line(block.parts, dialect, begins=True), ""]
        elif isinstance(block, Display):
            found += [*display(block.rows, dialect, name if block.states else ""), ""]
        else:
            inner = lines(block.blocks, dialect)
            while inner and not inner[-1]:
                inner.pop()
            found += [*(f"> {quoted}".rstrip() for quoted in inner), ""]
    return found


def line(parts: Iterable[Inline], dialect: Dialect, begins: bool = False) -> str:
    """The parts of a line; `begins` where a paragraph begins with them."""
    written = ""
    for part in parts:
        if isinstance(part, Mathematics):
            written += dialect.inline(part.latex)
        elif isinstance(part, Code):
            written += f"`{part.text}`"
        elif isinstance(part, Strong | Emphasis):
            mark = "**" if isinstance(part, Strong) else "*"
            written += f"{mark}{dialect.literal(part.text)}{mark}"
        elif isinstance(part, Link):
            written += f"[{line(part.parts, dialect)}]({part.name}{dialect.pages})"
        else:
            written += dialect.literal(part.text, begins and not written.strip())
    return written.strip()
