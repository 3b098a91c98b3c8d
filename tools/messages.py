"""The catalogues of translations: collects what is to be translated, and compiles what has been.

    python -m tools.messages            collect the messages, bring the catalogues up to date, compile them
    python -m tools.messages --check    say what is untranslated, out of date or mistranslated; exit code 1 if any is

Collected are the arguments of `_(…)` and `deferred(…)`, the titles and docstrings of derivations (their docstring is
the summary on the page), the words of the claims and the losses, the help of the command line, and Click's own words.

Main statements: `messages`, `catalogue`, `problems`.
"""

from __future__ import annotations

import ast
import inspect
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "derive" / "locale"
TRANSLATED = ("zh_Hans", "zh_Hant")
_MARKS = ("_", "deferred", "_deferred")
_CLICK = ("core.py", "decorators.py", "exceptions.py", "formatting.py", "parser.py", "types.py")
_PLACE = re.compile(r"\{\w*(?:![rs])?(?::[^{}]*)?\}|%\(\w+\)s")
_DATED = re.compile(rb'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team):.*\n', re.M)

Found = tuple[str, str]  # a message, and where it is


def messages() -> dict[str, list[str]]:
    """Every message with the files it occurs in, in the order of the files."""
    found: dict[str, list[str]] = {}
    for message, place in _everywhere():
        places = found.setdefault(message, [])
        if place not in places:
            places.append(place)
    found.pop("", None)
    return found


def _everywhere() -> Iterator[Found]:
    for folder in ("derive", "proofs"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            place = path.relative_to(ROOT).as_posix()
            yield from ((message, place) for message in _in_source(ast.parse(path.read_text(encoding="utf-8"))))
    package = Path(inspect.getfile(click)).parent
    for name in _CLICK:
        yield from ((message, "click") for message in _in_source(ast.parse((package / name).read_text("utf-8")), "_"))


def _in_source(tree: ast.Module, *marks: str) -> Iterator[str]:
    """The messages in a file, in the order of the lines."""
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Call | ast.FunctionDef)]
    for node in sorted(nodes, key=lambda node: (node.lineno, node.col_offset)):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            if name in (marks or _MARKS) and node.args:
                yield from _literal(node.args[0])
            elif not marks:
                yield from _of_a_value(node, name)
        elif not marks:
            yield from _of_function(node)


def _of_a_value(node: ast.Call, name: str) -> Iterator[str]:
    """The help of an option, the row of a loss."""
    if isinstance(node.func, ast.Attribute) and node.func.attr in ("option", "Option"):
        yield from (text for word in node.keywords if word.arg == "help" for text in _literal(word.value))
    elif name == "Loss":
        yield from (text for word in node.keywords if word.arg == "row" for text in _literal(word.value))


def _of_function(node: ast.FunctionDef) -> Iterator[str]:
    """What a derivation or a command says by its docstring."""
    decorators = [d.func if isinstance(d, ast.Call) else d for d in node.decorator_list]
    doc = ast.get_docstring(node) or ""
    if any(isinstance(d, ast.Name) and d.id == "theorem" for d in decorators):
        yield " ".join(doc.split())
    elif any(isinstance(d, ast.Attribute) and d.attr in ("command", "group") for d in decorators):
        yield doc


def _literal(node: ast.expr) -> Iterator[str]:
    """The literals that an argument may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literal(node.body)
        yield from _literal(node.orelse)


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
        known = old.get(message)
        new.add(message, known.string if known is not None else "", [(place, None) for place in places[:3]])
    return new


def written(translated: Catalog) -> bytes:
    """The catalogue as a file, the same for the same messages whenever it is made."""
    buffer = io.BytesIO()
    write_po(buffer, translated, width=0, include_lineno=False)
    return _DATED.sub(b"", buffer.getvalue())


def compiled(translated: Catalog) -> bytes:
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
        known = translated.get(message)
        if known is None or not known.string:
            yield f"{language}: untranslated: {message!r}"
        else:
            yield from (f"{language}: {problem}" for problem in _wrong(known))
    for entry in translated:
        if entry.id and entry.id not in wanted:
            yield f"{language}: no longer said: {entry.id!r}"
    made = _po(language).with_suffix(".mo")
    if not made.exists() or made.read_bytes() != compiled(translated):
        yield f"{language}: derive.mo is not made from derive.po: run `python -m tools.messages`."


def _wrong(entry: Message) -> Iterator[str]:
    message, string = str(entry.id), str(entry.string)
    if entry.fuzzy:
        yield f"fuzzy: {message!r}"
    if sorted(_PLACE.findall(message)) != sorted(_PLACE.findall(string)):
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
