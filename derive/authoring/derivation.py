"""What a derivation is once it has been checked: a statement and the readable path to it, as data.

Printers read these objects; nothing in them is LaTeX. Formulas are terms, the very terms the kernel checked. The
theorem itself stays where it was proved, with the entry of the catalogue: who holds a derivation holds no theorem.
"""

from __future__ import annotations

from dataclasses import dataclass

from derive.display import Page
from derive.terms.term import Term


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a step holds, in words ("Kronecker delta", "log t ≤ t − 1 at t = {0}"), and what it cites.

    `words` may hold {0}, {1} … which stand for `terms`; `cites` are names of other derivations.
    """

    words: str
    terms: tuple[Term, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain: … relation term, because reason. `relation` is one of = ≠ < ≤ > ≥."""

    relation: str
    term: Term
    reason: Reason


@dataclass(frozen=True, slots=True)
class Chain:
    """start rel₁ term₁ rel₂ term₂ …: printed aligned, one reason at each line.

    `label` is "(1)", "(2)" … where a later reason cites what is stated here, else "".
    """

    start: Term
    steps: tuple[Step, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of prose; {0}, {1} … stand for `terms`."""

    words: str
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """A formula on a line of its own with its reason: a fact that a later step uses."""

    formula: Term
    reason: Reason
    label: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of the path under something: "each" index or number, a "case", a supposition ("suppose").

    `opening` says it in words with {0} … for `terms` ("Case {0}", "For each {0}").
    """

    kind: str
    opening: str
    terms: tuple[Term, ...]
    blocks: tuple[Block, ...]
    label: str = ""


Block = Chain | Said | Stated | Scope


@dataclass(frozen=True, slots=True)
class Derivation(Page):
    """A checked derivation of the catalogue.

    kind: "theorem", "definition", "refutation" (a claim shown false by an instance) or "remark".
    verdict: "proved" or "enclosed"; `hypotheses` and `statement` are those of the theorem, as the author declared them.
    """

    name: str
    title: str
    kind: str
    summary: str
    hypotheses: tuple[Term, ...]
    statement: Term
    blocks: tuple[Block, ...]
    verdict: str
    claims: tuple[str, ...] = ()
    source: str = ""
    cites: tuple[str, ...] = ()
    path: str = ""
