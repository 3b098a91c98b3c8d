"""Names of variables: p_hat is p̂, x_bold is 𝐱, L_cal is ℒ, alpha is α, x_1 has an index; and which names would be
confused on the page.

Main statements: `split`, `in_latex`, `in_text`, `in_face`, `clash`, `successors`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from derive.notation.precedence import NotationError
from derive.terms.sorts import is_function_sort, is_integer_sort
from derive.terms.term import Term, Variable

GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
    "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "upsilon": "υ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ",
}  # fmt: skip
_GREEK_NAME = {letter: name for name, letter in GREEK.items()}
ACCENTS = {"hat": ("\\hat", "\u0302"), "bar": ("\\bar", "\u0304"), "tilde": ("\\tilde", "\u0303")}
FACES = {"bold": "\\mathbf", "cal": "\\mathcal"}
_OLDER_SCRIPT = dict(zip("BEFHILMR", "ℬℰℱℋℐℒℳℛ", strict=True))  # Unicode had these before the others
FUNCTION_WORDS = frozenset({"log", "exp", "sinh", "cosh", "tanh", "artanh", "atanh", "max", "min", "lim", "abs"})
# Letters of other alphabets that nobody can tell from Latin ones are these.
_LATIN = str.maketrans("аеіјорсѕухАВЕЅІЈКМНОРСТХΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "aeijopcsyxABESIJKMHOPCTXABEZHIKMNOPTYXo")
_LATEX_LETTER = {"epsilon": "\\varepsilon", "phi": "\\varphi"}

SUBSCRIPTS = dict(zip("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
SUPERSCRIPTS = dict(
    zip(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ",
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Name:
    """p_hat_1' taken apart: base p, accent hat, one prime, subscripts ("1",). The face is that of p_bold_hat_1'."""

    base: str
    accent: str = ""
    primes: int = 0
    subscripts: tuple[str, ...] = ()
    face: str = ""


@lru_cache(maxsize=4096)
def split(name: str) -> Name:
    """A variable's name taken apart. Letters (Greek ones by name or as themselves), digits, _ and primes."""
    body = name.rstrip("'′")
    primes = len(name) - len(body)
    parts = [_GREEK_NAME.get(part, part) for part in body.translate(_LATIN).split("_")]
    if not all(part.isalnum() for part in parts) or not parts[0][0].isalpha() or any(map(_is_written_as_more, parts)):
        raise NotationError(
            f"A variable is called {name!r}, which cannot be written. "
            "Names are letters, digits, _ before an index, and primes at the end, such as p_hat, x_1, f'."
        )
    face = accent = ""
    if len(parts) > 1 and has_face(parts[0], parts[1]):
        face = parts.pop(1)
    if len(parts) > 1 and parts[1] in ACCENTS:
        accent = parts.pop(1)
    return Name(parts[0], accent, primes, tuple(parts[1:]), face)


def _is_written_as_more(part: str) -> bool:
    """Does a character stand for a letter with an exponent, an index, a face or an accent: x², x₁, ℒ, ŷ?

    The variable x² would be taken for a square, and x₁ is written x_1.
    """
    accents = {accent for _latex, accent in ACCENTS.values()}
    return unicodedata.normalize("NFKC", part) != part or not accents.isdisjoint(unicodedata.normalize("NFD", part))


def is_function_word(name: str) -> bool:
    """Would the variable be read as an operation: log x as the logarithm of x?"""
    parts = split(name)
    return parts.base in FUNCTION_WORDS and not (parts.accent or parts.face)


def has_face(base: str, face: str) -> bool:
    """Is there such a letter? All are bold; there are calligraphic capitals only, and the cal of p_cal is an index."""
    return face == "bold" or (face == "cal" and re.fullmatch("[A-Z]", base) is not None)


def in_face(base: str, face: str) -> str | None:
    """The letters of that face as characters of their own, where there are such: 𝐱, ℒ."""
    found = [_letter_in_face(c, face) for c in GREEK.get(base, base)]
    return None if None in found else "".join(filter(None, found))


def _letter_in_face(c: str, face: str) -> str | None:
    if face == "cal":
        return _OLDER_SCRIPT.get(c) or chr(0x1D49C + ord(c) - ord("A"))
    for first, last, bold in (("A", "Z", 0x1D400), ("a", "z", 0x1D41A), ("0", "9", 0x1D7CE)):
        if first <= c <= last:
            return chr(bold + ord(c) - ord(first))
    for first, last, bold in (("Α", "Ω", 0x1D6A8), ("α", "ω", 0x1D6C2)):
        if first <= c <= last:
            return chr(bold + ord(c) - ord(first))
    return None


def _latex_word(word: str, style: str) -> str:
    if word in GREEK:
        return _LATEX_LETTER.get(word, "\\" + word)
    if len(word) == 1 or (style == "mathrm" and word.isdigit()):
        return word
    return f"\\{style}{{{word}}}"


def in_latex(name: str) -> str:
    parts = split(name)
    written = _latex_word(parts.base, "mathit")
    if parts.face:
        command = "\\boldsymbol" if parts.base in GREEK else FACES[parts.face]
        written = f"{command}{{{written if parts.base in GREEK else parts.base}}}"
    if parts.accent:
        written = (
            f"{ACCENTS[parts.accent][0]} {written}"
            if "{" not in written
            else f"{ACCENTS[parts.accent][0]}{{{written}}}"
        )
    if parts.subscripts:
        inside = ",".join(_latex_word(s, "mathrm") for s in parts.subscripts)
        written += f"_{inside}" if len(inside) == 1 else f"_{{{inside}}}"
    return written + "'" * parts.primes  # after the index: TeX joins x_1' and an exponent, but not x'_1 and one


def in_text(name: str) -> str:
    parts = split(name)
    written = GREEK.get(parts.base, parts.base)
    single = len(written) == 1
    if parts.face:
        written = in_face(parts.base, parts.face) or f"{written}_{parts.face}"
    if parts.accent:
        # A combining accent sits on the last letter, so a longer word gets its accent in words.
        written += ACCENTS[parts.accent][1] if single else f"_{parts.accent}"
    for subscript in parts.subscripts:
        shown = GREEK.get(subscript, subscript)
        lowered = lower(shown) if subscript is parts.subscripts[0] else None
        written += lowered or f"_{shown}"
    return written + "′" * parts.primes


def lower(text: str) -> str | None:
    """The text in Unicode subscripts, where there are such characters."""
    return _translate(text, SUBSCRIPTS)


def upper(text: str) -> str | None:
    """The text in Unicode superscripts, where there are such characters."""
    return _translate(text, SUPERSCRIPTS)


def _translate(text: str, table: dict[str, str]) -> str | None:
    tight = text.replace(" ", "")
    return "".join(table[c] for c in tight) if tight and all(c in table for c in tight) else None


def name_of(variable: Term) -> str:
    assert isinstance(variable.head, Variable)
    return variable.head.name


@lru_cache(maxsize=8192)
def clash(one: Term, other: Term) -> bool:
    """Would two different variables be confused on the page?

    They would when they are written alike, when one is written like an entry of the other (x_1 beside a family x),
    or like its derivative (f' beside a function f).
    """
    if one == other:
        return False
    return _hides(split(name_of(one)), split(name_of(other)), one.args[0]) or _hides(
        split(name_of(other)), split(name_of(one)), other.args[0]
    )


def _hides(own: Name, other: Name, sort: Term) -> bool:
    if own == other:
        return True
    if (own.base, own.face, own.accent) != (other.base, other.face, other.accent) or not is_function_sort(sort):
        return False
    if is_integer_sort(sort.args[0]):
        longer = len(other.subscripts) > len(own.subscripts)
        return own.primes == other.primes and longer and other.subscripts[: len(own.subscripts)] == own.subscripts
    return own.subscripts == other.subscripts and other.primes > own.primes


def successors(hint: str) -> Iterator[str]:
    """Names for a bound variable, best first: i, j, k, l, m, then i', i'' …; x, x', x'' …"""
    plain = re.sub(r"['′]+$", "", hint)
    yield hint
    letters = "ijklm"
    if plain in letters:
        yield from letters[letters.index(plain) + 1 :]
        yield from letters[: letters.index(plain)]
    primes = 1
    while True:
        yield plain + "'" * primes
        primes += 1
