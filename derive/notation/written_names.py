r"""Reads a name as a reader writes it: \hat y, ŷ and y_hat are one; \lambda and λ, x_1 and x₁, D_{\mathrm{KL}};
\mathbf{x}, 𝐱 and x_bold; \mathcal{L}, ℒ and L_cal.

Main statements: `read_name`, `canonical`, `in_symbol`, `foreign_letter`.
"""

from __future__ import annotations

import re
import unicodedata
from string import ascii_letters

from derive.notation.names import ACCENTS, FACES, GREEK, SUBSCRIPTS, has_face, in_face, in_latex, split
from derive.notation.precedence import NotationError

_COMBINING = {sign: name for name, (_, sign) in ACCENTS.items()}
_BELOW = {small: plain for plain, small in SUBSCRIPTS.items() if plain.isalnum()}
_VARIANTS = {f"var{name}": name for name in ("epsilon", "phi")}
_UPRIGHT = r"\\(?:mathrm|mathit|text|operatorname|mathop)\s*\{([^{}]*)\}"
_FACED = re.compile(r"\\(mathbf|boldsymbol|bm|mathcal)\s*(?:\{\s*([^{}]*?)\s*\}|(\\[A-Za-z]+|[A-Za-z]))")
_FACE_OF = {"mathbf": "bold", "boldsymbol": "bold", "bm": "bold", "mathcal": "cal"}
_FACED_LETTERS = {
    styled: (letter, face)
    for face in FACES
    for letter in (*ascii_letters, *GREEK)
    if has_face(letter, face) and (styled := in_face(letter, face))
}
_ACCENTED = re.compile(r"\\(?:wide)?(hat|bar|tilde)\s*(?:\{([^{}]*)\}|(\\[A-Za-z]+|.))(.*)", re.DOTALL)


def read_name(written: str) -> str:
    """The name as the project spells it: y_hat, lambda, x_1, D_KL, f'. Raises NotationError, a sentence."""
    text, face = _without_face(unicodedata.normalize("NFD", written.strip()))
    body = text.rstrip("'′")
    primes = "'" * len(text[len(body) :])
    while (plain := re.sub(_UPRIGHT, r"\1", body)) != body:
        body = plain
    accented = _ACCENTED.fullmatch(body)
    accent = ""
    if accented:
        accent, body = accented[1], (accented[2] or accented[3]) + accented[4]
    small = "".join(_BELOW)
    body = re.sub(rf"([^_])([{small}]+)$", lambda m: f"{m[1]}_{''.join(_BELOW[c] for c in m[2])}", body)
    base, *below = re.split(r"_", body, maxsplit=1)
    inside = below[0].strip() if below else ""
    if inside.startswith("{") and inside.endswith("}"):
        inside = inside[1:-1]
    if base and base[-1] in _COMBINING:
        accent, base = _COMBINING[base[-1]], base[:-1]
    parts = [_word(base), *filter(None, (face, accent)), *map(_word, re.split(r"[_,]", inside) if inside else [])]
    name = "_".join(parts) + primes
    try:
        if (face and split(name).face != face) or not _FACED_LETTERS.keys().isdisjoint(name):
            raise NotationError(name)
        return canonical(name)
    except (NotationError, IndexError):
        raise NotationError(
            f"{written.strip()!r} is no name. A name is a letter or a word, perhaps with a hat, a bar or a tilde, an "
            r"index and primes: y, \hat y, \lambda, x_1, D_{KL}; or it is a bold one, \mathbf{x}, or a calligraphic "
            r"capital, \mathcal{L}."
        ) from None


def foreign_letter(written: str) -> str | None:
    """A letter of the name that is neither Latin nor Greek, though it may look like one: а, ｐ, ℝ."""
    known = {*GREEK.values(), *_BELOW, *_FACED_LETTERS, *_COMBINING}
    letters = (c for c in unicodedata.normalize("NFD", written) if not c.isascii() and c.isalpha())
    return next((c for c in letters if c not in known and not unicodedata.name(c, "").startswith("GREEK")), None)


def _without_face(text: str) -> tuple[str, str]:
    r"""What is left of \mathbf{x} or 𝐱 when the letter is a plain one, and its face; "" where it has none."""
    found = _FACED.search(text)
    if found and "_" not in text[: found.start()] and (found[2] or found[3]):
        return text[: found.start()] + (found[2] or found[3]) + text[found.end() :], _FACE_OF[found[1]]
    styled = [(c, *_FACED_LETTERS[c]) for c in text if c in _FACED_LETTERS]
    faces = {face for _c, _letter, face in styled}
    if len(faces) != 1:
        return text, ""
    for c, letter, _face in styled:
        text = text.replace(c, f"\\{letter} " if letter in GREEK else letter)
    return text, faces.pop()


def canonical(name: str) -> str:
    """One spelling for names that are written alike: λ and lambda."""
    parts = split(name)
    return "_".join(filter(None, (parts.base, parts.face, parts.accent, *parts.subscripts))) + "'" * parts.primes


def _word(part: str) -> str:
    """A letter or word, with the command of a Greek one as its name."""
    plain = part.strip().strip("{}").strip()
    if plain.startswith("\\"):
        command = _VARIANTS.get(plain[1:], plain[1:])
        return command if command in GREEK else plain
    return plain


def in_symbol(name: str) -> str:
    r"""The name of a definition in LaTeX: a word is upright, \operatorname{KL}; D_KL has it below, D_{\mathrm{KL}}."""
    parts = split(name)
    if len(parts.base) == 1 or parts.base in GREEK or parts.accent or parts.face:
        return in_latex(name)
    below = ",".join(s if s.isdigit() or len(s) == 1 else rf"\mathrm{{{s}}}" for s in parts.subscripts)
    return rf"\operatorname{{{parts.base}}}" + (f"_{{{below}}}" if below else "") + "'" * parts.primes
