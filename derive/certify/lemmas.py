"""From a theorem's tree of reasons to Coq: one lemma for each node, its premises before it.

A node Γ ⊢ φ is the lemma "for all variables within their sorts, Γ implies φ" (derive.notation.coq says how). Its proof
begins with the premises, taken at the very variables and hypotheses of the node, and ends with the tactic that is named
after the node's rule. The root of a derivation that is cited is not proved again: it is the theorem of that
derivation's own file.

Main statements: `Lemma`, `lemmas_of`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from derive.certify.scripts import Premise, script
from derive.kernel.theorem import Theorem
from derive.notation.coq import coq_statement
from derive.terms.term import Term


@dataclass(frozen=True, slots=True)
class Lemma:
    """A lemma with its proof, the rule of the node it is made from, and the lemmas it uses."""

    name: str
    rule: str
    statement: str
    proof: tuple[str, ...]
    uses: tuple[str, ...]
    hypotheses: tuple[Term, ...]
    conclusion: Term

    def text(self, statement: str | None = None) -> str:
        """The lemma as Coq reads it; with another statement, which then has the same proof."""
        kind = "Lemma" if re.fullmatch(r"step_\d+", self.name) else "Theorem"
        lines = "\n".join(f"  {line}" for line in self.proof)
        told = f"(* {self.rule} *)\n" if kind == "Lemma" else ""
        said = (statement or self.statement).replace("\n", "\n  ")
        return f"{told}{kind} {self.name} :\n  {said}.\nProof.\n{lines}\nQed.\n"


def lemmas_of(name: str, root: Theorem, cited: Mapping[int, str]) -> list[Lemma]:
    """The lemmas of a derivation in an order in which each comes after what it uses; the last is its theorem.

    `cited` are the roots of other derivations (by their identity), with the names their theorems have in Coq.
    Raises NotInCoq for what has no counterpart there.
    """
    found: list[Lemma] = []
    names: dict[int, str] = dict(cited)
    same: dict[tuple[object, ...], str] = {}
    names.pop(id(root), None)
    for node in _in_order(root, names):
        premises = tuple(names[id(p)] for p in node.premises)
        key = (node.rule, node.hypotheses, node.conclusion, premises)
        if key in same and node is not root:
            names[id(node)] = same[key]
            continue
        own = name if node is root else f"step_{len(found) + 1}"
        names[id(node)] = same[key] = own
        proof = script(node, tuple(map(Premise, premises, node.premises)))
        statement = coq_statement(node.hypotheses, node.conclusion)
        found.append(Lemma(own, node.rule, statement, proof, premises, node.hypotheses, node.conclusion))
    return found


def _in_order(root: Theorem, known: Mapping[int, str]) -> list[Theorem]:
    """The nodes below the root that are not known, each after its premises."""
    order: list[Theorem] = []
    seen: set[int] = set()
    stack: list[tuple[Theorem, bool]] = [(root, False)]
    while stack:
        node, premises_done = stack.pop()
        if premises_done:
            order.append(node)
        elif id(node) not in seen and id(node) not in known:
            seen.add(id(node))
            stack.append((node, True))
            stack += [(p, False) for p in reversed(node.premises)]
    return order
