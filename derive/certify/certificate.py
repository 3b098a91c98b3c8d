"""The certificate of a derivation: its lemmas, its theorem and a point at which its hypotheses hold, as Coq text.

A certificate stands in a module of its own, named after its derivation, and uses the theorems of the derivations that
it cites: `gibbs_termwise.gibbs_termwise`. Many certificates go into one file, each in its module, or each becomes a
file, which Coq takes for a module of the same name; the text is the same. Defined names (softmax, entropy …) are Coq
definitions that all certificates share, in the file Vocabulary; but for a P or an ℓ, which many derivations have.

Main statements: `Certificate`, `certificate`, `vocabulary`, `SameName`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from derive.certify.coq import required_files
from derive.certify.lemmas import Lemma, lemmas_of
from derive.certify.models import NAME, model_of
from derive.certify.reasons import another_meaning
from derive.kernel.theorem import Theorem
from derive.notation.coq import NotInCoq, coq_definitions
from derive.notation.coq_names import RESERVED
from derive.notation.text import text
from derive.terms.term import Term
from derive.translation import _

if TYPE_CHECKING:
    from derive.authoring.theorem import Entry

# Many derivations have a P or an ℓ of their own; such names (the_P) are defined in the module, all others for all.
_OWN = "the_"
VOCABULARY = "Vocabulary"
LIBRARY = "From Derive Require Import Certificates."


@dataclass(frozen=True, slots=True)
class Certificate:
    """What is given to Coq for one derivation. `needs` are the derivations whose theorems it uses; the lemmas end in
    its theorem and, where it has hypotheses or sorts, in one that says that these can be met."""

    name: str
    heading: str
    definitions: tuple[tuple[str, str], ...]
    own_definitions: tuple[tuple[str, str], ...]
    needs: tuple[str, ...]
    lemmas: tuple[Lemma, ...]

    @property
    def theorem(self) -> Lemma:
        return next(lemma for lemma in self.lemmas if lemma.name == self.name)

    @property
    def final_lemmas(self) -> tuple[str, ...]:
        """The theorem, and that its hypotheses can be met."""
        return tuple(lemma.name for lemma in self.lemmas if lemma.name in (self.name, NAME))

    @property
    def body(self) -> str:
        """What stands in the module."""
        return "\n".join((*map(defined, self.own_definitions), *(x.text() for x in self.lemmas)))

    @property
    def module(self) -> str:
        return f"{self.heading}Module {self.name}.\n\n{self.body}\nEnd {self.name}.\n"

    @property
    def file(self) -> str:
        """The certificate as a file of its own."""
        requires = "".join(f"From Derive Require {name}.\n" for name in self.needs)
        vocabulary = f"From Derive Require Import {VOCABULARY}.\n" if self.definitions else ""
        return f"{self.heading}{LIBRARY}\n{vocabulary}{requires}\n{self.body}"


def certificate(entry: Entry, cited: Mapping[str, Theorem]) -> Certificate:
    """The certificate of a derivation, given the theorems of those that it may cite.

    Raises NotInCoq where something has no counterpart in Coq, NoModel where its hypotheses are not seen to be met.
    """
    _check_name(entry.name)
    derivation, root = entry.derivation, entry.theorem
    others = {id(theorem): f"{name}.{name}" for name, theorem in cited.items() if name != entry.name}
    lemmas = tuple(lemmas_of(entry.name, root, others))
    met = model_of(root)
    lemmas = lemmas if met is None else (*lemmas, met)
    needs = dict.fromkeys(used.split(".")[0] for lemma in lemmas for used in lemma.uses if "." in used)
    heading = _heading(entry.title, derivation.hypotheses, derivation.statement)
    defined = definitions(lemmas)
    own = tuple(d for d in defined if d[0].startswith(_OWN))
    shared = tuple(d for d in defined if d not in own)
    return Certificate(entry.name, heading, shared, own, tuple(needs), lemmas)


# What certificates call their lemmas and files; the library's own files are in required_files.
_OURS = re.compile(rf"(step|given|premise|open)_\d+|{NAME}|{VOCABULARY}")


def _check_name(name: str) -> None:
    """A derivation gives its name to a module and a theorem."""
    if not name.isidentifier() or name in RESERVED or name in required_files() or _OURS.fullmatch(name):
        raise NotInCoq(another_meaning(name))


def definitions(lemmas: Iterable[Lemma]) -> tuple[tuple[str, str], ...]:
    """The definitions that the lemmas speak of, each after those that it uses itself."""
    terms = dict.fromkeys(t for x in lemmas for t in (*x.hypotheses, x.conclusion))
    return tuple(coq_definitions(list(terms)))


def defined(definition: tuple[str, str]) -> str:
    """A definition as it stands in a file: the tactics are told that it may be unfolded."""
    name, text = definition
    return f"{text}\n#[global] Hint Unfold {name} : vocabulary.\n"


class SameName(ValueError):
    """Two derivations, or two definitions, of one name, of which only one can be meant by it."""


def vocabulary(certificates: Iterable[Certificate]) -> dict[str, str]:
    """The definitions that the certificates share, each behind those it speaks of. Raises SameName where a name has two
    meanings: all would be proved of one of them."""
    found: dict[str, tuple[str, str]] = {}
    for c in certificates:
        for name, body in c.definitions:
            other, where = found.setdefault(name, (body, c.name))
            if other != body:
                told = _(
                    "Two different definitions are called {name}, one in {one} and one in {other}: "
                    "rename one of them, or take one derivation at a time."
                )
                raise SameName(told.format(name=name, one=where, other=c.name))
    return {name: body for name, (body, _where) in found.items()}


def _heading(title: str, hypotheses: Iterable[Term], statement: Term) -> str:
    """A comment that says what the certificate is about, as the page does."""
    given = "".join(f"    given {text(h)}\n" for h in hypotheses)
    return f"(** * {in_comment(title)}\n\n{in_comment(given)}    {in_comment(text(statement))} *)\n\n"


def in_comment(words: str) -> str:
    """Words that can stand in a comment of Coq, where quotation marks and the ends of comments have a meaning."""
    return str(words).replace('"', "'").replace("(*", "( *").replace("*)", "* )")  # in turn: (*) is both
