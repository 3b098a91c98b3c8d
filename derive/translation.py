"""What a reader reads goes through gettext: `_` translates a sentence into the reader's language.

English is the source and what one gets where there is no catalogue (derive/locale/LANGUAGE/LC_MESSAGES/derive.mo).
Sentences with formulas in them hold {0}, {1} …; a translation may put these in another order.
"""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from pathlib import Path

_LOCALES = Path(__file__).parent / "locale"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use_language(languages: Sequence[str] | None = None) -> None:
    """Translate from now on into the first of these languages that there is; None asks the environment (LANG …)."""
    global _catalogue
    _catalogue = gettext.translation("derive", _LOCALES, languages, fallback=True)


def translate(sentence: str) -> str:
    """The sentence in the reader's language. (gettext keeps its own notes under the empty string: not a sentence.)"""
    return _catalogue.gettext(sentence) if sentence else ""


_ = translate

__all__ = ["_", "translate", "use_language"]
