"""Sentences with mathematics in them: titles, reasons, remarks.

Authors write sentences in plain Unicode, formulas as placeholders ({0}, {1} …) or, where they are short, in passing:
"log t ≤ t − 1 at t = {0}". A page sets the placeholders as the terms they stand for, and the passing mathematics as
mathematics too, so that the t of a reason is the t of the formula beside it.

A sentence is cut into words and *runs*: stretches of letters, numbers, function names, operators and placeholders.
A run is mathematics when something in it says so (an operator, an index, a single letter, a placeholder).

In a reader's house notation (`notation.style`) the letters of passing mathematics have the names it gives them.

Main statements: `pieces`, `Piece`; `plain` for notations that print Unicode as it is; `letters_in`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from derive.notation.names import GREEK, SUBSCRIPTS, SUPERSCRIPTS, in_latex, in_text
from derive.notation.style import current, latex_function
from derive.notation.written_names import in_symbol
from derive.publish.prose_style import in_style, letters_of, scripts_in_style
from derive.terms.term import Term

FUNCTIONS = ("log", "ln", "exp", "max", "min", "lim", "sinh", "cosh", "tanh", "inf", "sup")
NAMED = ("softplus", "softmax", "lse", "TP", "FP", "FN")  # functions that TeX has no command for

_SCRIPTED = {"₊": "+", "₋": "-", "⁺": "+", "⁻": "-"}
_BELOW = {script: _SCRIPTED.get(script, letter) for letter, script in SUBSCRIPTS.items()}
_ABOVE = {script: _SCRIPTED.get(script, letter) for letter, script in SUPERSCRIPTS.items()}
_LETTERS = {letter: f"\\{name}" for name, letter in GREEK.items() if letter not in "ΣΠ"}
_LETTERS |= {"ε": "\\varepsilon", "φ": "\\varphi"}
_ACCENTS = {"\u0302": "\\hat", "\u0304": "\\bar", "\u0303": "\\tilde"}
_NUMBERS = {c: rf"\tfrac{{{a}}}{{{b}}}" for c, a, b in ("½12", "⅓13", "⅔23", "¼14", "¾34")}
_SETS = {"ℝ": r"\mathbb{R}", "ℕ": r"\mathbb{N}", "ℤ": r"\mathbb{Z}"}
_SIGNS = {
    "+": "+", "−": "-", "=": "=", "<": "<", ">": ">", "/": "/", "|": "|", "≠": r"\ne", "≤": r"\le", "≥": r"\ge",
    "·": r"\cdot", "×": r"\times", "±": r"\pm", "⇒": r"\Rightarrow", "⇔": r"\Leftrightarrow", "→": r"\to",
    "↦": r"\mapsto", "∈": r"\in", "∉": r"\notin", "‖": r"\parallel", "≪": r"\ll", "≫": r"\gg", "≈": r"\approx",
    "∼": r"\sim", "∝": r"\propto", "∑": r"\sum", "∏": r"\prod", "∫": r"\int", "∂": r"\partial", "√": r"\surd",
    "Σ": r"\sum", "Π": r"\prod", "∞": r"\infty",
    "∀": r"\forall", "∃": r"\exists", "∅": r"\emptyset", "∩": r"\cap", "∪": r"\cup", "∘": r"\circ",
}  # fmt: skip
_FENCES = (
    {c: c for c in "()[]"}
    | {"⌊": r"\lfloor ", "⌋": r"\rfloor ", "⌈": r"\lceil ", "⌉": r"\rceil "}
    | {
        "⟨": r"\langle ",
        "⟩": r"\rangle ",
    }
)
_OPENING, _CLOSING = "([⌊⌈⟨", ")]⌋⌉⟩"

_PART_OF_NO_WORD = "".join((*_BELOW, *_ABOVE, *_LETTERS, *_SETS, "ΣΠ"))
_SMALL = re.escape("".join(_BELOW | _ABOVE))
_RAISED = r"\^\((?:[^()]|\([^()]*\))+\)"  # what ^(…) holds may itself have parentheses
_SCRIPT = rf"(?:[{_SMALL}]|_[a-z]{{2}}(?!\w)|_[A-Za-z]\w{{2,}}|[_^](?:\{{[^{{}}]+\}}|\w)|{_RAISED}|[′″])"
_TOKEN = re.compile(
    rf"""
    (?P<place>\{{\d+\}})
  | (?P<code>`[^`]+`)
  | (?P<function>(?:{"|".join((*FUNCTIONS, *NAMED))})(?![A-Za-z’'-]){_SCRIPT}*)
  | (?P<factor>(?<=[A-Za-z]\()[a-z](?=[a-z]\))|(?<=[A-Za-z]\([a-z])[a-z](?=\))|(?<=/)d(?=[a-z](?:[²³]|(?!\w))))
  | (?P<word>[eig]\.[eg]\. | \d+(?:\.\d+){{2,}} | [A-Za-z]\w+_\w{{2,}} | [A-Za-z]_\w{{3,}}
           | (?![a-zA-Z]-th\b)[A-Za-zÀ-ÿ]+[’'-][A-Za-zÀ-ÿ][A-Za-zÀ-ÿ’'-]* | [^\W\d_{re.escape(_PART_OF_NO_WORD)}]{{2,}})
  | (?P<letter>[A-Za-z{"".join(_LETTERS)}{"".join(_SETS)}][\u0302-\u0304]?{_SCRIPT}*)
  | (?P<number>(?:\d+(?:\.\d+)?|[{"".join(_NUMBERS)}]){_SCRIPT}*)
  | (?P<sign>:=|[{"".join(map(re.escape, _SIGNS))}]{_SCRIPT}*)
  | (?P<fence>[{"".join(map(re.escape, _FENCES))}]{_SCRIPT}*)
  | (?P<dots>…)
  | (?P<comma>,)
  | (?P<space>\s+)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_INDEX = rf"[^\W_{re.escape(''.join(_ABOVE))}]"  # of p_i² the i
_INDEXED = re.compile(rf"((?<![^\W\d_])[^\W\d_]|\))_({_INDEX}{{1,2}})(?!{_INDEX}|_)")
_IN_A_RUN = {"place", "function", "letter", "differential", "number", "sign", "fence", "dots", "comma", "space"}
_OPERANDS = {"place", "letter", "differential", "number"}
_LISTING = re.compile(r"(?:, ?x)*, ?\.(?:, ?x)?")  # its tokens, x for an operand
_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence: words, code (a name in the program) or LaTeX mathematics."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def plain(words: str, terms: Sequence[Term], write: Callable[[Term], str]) -> str:
    """The sentence with the terms written into it, for notations that show Unicode as it is; p_i becomes pᵢ."""
    styled = "".join(_plain_in_style(*marked) for marked in _marked(words)) if current() else words
    small = _INDEXED.sub(_with_small_indices, styled)
    return re.sub(r"(?<![_^])\{(\d+)\}", lambda p: write(terms[int(p[1])]) if int(p[1]) < len(terms) else p[0], small)


def _with_small_indices(name: re.Match[str]) -> str:
    small = [SUBSCRIPTS.get(index) for index in name[2]]
    return name[0] if None in small else name[1] + "".join(filter(None, small))


def pieces(words: str, terms: Sequence[Term], write: Callable[[Term], str]) -> list[Piece]:
    """The sentence as words and LaTeX mathematics, in order. `write` is the LaTeX emitter for the terms."""
    found: list[Piece] = []

    def say(kind: str, text: str) -> None:
        if kind == "words" and found and found[-1].kind == "words":
            text = found.pop().text + text
        found.append(Piece(kind, text))

    for run, mathematical in _cut(str(words), len(terms)):
        if run[0].kind == "code":
            say("code", run[0].text.strip("`"))
        elif mathematical:
            latex = " ".join("".join(_latex(token, terms, write) for token in run).split())
            say("mathematics", re.sub(r"\\surd ?(?:\(([^()]*)\)|(\w))", r"\\sqrt{\1\2}", latex))
        else:
            say("words", "".join(token.text for token in run))
    return found


@lru_cache(maxsize=16_384)
def _cut(words: str, places: int) -> Sequence[tuple[Sequence[_Token], bool]]:
    """The runs of a sentence with so many terms, each with whether it is mathematics."""
    tokens = [_Token("word", t.text) if _stands_for_nothing(t, places) else t for t in _tokens(words)]
    return [(run, run[0].kind != "code" and _is_mathematics(run)) for run in _runs(_without_articles(tokens))]


def letters_in(words: str) -> set[str]:
    """The names that stand in the sentence as mathematics, in one spelling: p and i of "p_i", p_hat of "p̂"."""
    said = (token for token, mathematical in _marked(words) if mathematical and token.kind in ("letter", "function"))
    return set[str]().union(*(letters_of(token.text) for token in said))


def _marked(words: str) -> Iterator[tuple[_Token, bool]]:
    """The tokens of a sentence, each with whether it is mathematics."""
    for run, mathematical in _cut(str(words), 1_000):  # every placeholder counts as one with a term
        yield from ((token, mathematical) for token in run)


def _plain_in_style(token: _Token, mathematical: bool) -> str:
    """A token as plain text, renamed where it is a letter or a function of passing mathematics."""
    if not mathematical or token.kind in ("place", "space"):
        return token.text
    if token.kind not in ("letter", "function"):
        return scripts_in_style(token.text)
    styled = in_style(token.text, token.kind == "function")
    if styled is None:
        return token.text[0] + scripts_in_style(token.text[1:]) if token.kind == "letter" else token.text
    return in_text(styled[0]) + scripts_in_style(styled[1])


def _without_articles(tokens: list[_Token]) -> list[_Token]:
    return [_Token("word", t.text) if _is_article(tokens, k) else t for k, t in enumerate(tokens)]


def _stands_for_nothing(token: _Token, places: int) -> bool:
    """Is it a placeholder that no term goes with, such as the {0} of a title?"""
    return token.kind == "place" and int(token.text[1:-1]) >= places


def _tokens(words: str) -> list[_Token]:
    found: list[_Token] = []
    integrals = 0
    for m in _TOKEN.finditer(unicodedata.normalize("NFC", words)):
        integrals += m[0][0] == "∫"
        if integrals and re.fullmatch("d[a-z]", m[0]):  # the dx that belongs to an ∫
            found += [_Token("differential", "d"), _Token("letter", m[0][1])]
            integrals -= 1
        else:
            found.append(_Token((m.lastgroup or "other").replace("factor", "letter"), m[0]))
    return found


def _runs(tokens: list[_Token]) -> Iterator[list[_Token]]:
    """The tokens cut where mathematics may begin and end; every token is in exactly one run."""
    start = 0
    while start < len(tokens):
        if tokens[start].kind not in _IN_A_RUN - {"space", "comma"}:
            yield [tokens[start]]
            start += 1
            continue
        end = _end_of_run(tokens, start)
        yield tokens[start:end]
        start = end


def _end_of_run(tokens: list[_Token], start: int) -> int:
    """As far as the run that begins here goes, with its parentheses closed and no loose end."""
    open_, end, last = 0, start, start
    while end < len(tokens) and tokens[end].kind in _IN_A_RUN:
        token = tokens[end]
        if token.kind == "fence":
            open_ += 1 if token.text[0] in _OPENING else -1
            if open_ < 0:
                break
        elif not open_ and token.kind == "comma" and (listed := _end_of_listing(tokens, end)):
            return listed
        elif not open_ and (token.kind == "comma" or (token.kind == "space" and _two_operands(tokens, start, end))):
            break
        end += 1
        if not open_ and token.kind != "space":
            last = end
    return max(last, start + 1)


def _end_of_listing(tokens: list[_Token], comma: int) -> int | None:
    """Where a listing ends that this comma is in: "3, 4, …" or "1, …, n"; None where it is in none."""
    if tokens[comma - 1].kind not in _OPERANDS:
        return None
    signs = {"comma": ",", "space": " ", "dots": "."} | dict.fromkeys(_OPERANDS, "x")
    found = _LISTING.match("".join(signs.get(token.kind, "?") for token in tokens[comma:]))
    return comma + found.end() if found else None


def _two_operands(tokens: list[_Token], start: int, space: int) -> bool:
    """Do two operands stand side by side with nothing but this space between them?

    An author's "p q" is two runs; in "Σ p_i v_i", where an operator came before, the space is a product.
    """
    before, after = tokens[space - 1], tokens[space + 1] if space + 1 < len(tokens) else None
    if after is None:
        return True
    ends = before.kind in _OPERANDS or before.text[0] in _CLOSING
    begins = after.kind in _OPERANDS or after.text[0] in _OPENING
    formula = any(token.kind in ("sign", "function") for token in tokens[start:space]) and after.kind != "number"
    return ends and begins and not formula


def _is_article(tokens: list[_Token], k: int) -> bool:
    """Is this "a" or "I" a word of the sentence rather than a variable?"""
    if tokens[k].text not in ("a", "A", "I") or any(_HAN.search(token.text) for token in tokens):
        return False
    earlier = next((t for t in reversed(tokens[:k]) if t.kind != "space"), None)
    if earlier is not None and earlier.kind in ("sign", "function"):
        return False
    said = "".join(token.text for token in tokens[:k]).rstrip()
    if tokens[k].text == "A" and said and said[-1] not in ".:;—":
        return False  # in the midst of a sentence A is an event
    after = next((t for t in tokens[k + 1 :] if t.kind != "space"), None)
    spaced = k + 1 < len(tokens) and tokens[k + 1].kind == "space"
    before = tokens[k - 1] if k else _Token("space", " ")
    begins = before.kind == "space" or before.text[0] in _OPENING
    return spaced and begins and (after is None or after.kind not in ("sign", "comma", "function"))


def _is_mathematics(run: list[_Token]) -> bool:
    kinds = {token.kind for token in run}
    if kinds & {"place", "letter"} or run[0].text in ("⟨", "⟩"):
        return True
    if len(run) == 1:
        sign = run[0].kind == "sign" and run[0].text not in "/+<>=|"
        return sign or run[0].text[-1:] in _BELOW | _ABOVE or "^" in run[0].text[1:]
    return "sign" in kinds or {"fence", "comma"} <= kinds or bool("function" in kinds and kinds & _OPERANDS)


def _latex(token: _Token, terms: Sequence[Term], write: Callable[[Term], str]) -> str:
    if token.kind == "place":
        return write(terms[int(token.text[1:-1])])
    if token.kind in ("space", "comma"):
        return " " if token.kind == "space" else ","
    if token.kind == "dots":
        return r"\dots"
    if token.kind == "differential":
        return r"\,d"
    styled = in_style(token.text, token.kind == "function") if token.kind in ("letter", "function") else None
    if styled is not None:
        return _latex_in_style(*styled, token.kind == "function")
    body = re.match(r":=|[A-Za-z]{2,}|\d+(?:\.\d+)?|.[\u0302-\u0304]?", token.text)
    assert body is not None
    scripts = _scripts(token.text[body.end() :])
    base = body[0]
    if token.kind == "function":
        return f"\\operatorname{{{base}}}{scripts} " if base in NAMED else f"\\{base}{scripts} "
    if token.kind == "letter":
        letter = _LETTERS.get(base[0]) or _SETS.get(base[0]) or base[0]
        letter = f"{_ACCENTS[base[1]]}{{{letter}}}" if len(base) > 1 else letter
        return letter + scripts + (" " if letter.startswith("\\") and letter[-1] != "}" and not scripts else "")
    if token.kind == "number":
        return _NUMBERS.get(base, base) + scripts
    if token.kind == "fence":
        return _FENCES[base] + scripts
    sign = _SIGNS.get(base, base)
    return sign + scripts + (" " if sign.startswith("\\") and not scripts else "")


def _latex_in_style(name: str, scripts: str, symbol: bool, function: bool) -> str:
    """A name of the house notation, with the scripts behind it."""
    if function and name in current().functions.values():
        return f"{latex_function(name)}{_scripts(scripts)} "
    written, behind = in_symbol(name) if symbol else in_latex(name), _scripts(scripts)
    if behind:
        return f"{{{written}}}{behind}" if re.search(r"[_']", written) else written + behind
    return written + (" " if written.startswith("\\") and written[-1] != "}" else "")


def _scripts(text: str) -> str:
    """Indices and exponents, Unicode or ASCII, as LaTeX: "ᵢ²" is _{i}^{2}; an accent and a prime belong here too."""
    below = above = primes = ""
    k = 0
    while k < len(text):
        c = text[k]
        if c in "_^":
            end = _end_of_script(text, k + 1)
            inside = _inner(text[k + 1 : end + 1])
            below, above = (below + inside, above) if c == "_" else (below, above + inside)
            k = end
        elif c in "′″":
            primes += "'" if c == "′" else "''"
        else:
            below, above = below + _small(c), above + _ABOVE.get(c, "")
        k += 1
    return primes + (f"_{{{below}}}" if below else "") + (f"^{{{above}}}" if above else "")


def _small(c: str) -> str:
    """A small character of an index as LaTeX."""
    plain = _BELOW.get(c, "")
    renamed = current().names.get(plain)
    return in_latex(renamed) if renamed else plain


def _end_of_script(text: str, start: int) -> int:
    """Where what is raised or lowered ends: a character, two indices, a name, or all that stands in braces or
    parentheses."""
    if text[start] not in "{(":
        name = re.match(r"[A-Za-z]\w{2,}|[A-Za-z]{2}", text[start:]) if text[start - 1] == "_" else None
        return start + (name.end() - 1 if name else 0)
    depth = 0
    for k in range(start, len(text)):
        depth += (text[k] in "{(") - (text[k] in ")}")
        if depth == 0:
            return k
    return len(text) - 1


def _inner(text: str) -> str:
    """What stands inside _{…}, ^{…} or ^(…), as LaTeX."""
    if re.fullmatch(r"[A-Za-z]\w{2,}", text):  # ℓ_Huber
        return rf"\text{{{text.replace('_', ' ')}}}"
    inside = text[1:-1] if text[0] in "{(" else text
    return "".join(_latex(token, (), lambda term: "") for token in _tokens(inside)).strip()
