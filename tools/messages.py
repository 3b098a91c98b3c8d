"""The catalogues of translations: collects what is to be translated, and compiles what has been.

    python -m tools.messages            collect the messages, bring the catalogues up to date, compile them
    python -m tools.messages --check    say what is untranslated, out of date or mistranslated; exit code 1 if any is

What is collected, and how, stands in collected.py.

Main statements: `catalogue`, `updated`, `problems`.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tools.collected import CONTEXT, ROOT, messages

LOCALES = ROOT / "derive" / "locale"
TRANSLATED = ("zh_Hans", "zh_Hant")
_PLACE = re.compile(r"\{\w*(?:![rs])?(?::[^{}]*)?\}|%\(\w+\)s")
_DATED = re.compile(rb'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team):.*\n', re.M)

_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)  # the same file for the same translations


# ---- catalogues


def _po(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / "derive.po"


def catalogue(language: str) -> Catalog:
    """The catalogue of a language as it stands."""
    if not _po(language).exists():
        return Catalog(locale=language, domain="derive", charset="utf-8", fuzzy=False)
    with _po(language).open("rb") as file:
        return read_po(file, locale=language, domain="derive")


def updated(language: str) -> Catalog:
    """The catalogue with exactly the messages there are, and the translations it has of them."""
    old, new = catalogue(language), Catalog(locale=language, domain="derive", charset="utf-8", fuzzy=False)
    new.project, new.version, new.copyright_holder = "Derive", "", "the authors of Derive"
    new.header_comment = old.header_comment if _po(language).exists() else new.header_comment
    new.creation_date = new.revision_date = None
    for message, places in messages().items():
        known = _entry(old, message)
        context, plain = _taken_apart(message)
        translation = known.string if known is not None else ""
        new.add(plain, translation, [(place, None) for place in places[:3]], context=context)
    return new


def _taken_apart(message: str) -> tuple[str | None, str]:
    """The context and the message itself."""
    context, mark, plain = message.rpartition(CONTEXT[-1])
    return (context, plain) if mark else (None, message)


def _entry(translated: Catalog, message: str) -> Message | None:
    context, plain = _taken_apart(message)
    return translated.get(plain, context)


def written(translated: Catalog) -> bytes:
    """The catalogue as a file, the same for the same messages whenever it is made."""
    buffer = io.BytesIO()
    write_po(buffer, translated, width=0, include_lineno=False)
    return _DATED.sub(b"", buffer.getvalue())


def compiled(translated: Catalog) -> bytes:
    translated.creation_date = translated.revision_date = _NO_DATE
    buffer = io.BytesIO()
    write_mo(buffer, translated)
    return buffer.getvalue()


def refresh() -> None:
    for language in TRANSLATED:
        path = _po(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(updated(language)))
        path.with_suffix(".mo").write_bytes(compiled(catalogue(language)))


# ---- what is wrong


def problems(language: str) -> Iterator[str]:
    """What is wrong with a catalogue, each in a sentence."""
    translated, wanted = catalogue(language), messages()
    for message in wanted:
        known = _entry(translated, message)
        if known is None or not known.string:
            yield f"{language}: untranslated: {message!r}"
        else:
            yield from (f"{language}: {problem}" for problem in _wrong(known))
    for entry in translated:
        named = f"{entry.context}{CONTEXT[-1]}{entry.id}" if entry.context else entry.id
        if entry.id and named not in wanted:
            yield f"{language}: no longer said: {entry.id!r}"
    made = _po(language).with_suffix(".mo")
    if not made.exists() or made.read_bytes() != compiled(translated):
        yield f"{language}: derive.mo is not made from derive.po: run `python -m tools.messages`."


def _wrong(entry: Message) -> Iterator[str]:
    message, string = str(entry.id), str(entry.string)
    if entry.fuzzy:
        yield f"fuzzy: {message!r}"
    places, kept = sorted(_PLACE.findall(message)), sorted(_PLACE.findall(string))
    if places != kept and not (entry.context and set(kept) <= set(places)):  # "argument{s}": there is no plural
        yield f"placeholders differ: {message!r}, {string!r}"
    if message.count("`") != string.count("`"):
        yield f"names in `…` differ: {message!r}, {string!r}"
    if message[-1:].isspace() != string[-1:].isspace():
        yield f"space at the end differs: {message!r}, {string!r}"


def main() -> None:
    if sys.argv[1:] == ["--check"]:
        found = [problem for language in TRANSLATED for problem in problems(language)]
        print("\n".join(found) or "The catalogues are complete.")
        sys.exit(1 if found else 0)
    refresh()


if __name__ == "__main__":
    main()
