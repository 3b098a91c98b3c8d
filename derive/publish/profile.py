r"""A reader's house notation: p=y, q=\hat y, n=K, log=\ln, D=D_{KL}, for pages of derivations.

Names are those on the page: of a variable (p, \hat p, \lambda), of what stands before the arguments of a definition
(D, \sigma, softmax; or the definition's name in the program, kl_divergence), or of a function (log, sinh, cosh, tanh,
artanh). Renaming happens on the terms, and is refused where the page would say less than before: where two things
would have one name, where a name stands for nothing, where a formula would no longer read back to the term it is.

Main statements: `Profile`, `read_profile`, `ProfileError`; `in_notation`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import combinations
from pathlib import Path

from derive.authoring.derivation import Derivation
from derive.notation.latex import latex
from derive.notation.latex_reader import read_latex
from derive.notation.latex_tokens import LatexError
from derive.notation.names import clash, in_latex, in_text, name_of
from derive.notation.precedence import NotationError
from derive.notation.style import COMMANDS, FUNCTIONS, Style, latex_function, using
from derive.notation.written_names import canonical, foreign_letter, in_symbol, read_name
from derive.publish import defined, page
from derive.publish.page_names import PageNames, names_on, stem, symbol
from derive.publish.renaming import Renamed, Renaming
from derive.terms.build import is_binder
from derive.terms.definition import Definition, Notation
from derive.terms.term import Term, free_variables, subterms
from derive.translation import _

_WORDS = COMMANDS | frozenset({"exp", "max", "min", "lim", "inf", "sup", "artanh"})
_SHOWN = 5  # problems that are told one by one
_FUNCTION_NAMES = {name: name for name in FUNCTIONS} | {"artanh": "atanh"}


class ProfileError(ValueError):
    """A house notation that cannot be had, and why, in a sentence."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is to be called what: pairs of a name on the page and the new one, as the reader wrote them.

    `every`: each of the names must stand on a page. In a file, which serves many pages, it need not.
    """

    rules: tuple[tuple[str, str], ...]
    every: bool = True


def read_profile(asked: str) -> Profile:
    """The profile of 'p=y, q=\\hat y', or in the file of that name: a rule on each line, # before what is a remark."""
    if "=" in asked:
        return Profile(tuple(_rules(asked)))
    path = Path(asked)
    if not path.is_file():
        told = _("There is no file {name}. A notation is written 'p=y, n=K', or stands in a file, a rule on each line.")
        raise ProfileError(told.format(name=asked))
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        told = _("{name} cannot be read as text in UTF-8: {why}")
        raise ProfileError(told.format(name=asked, why=error)) from None
    lines = (line.split("#")[0] for line in text.splitlines())
    return Profile(tuple(rule for line in lines for rule in _rules(line)), every=False)


def _rules(text: str) -> Iterator[tuple[str, str]]:
    for rule in _at_commas(text):
        if not rule.strip():
            continue
        old, sign, new = rule.partition("=")
        if not sign or not old.strip() or not new.strip():
            told = _("{rule!r} is no rule of a notation. A rule is a name, = and its new name: p=y, or log=\\ln.")
            raise ProfileError(told.format(rule=rule.strip()))
        yield old.strip(), new.strip()


def _at_commas(text: str) -> list[str]:
    """The text cut at its commas, but not at those in braces: x=\\beta_{1,2} is one rule."""
    parts, depth = [""], 0
    for c in text:
        depth += (c == "{") - (c == "}")
        if c == "," and not depth:
            parts.append("")
        else:
            parts[-1] += c
    return parts


# ---- applying it


@contextmanager
def in_notation(profile: Profile, derivations: Sequence[Derivation]) -> Iterator[Renamed]:
    """The derivations under the names of the profile; while this lasts, all that is written is in its style.

    Raises ProfileError where that cannot be done without saying something else than before.
    """
    pages = [names_on(derivation) for derivation in derivations]
    meant = _meant(profile, pages)
    renaming = Renaming(meant.names, {d: _notation(d, target) for d, target in meant.symbols.items()})
    problems = [problem for names in pages if (problem := _problem_of(names, meant))]
    if problems:
        raise ProfileError(_all_of(problems))
    renamed = [renaming.derivation(derivation) for derivation in derivations]
    with using(Style(meant.functions, meant.names, {symbol(d): target for d, target in meant.symbols.items()})):
        for before, after in zip(derivations, renamed, strict=True):
            _check_reading(before, after)
        yield Renamed(renamed, renaming)


@dataclass(frozen=True, slots=True)
class _Meant:
    """What the rules speak of: the new names of functions, variables and definitions."""

    functions: dict[str, str]
    names: dict[str, str]
    symbols: dict[Definition, str]


def _meant(profile: Profile, pages: Sequence[PageNames]) -> _Meant:
    meant = _Meant({}, {}, {})
    written = set[str]().union(*(p.variables | p.bound for p in pages))
    names = written.union(*(p.said for p in pages))
    definitions = list(dict.fromkeys(d for p in pages for d in p.definitions))
    seen: set[str] = set()
    for old, new in profile.rules:
        if foreign := foreign_letter(new):
            told = _("{old} cannot be called {new}: {letter} ({code}) is neither a Latin nor a Greek letter.")
            code = unicodedata.name(foreign, f"U+{ord(foreign):04X}")
            raise ProfileError(told.format(old=old, new=new, letter=foreign, code=code))
        asked, target = _name(old), _name(new)
        if asked in seen:
            raise ProfileError(_("{name} is renamed twice.").format(name=old))
        seen.add(asked)
        if asked in _FUNCTION_NAMES:
            meant.functions[_FUNCTION_NAMES[asked]] = _function(old, new, target)
            continue
        if target in _WORDS:
            told = _("{old} cannot be called {new}, which is the name of a function.")
            raise ProfileError(told.format(old=old, new=new))
        those = [d for d in definitions if d.name == old or symbol(d) == asked]
        if those and asked in written:
            told = _("{name} is a variable and also how {definition} is written; call that by its own name: {rule}.")
            rule = f"{those[0].name}={new}"
            raise ProfileError(told.format(name=old, definition=those[0].name, rule=rule))
        if those:
            meant.symbols.update(dict.fromkeys(those, target))
        elif asked in names:
            meant.names[asked] = target
        elif profile.every:
            raise _unknown(old, asked, names, definitions)
    return meant


def _name(written: str) -> str:
    r"""A name as the reader wrote it; \log and \ln are the words log and ln."""
    word = re.fullmatch(r"\\([a-z]+)", written)
    if word and (word[1] in _FUNCTION_NAMES or latex_function(word[1]) == written):
        return word[1]
    try:
        return read_name(written)
    except NotationError as error:
        raise ProfileError(str(error)) from None


def _function(old: str, new: str, target: str) -> str:
    if not target.isalpha() or target in set(_FUNCTION_NAMES) - {old}:
        told = _("{old} cannot be called {new}: a function's name is a word of its own, such as \\ln.")
        raise ProfileError(told.format(old=old, new=new))
    return target


def _notation(definition: Definition, target: str) -> Notation:
    """How the definition is written when its symbol is another."""
    written = definition.notation
    drawn = in_symbol(target) if definition.parameters else in_latex(target)
    return Notation(_under(written.latex, drawn, definition), _under(written.text, in_text(target), definition))


def _under(template: str, drawn: str, definition: Definition) -> str:
    escaped = drawn.replace("{", "{{").replace("}", "}}")
    if not definition.parameters:
        return escaped
    before, parenthesis, behind = template.partition("(")
    if not parenthesis or "{0}" in before:
        told = _("{name} is not written as a name before parentheses, and cannot be called anything else.")
        raise ProfileError(told.format(name=definition.name))
    return escaped + parenthesis + behind


def _unknown(old: str, asked: str, variables: set[str], definitions: Sequence[Definition]) -> ProfileError:
    there = sorted({in_text(v) for v in variables} | {stem(d) for d in definitions} | {"log"}, key=str.lower)
    told = _("{name} stands for nothing on these pages. There stand {names}.")
    if len(there) > 24:
        near = get_close_matches(in_text(asked), there, n=3, cutoff=0.5)
        told = _("{name} stands for nothing on these pages. Did you mean {names}?") if near else told
        there = near or [*there[:24], "…"]
    return ProfileError(told.format(name=old, names=", ".join(there)))


# ---- what is checked


def _problem_of(names: PageNames, meant: _Meant) -> str:
    try:
        _check_names(names, meant)
    except ProfileError as error:
        return str(error)
    return ""


def _all_of(problems: Sequence[str]) -> str:
    """The first few, and how many more there are."""
    shown = problems[:_SHOWN] if len(problems) > _SHOWN + 1 else problems
    rest = len(problems) - len(shown)
    more = [_("The same happens on {count} more pages.").format(count=rest)] if rest else []
    return "\n".join([*shown, *more])


def _check_names(names: PageNames, meant: _Meant) -> None:
    """No two things of a page may have one name."""
    where = _("On the page of {name} ").format(name=names.derivation.name)
    renamed = {old: meant.names.get(old, old) for old in sorted(names.variables | names.said)}
    for one, other in combinations(renamed, 2):
        if renamed[one] == renamed[other]:
            first, second = (one, other) if one in meant.names else (other, one)
            told = _("{first} would be written {new}, and so is {second}: rename that too, say {second}={free}.")
            words = {"first": in_text(first), "second": in_text(second), "new": in_text(renamed[one])}
            raise ProfileError(where + told.format(**words, free=_free(renamed)))
    taken = {new: old for old, new in renamed.items()}
    for bound in sorted(names.bound & meant.names.keys()):
        if taken.get(meant.names[bound], bound) != bound:
            told = _("the bound {name} would be written {new}, and so is the variable {variable}.")
            words = {"name": in_text(bound), "new": in_text(meant.names[bound])}
            raise ProfileError(where + told.format(**words, variable=in_text(taken[meant.names[bound]])))
    symbols = {d: meant.symbols.get(d, symbol(d)) for d in names.definitions}
    for d, other_d in combinations(symbols, 2):
        if symbols[d] == symbols[other_d] and symbol(d) != symbol(other_d):
            told = _("{first} and {second} would both be written {new}.")
            raise ProfileError(where + told.format(first=stem(d), second=stem(other_d), new=in_text(symbols[d])))
    for d, new in symbols.items():
        if new in taken and (d in meant.symbols or taken[new] in meant.names):
            told = _("the variable {variable} and the definition {symbol} would both be written {new}.")
            raise ProfileError(where + told.format(variable=in_text(taken[new]), symbol=stem(d), new=in_text(new)))
    on_page = names.variables | names.bound | names.said
    letter = next((old for old, new in meant.names.items() if new == "d" and old in on_page), None)
    if letter is not None and _has_differentials(names.derivation):
        told = _("{name} would be written d, and so are differentials: choose another letter.")
        raise ProfileError(where + told.format(name=in_text(letter)))
    for function, new in meant.functions.items():
        if new in taken or new in symbols.values():
            told = _("{function} would be written {new}, and something else is.")
            raise ProfileError(where + told.format(function=function, new=new))
    for d in names.definitions:
        letters = {canonical(name_of(v)) for t in (d.body, *d.parameters) for v in free_variables(t)}
        if len({meant.names.get(letter, letter) for letter in letters}) < len(letters):
            told = _("two letters of the definition {symbol} would be written alike.")
            raise ProfileError(where + told.format(symbol=stem(d)))
    renaming = Renaming(meant.names, {})
    for x, y in combinations(sorted(names.free, key=repr), 2):
        if not clash(x, y) and clash(renaming.term(x), renaming.term(y)):
            told = _("{first} and {second} could not be told apart any more.")
            raise ProfileError(where + told.format(first=name_of(x), second=name_of(y)))


def _has_differentials(derivation: Derivation) -> bool:
    """Does dx stand on the page, or d/dx?"""
    formulas = (*page.formulas(derivation), *defined.recalled(derivation))
    return any(is_binder(part, "derivative") or is_binder(part, "integral") for t in formulas for part in subterms(t))


def _free(renamed: Mapping[str, str]) -> str:
    """A letter that nothing on the page has, to offer."""
    return next(letter for letter in "tsuvwrabcghxyz" if letter not in {*renamed, *renamed.values()})


def _check_reading(before: Derivation, after: Derivation) -> None:
    """Every formula reads back to the very term it is, as it did before."""
    formulas = (*page.formulas(before), *defined.recalled(before)), (*page.formulas(after), *defined.recalled(after))
    for original, renamed in zip(*formulas, strict=True):
        problem = _misread(renamed)
        if problem is None:
            continue
        with using(Style()):
            if _misread(original) is not None:
                continue
        told = _("On the page of {name} a formula could not be read back in this notation: {problem}")
        raise ProfileError(told.format(name=after.name, problem=problem))


def _misread(term: Term) -> str | None:
    """Why the formula does not read back, or None where it does."""
    definitions = dict.fromkeys(t.head for t in subterms(term) if isinstance(t.head, Definition))
    try:
        written = latex(term)
        same = read_latex(written, free_variables(term), definitions) == term
    except (NotationError, LatexError) as error:
        return str(error)
    return None if same else _("{formula} would be read as another.").format(formula=written)
