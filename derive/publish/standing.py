"""How a derivation stands: the words for its verdict, and for what Coq's kernel said to its certificate.

Main statements: `words`, `meanings`; `verdict_sign`, `verdict_word`, `verdict_meaning`; `certificate`,
`certificate_word`, `certificate_meaning`, `what_certified_means`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from derive.authoring.derivation import Derivation
from derive.certify.recorded import Recorded, certificate_of, record_file, statement_key
from derive.publish.identity import by_identity
from derive.publish.shown import as_proved
from derive.translation import _, relayed


def verdict_sign(verdict: str) -> str:
    """The mark of a verdict. With `verdict_word` and `verdict_meaning` this is where pages get what they say of a
    verdict; what Coq's kernel said to its certificate, `certificate` and its word and meaning tell."""
    return {"proved": "✓", "enclosed": "[✓]"}[verdict]


def verdict_word(verdict: str) -> str:
    return {"proved": _("proved"), "enclosed": _("enclosed")}[verdict]


def verdict_meaning(verdict: str) -> str:
    """What the word promises, in one sentence."""
    return {
        "proved": _(
            "every step is one of the kernel's rules, carried out exactly: no rounding, no sampling, no tolerance"
        ),
        "enclosed": _(
            "a step of it, or of what it cites, rests on rigorous ball arithmetic: given numbers were computed as "
            "intervals that are certain to hold them; every other step is carried out exactly"
        ),
    }[verdict]


def certificate(derivation: Derivation) -> Recorded | None:
    """What came of certifying this very statement, as far as is known. In a reader's letters it is the same one."""
    return certificate_of(derivation.name, stated(as_proved(derivation)))


@by_identity
def stated(derivation: Derivation) -> str:
    """By which the list of certificates knows what is stated; "" where it speaks of none: a derivation in a file of the
    user's may have the name of one that is listed, and its steps are others."""
    catalogue = record_file().parents[1].resolve()
    if not Path(derivation.path).resolve().is_relative_to(catalogue):
        return ""
    return statement_key(derivation.hypotheses, derivation.statement)


def certificate_word(found: Recorded) -> str:
    return _("certified") if found.certified else _("not certified")


def certificate_meaning(found: Recorded, other_letters: bool = False) -> str:
    """What the word promises, in one sentence; or why there is no such promise."""
    if found.certified and other_letters:
        return _(
            "each step was proved again by the kernel of Coq, from a certificate that states this theorem in the "
            "letters of the catalogue"
        )
    if found.certified:
        return _("each step was proved again by the kernel of Coq, from a certificate that states this theorem")
    return _("no certificate of it was accepted by the kernel of Coq: {why}").format(why=relayed(found.why))


def what_certified_means(derivations: Iterable[Derivation]) -> tuple[str, str] | None:
    """The word and what it promises, if one of the derivations is certified."""
    found = next((c for c in map(certificate, derivations) if c is not None and c.certified), None)
    return (certificate_word(found), certificate_meaning(found)) if found is not None else None


def in_other_letters(derivation: Derivation) -> bool:
    """Are these other letters than those it was proved in?"""
    proved = as_proved(derivation)
    return (derivation.hypotheses, derivation.statement) != (proved.hypotheses, proved.statement)


def words(derivation: Derivation) -> list[str]:
    """The words for its verdict and for its certificate, where something is known of one."""
    found = certificate(derivation)
    return [verdict_word(derivation.verdict), *([certificate_word(found)] if found is not None else [])]


def meanings(derivation: Derivation) -> list[tuple[str, str]]:
    """The same, each with what it promises."""
    found = certificate(derivation)
    said = [(verdict_word(derivation.verdict), verdict_meaning(derivation.verdict))]
    if found is None:
        return said
    return [*said, (certificate_word(found), certificate_meaning(found, in_other_letters(derivation)))]
