"""Commands that speak the reader's language: `--lang zh-Hant` anywhere on the line, else what the environment says.

The language is chosen before anything is read, so that help and Click's own messages are in it too. Click asks gettext
itself, in the language of the environment; so for the time of a command our catalogue and our choice stand there.

Main statements: `Commands`, `Mistake`.
"""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from inspect import cleandoc
from typing import Any

import click

from derive.punctuation import columns, filled
from derive.translation import LANGUAGES, LOCALES, _, deferred, language, language_of, relayed, use_language

_TAGS = tuple(name.replace("_", "-") for name in LANGUAGES)


class Mistake(click.ClickException):
    """What the user asked cannot be done; the message says why and what to do."""

    exit_code = 2

    def format_message(self) -> str:
        return relayed(self.message)


class _Formatter(click.HelpFormatter):
    """Click measures lines in characters; of Han characters each takes two columns, and they stand without spaces."""

    def write_text(self, text: str) -> None:
        if language() == "en":
            super().write_text(text)
            return
        margin = " " * self.current_indent
        for k, paragraph in enumerate(text.split("\n\n")):
            as_it_stands = paragraph.startswith("\b\n")
            lines = paragraph.split("\n")[1:] if as_it_stands else filled(paragraph, self._room()).split("\n")
            self._put("\n" if k else "", *(f"{margin}{line}\n" for line in lines))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        if language() == "en":
            super().write_dl(list(rows), col_max, col_spacing)
            return
        rows, margin = list(rows), " " * self.current_indent
        behind = min(max(columns(first) for first, __ in rows), col_max) + col_spacing
        for first, second in rows:
            beside, *below = filled(second, self._room() - behind).split("\n")
            fits = columns(first) <= behind - col_spacing
            gap = " " * (behind - columns(first)) if fits else f"\n{margin}{' ' * behind}"
            self._put(f"{margin}{first}{gap}{beside}".rstrip() + "\n")
            self._put(*(f"{margin}{' ' * behind}{line}\n" for line in below))

    def _put(self, *parts: str) -> None:
        self.buffer.extend(parts)

    def _room(self) -> int:
        return max(self.width - self.current_indent, 20)


class _Context(click.Context):
    formatter_class = _Formatter


class _Translated(click.Command):
    """Its help is told in the reader's language, and it has the option --lang."""

    context_class = _Context

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.params.append(_option())

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _in_the_readers_language(super().get_help_option(ctx))

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with _help_translated(self):
            super().format_help(ctx, formatter)


class Command(_Translated):
    """A command whose help is told in the reader's language, and that has the option --lang."""

    def get_short_help_str(self, limit: int = 45) -> str:
        if language() == "en":
            return super().get_short_help_str(limit)
        return _(cleandoc(self.help or "")).split("\n")[0]


class Commands(_Translated, click.Group):
    """A group of such commands."""

    command_class = Command

    def main(self, args: Sequence[str] | None = None, *others: Any, **options: Any) -> Any:
        arguments = list(sys.argv[1:] if args is None else args)
        asked = _asked_for(arguments)
        use_language([asked] if asked else None)
        with _click_speaks(language()):
            return super().main(arguments, *others, **options)


def _in_the_readers_language(option: click.Option | None) -> click.Option | None:
    """The option --help, which Click makes once, in the language that it was first asked for in."""
    if option is not None:
        option.help = _("Show this message and exit.")
    return option


def _option() -> click.Option:
    told = deferred("The language of everything that is printed (otherwise that of LANGUAGE or LANG).")
    return click.Option(
        ["--lang"], metavar="|".join(_TAGS), expose_value=False, callback=_known, help=told, is_eager=True
    )


def _known(ctx: click.Context, option: click.Parameter, tag: str | None) -> None:
    if tag is not None and language_of(tag) is None:
        told = _("There is no translation into {tag!r}. There is {languages}.")
        raise Mistake(told.format(tag=tag, languages=", ".join(_TAGS)))


def _asked_for(arguments: Sequence[str]) -> str | None:
    """What --lang says, wherever it stands."""
    for k, word in enumerate(arguments):
        if word == "--":
            return None
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and k + 1 < len(arguments):
            return arguments[k + 1]
    return None


@contextmanager
def _help_translated(command: click.Command) -> Iterator[None]:
    options = [p for p in command.params if isinstance(p, click.Option)]
    before = [command.help, *(option.help for option in options)]
    told = [_(cleandoc(text)) if text and language() != "en" else text for text in before]
    try:
        command.help = told[0]
        for option, text in zip(options, told[1:], strict=True):
            option.help = text
        yield
    finally:
        command.help = before[0]
        for option, text in zip(options, before[1:], strict=True):
            option.help = text


@contextmanager
def _click_speaks(name: str) -> Iterator[None]:
    """Click's own words come from our catalogue, in this language."""
    if name == "en":
        yield
        return
    before = os.environ.get("LANGUAGE"), gettext.textdomain()
    gettext.bindtextdomain("derive", LOCALES)
    gettext.textdomain("derive")
    os.environ["LANGUAGE"] = name
    try:
        yield
    finally:
        gettext.textdomain(before[1])
        if before[0] is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = before[0]
