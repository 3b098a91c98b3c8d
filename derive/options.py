"""Options that several commands share: how pages look, whichever they are.

Main statement: `with_choices`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from derive.publish.choices import Choices

DIALECTS = ("github", "myst", "quarto", "obsidian")


def with_choices(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options for the look of pages; the command gets them as `choices`."""

    @click.option(
        "--dialect",
        type=click.Choice(DIALECTS),
        default="github",
        show_default=True,
        help="Of Markdown pages; obsidian also suits MkDocs.",
    )
    @wraps(command)
    def chosen(*arguments: Any, dialect: str, **others: Any) -> Any:
        return command(*arguments, choices=_choices(dialect), **others)

    return chosen


def _choices(dialect: str) -> Choices:
    from derive.publish.choices import Choices
    from derive.publish.dialects import DIALECTS as KNOWN

    return Choices(KNOWN[dialect])
