r"""Reads a name as a reader writes it: \hat y, ŷ and y_hat are one; \lambda and λ, x_1 and x₁, D_{\mathrm{KL}}.

Main statements: `read_name`, `canonical`, `in_symbol`.
"""

from __future__ import annotations

import re
import unicodedata

from derive.notation.names import ACCENTS, GREEK, SUBSCRIPTS, in_latex, split
from derive.notation.precedence import NotationError

_COMBINING = {sign: name for name, (_, sign) in ACCENTS.items()}
_BELOW = {small: plain for plain, small in SUBSCRIPTS.items() if plain.isalnum()}
_VARIANTS = {f"var{name}": name for name in ("epsilon", "phi")}
_UPRIGHT = r"\\(?:mathrm|mathit|text|operatorname|mathop)\s*\{([^{}]*)\}"
_ACCENTED = re.compile(r"\\(?:wide)?(hat|bar|tilde)\s*(?:\{([^{}]*)\}|(\\[A-Za-z]+|.))(.*)", re.DOTALL)


def read_name(written: str) -> str:
    """The name as the project spells it: y_hat, lambda, x_1, D_KL, f'. Raises NotationError, a sentence."""
    text = unicodedata.normalize("NFD", written.strip())
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
    parts = [_word(base), *([accent] if accent else []), *map(_word, re.split(r"[_,]", inside) if inside else [])]
    name = "_".join(parts) + primes
    try:
        return canonical(name)
    except (NotationError, IndexError):
        raise NotationError(
            f"{written.strip()!r} is no name. A name is a letter or a word, perhaps with a hat, a bar or a tilde, an "
            r"index and primes: y, \hat y, \lambda, x_1, D_{KL}."
        ) from None


def canonical(name: str) -> str:
    """One spelling for names that are written alike: λ and lambda."""
    parts = split(name)
    return "_".join(filter(None, (parts.base, parts.accent, *parts.subscripts))) + "'" * parts.primes


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
    if len(parts.base) == 1 or parts.base in GREEK or parts.accent:
        return in_latex(name)
    below = ",".join(s if s.isdigit() or len(s) == 1 else rf"\mathrm{{{s}}}" for s in parts.subscripts)
    return rf"\operatorname{{{parts.base}}}" + (f"_{{{below}}}" if below else "") + "'" * parts.primes
