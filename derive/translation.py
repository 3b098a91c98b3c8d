"""What a reader reads goes through gettext: `_` translates a sentence into the reader's language.

English is the source. The catalogues are derive/locale/LANGUAGE/LC_MESSAGES/derive.po, compiled to derive.mo beside
it. A sentence with formulas in it holds {0}, {1} …, one with parts in words {name}; a translation may put these in
another order.

The kernel and other parts that speak no language say what is wrong in English; their sentences are in the catalogues
with the context "told", what is put into them as {0}, {1} …, and `relayed` finds the one that was said.

A derivation is written once and may be read in several languages, so what it says stays English, marked by `deferred`,
until a page is made of it; sentences that it puts together are `Sentence`s, which remember what of.

Main statements: `_`, `deferred`, `composed`, `in_a_row`, `replaced`, `relayed`; `use_language`, `language`,
`language_of`.
"""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

LOCALES = Path(__file__).parent / "locale"
LANGUAGES = {"en": "English", "zh_Hans": "简体中文", "zh_Hant": "繁體中文"}
_TRADITIONAL = {"hant", "tw", "hk", "mo"}

_PART = re.compile(r"\{([a-z]\w*)\}")
_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"
_told: list[tuple[re.Pattern[str], str]] | None = None  # the sentences with the context "told", once they are wanted

_CONTEXT = "told\x04"  # how gettext writes a message's context in front of it


def language_of(tag: str) -> str | None:
    """The language that a tag ("zh-Hans", "zh_TW.UTF-8", "C") asks for, of those there are; None for another one."""
    first, *others = re.split(r"[-_]", re.split(r"[.@]", tag.strip())[0].lower())
    if first in ("en", "c", "posix"):
        return "en"
    if first not in ("zh", "cmn"):
        return None
    return "zh_Hant" if "hans" not in others and _TRADITIONAL & set(others) else "zh_Hans"


def use_language(languages: Sequence[str] | None = None) -> None:
    """Translate from now on into the first of these languages that there is; None asks the environment (LANG …)."""
    global _catalogue, _language, _told
    asked = _environment() if languages is None else languages
    _language = next(filter(None, map(language_of, asked)), "en")
    wanted = [] if _language == "en" else [_language]
    _catalogue = gettext.translation("derive", LOCALES, wanted, fallback=True) if wanted else gettext.NullTranslations()
    _told = None


def _environment() -> list[str]:
    """The languages that the environment asks for, the first choice first."""
    variables = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    return next((value.split(":") for name in variables if (value := os.environ.get(name))), [])


def language() -> str:
    """The language that sentences are translated into: one of LANGUAGES."""
    return _language


class Sentence(str):
    """A sentence put together from others, in English; `_` puts it together in the reader's language.

    `template` is what is translated, with {name} for each of `parts`, which are sentences too; in the result each
    `old` of `changes` gives way to its `new`, in their order.
    """

    __slots__ = ("template", "parts", "changes")
    template: str
    parts: Mapping[str, str]
    changes: tuple[tuple[str, str], ...]

    def __new__(
        cls, english: str, template: str, parts: Mapping[str, str] | None = None, changes: Any = ()
    ) -> Sentence:
        self = super().__new__(cls, english)
        self.template, self.parts, self.changes = template, parts or {}, tuple(changes)
        return self

    def __getnewargs__(self) -> tuple[Any, ...]:
        return str(self), self.template, dict(self.parts), self.changes

    def translated(self) -> str:
        text = _with_parts(translate(self.template), {name: translate(part) for name, part in self.parts.items()})
        for old, new in self.changes:
            text = text.replace(old, new)
        return text


def _with_parts(template: str, parts: Mapping[str, str]) -> str:
    return _PART.sub(lambda place: parts.get(place[1], place[0]), template)


def translate(sentence: str) -> str:
    """The sentence in the reader's language. (gettext keeps its own notes under the empty string: not a sentence.)"""
    if isinstance(sentence, Sentence):
        return str(sentence) if _language == "en" else sentence.translated()
    return _catalogue.gettext(sentence) if sentence else ""


def relayed(sentence: str) -> str:
    """What a part of the program that speaks no language said, in the reader's language; of several lines the first."""
    if _language == "en" or not sentence:
        return sentence
    sentence, *others = sentence.split("\n")
    if others:
        return "\n".join([relayed(sentence), *others])
    if (whole := _catalogue.gettext(sentence)) != sentence:  # a page says it too
        return whole
    told = _told_of(sentence)
    return sentence if told is None else told


def _told_of(sentence: str) -> str | None:
    """What was said, as one of the sentences that are known, or as several with commas between them."""
    items = sentence.split(", ")
    listed = [_told_of(item) for item in items] if len(items) > 1 else [None]
    if None not in listed:
        return translate("{0}, {1}")[3:-3].join(filter(None, listed))
    for pattern, translation in _sentences_told():
        found = pattern.fullmatch(sentence)
        if found is not None:
            return _filled(translation, [relayed(part) for part in found.groups()])
    return None


def _filled(template: str, parts: Sequence[str]) -> str:
    return re.sub(r"\{(\d+)\}", lambda place: parts[int(place[1])], template)


def _sentences_told() -> list[tuple[re.Pattern[str], str]]:
    """What is said, as patterns with a group for each place, those that leave the least open first."""
    global _told
    if _told is None:
        known = getattr(_catalogue, "_catalog", {})
        said = [message.removeprefix(_CONTEXT) for message in known if str(message).startswith(_CONTEXT)]
        said.sort(key=lambda message: -len(re.sub(r"\{\d+\}", "", message)))
        _told = [(_pattern(message), known[_CONTEXT + message]) for message in said]
    return _told


def _pattern(message: str) -> re.Pattern[str]:
    return re.compile("(.*?)".join(map(re.escape, re.split(r"\{\d+\}", message))), re.DOTALL)


def deferred(sentence: str) -> str:
    """The sentence as it stands, marked for translation: `_` translates it where it is printed."""
    return sentence


def composed(template: str, **parts: str) -> Sentence:
    """The template with parts put for each {name}: a sentence that is translated part by part."""
    return Sentence(_with_parts(template, parts), template, parts)


def replaced(sentence: str, *changes: tuple[str, str]) -> str:
    """The sentence, in whatever language, with `new` for each (old, new), in their order."""
    english = str(sentence)
    for old, new in changes:
        english = english.replace(old, new)
    if not isinstance(sentence, Sentence):
        return Sentence(english, sentence, {}, changes) if english != sentence else sentence
    return Sentence(english, sentence.template, sentence.parts, (*sentence.changes, *changes))


def in_a_row(sentences: Sequence[str]) -> str:
    """ "a", "a; b", "a; b; c"."""
    first, *others = sentences or [""]
    for other in others:
        first = composed(deferred("{first}; {second}"), first=first, second=other)
    return first


_ = translate

__all__ = [
    "_",
    "LANGUAGES",
    "LOCALES",
    "Sentence",
    "composed",
    "deferred",
    "in_a_row",
    "language",
    "language_of",
    "replaced",
    "relayed",
    "translate",
    "use_language",
]
