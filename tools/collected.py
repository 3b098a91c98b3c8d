"""What is to be translated, read off the source.

The arguments of `_(…)` and `deferred(…)`, whatever a file calls them; the docstrings of derivations (their docstring is
the summary on the page); the rows of the losses; the help of the command line and Click's own words. With the context
"told": the sentences that the kernel and other parts that speak no language give to their refusals, and the kernel's
names for its rules; what an f-string puts into them stands as {0}, {1} …

Main statements: `messages`, `CONTEXT`.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
CONTEXT = "told\x04"  # how gettext writes a context in front of a message

_GETTEXT = ("_", "translate", "deferred")
_CLICK = ("core.py", "decorators.py", "exceptions.py", "formatting.py", "parser.py", "types.py")
_SILENT = (
    *("kernel", "witness", "propose", "authoring", "catalogue.py", "limited.py"),
    *("notation/formula", "notation/names", "notation/written_names", "notation/scope", "notation/emitter"),
    *("notation/templates", "code/lowering", "code/second", "code/source"),
    *("certify/run", "certify/gathering", "certify/models", "certify/reasons"),
)
_SENTENCE = re.compile(r"[a-z]{2,}(?: a\b|[,:])? (?:[a-z]{2,}|\{\d\}|[ab] =)|\} [a-z]{3,}|as in")
_NO_SENTENCE = re.compile(r"^import |^nearly|\\\\|^<|forall|attach\(|^exchanged|left out$")


@lru_cache(maxsize=1)
def messages() -> dict[str, list[str]]:
    """Every message with the files it occurs in, in the order of the files; one with a context behind it."""
    found: dict[str, list[str]] = {}
    for message, place in _everywhere():
        if message.removeprefix(CONTEXT) in found and message.startswith(CONTEXT):
            continue
        places = found.setdefault(message, [])
        if place not in places:
            places.append(place)
    found.pop("", None)
    return found


def _everywhere() -> Iterator[tuple[str, str]]:
    """The messages, each with its file."""
    trees = {}
    for folder in ("derive", "proofs"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            trees[path.relative_to(ROOT).as_posix()] = ast.parse(path.read_text(encoding="utf-8"))
    for place, tree in trees.items():
        yield from ((message, place) for message in _marked(tree, _names_of_gettext(tree)))
        yield from ((message, place) for message in _of_values(tree))
    package = Path(inspect.getfile(click)).parent
    for name in _CLICK:
        tree = ast.parse((package / name).read_text(encoding="utf-8"))
        yield from ((message, "click") for message in _marked(tree, {"_"}))
    for place, tree in trees.items():
        silent = place.startswith(tuple(f"derive/{part}" for part in _SILENT)) and "sympy" not in place
        said = _said(tree) if silent else _names_of_rules(tree)
        yield from ((CONTEXT + message, place) for message in said)


# ---- sentences that are marked


def _names_of_gettext(tree: ast.Module) -> set[str]:
    """What a file calls `_` and `deferred`, from where they are imported or defined."""
    found = {"_"}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name in _GETTEXT:
            found.add(node.name)
        if isinstance(node, ast.ImportFrom) and node.module == "derive.translation":
            found |= {alias.asname or alias.name for alias in node.names if alias.name in _GETTEXT}
    return found


def _marked(tree: ast.Module, names: set[str]) -> Iterator[str]:
    """The messages that are marked in a file, in the order of the lines, and the docstrings of derivations there."""
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Call | ast.FunctionDef)]
    for node in sorted(nodes, key=lambda node: (node.lineno, node.col_offset)):
        if isinstance(node, ast.FunctionDef):
            yield from _of_function(node)
        elif isinstance(node.func, ast.Name) and node.func.id in names and node.args:
            yield from _literal(node.args[0])


def _of_function(node: ast.FunctionDef) -> Iterator[str]:
    """What a derivation or a command says by its docstring."""
    decorators = [d.func if isinstance(d, ast.Call) else d for d in node.decorator_list]
    doc = ast.get_docstring(node) or ""
    if any(isinstance(d, ast.Name) and d.id == "theorem" for d in decorators):
        yield " ".join(doc.split())
    elif any(isinstance(d, ast.Attribute) and d.attr in ("command", "group") for d in decorators):
        yield doc


def _of_values(tree: ast.Module) -> Iterator[str]:
    """The help of options and the rows of losses."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            option = isinstance(node.func, ast.Attribute) and node.func.attr in ("option", "Option")
            wanted = "help" if option else "row" if isinstance(node.func, ast.Name) and node.func.id == "Loss" else ""
            yield from (text for word in node.keywords if word.arg == wanted for text in _literal(word.value))


def _literal(node: ast.expr) -> Iterator[str]:
    """The literals that an argument may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literal(node.body)
        yield from _literal(node.orelse)


# ---- sentences of those that speak no language


def _said(tree: ast.Module) -> Iterator[str]:
    """All that reads like a sentence, or a part of one, and is no docstring."""
    passed_over = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr | ast.JoinedStr):
            passed_over |= {id(part) for part in (node.values if isinstance(node, ast.JoinedStr) else [node.value])}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr | ast.Constant) and id(node) not in passed_over:
            text = _template(node)
            if _SENTENCE.search(text) and not _NO_SENTENCE.search(text):
                yield text


def _template(node: ast.JoinedStr | ast.Constant) -> str:
    """The sentence, with {0}, {1} … for what an f-string puts into it."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    text, places = "", 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            text += str(part.value)
        else:
            text, places = f"{text}{{{places}}}", places + 1
    return text


def _names_of_rules(tree: ast.Module) -> Iterator[str]:
    """The kernel's names for its rules, where they are explained."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Rule" and node.args:
            yield from _literal(node.args[0])
