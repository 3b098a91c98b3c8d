"""The proof of a node's lemma: its variables and assumptions, its premises at these, the tactic of its rule.

An assumption of a premise that is also one of the node is handed over by name. A hypothesis that only the premise has
(what is discharged, the case, what is said of a primitive) stays in front of it, as does the variable that is
generalised. Any other assumption is proved on the spot: that the values of an instance lie where the variables range.
Whatever stands here is a proposal; Coq checks it.

Main statements: `Premise`, `script`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from derive.certify.inhabitants import inhabitants
from derive.kernel.theorem import Theorem
from derive.notation.coq import Statement, coq_parts, coq_term
from derive.terms.term import Term, substitute

# Rules that bind variables of their first premise: it is then a statement about all of their values.
_BINDING = frozenset({"generalise", "primitive", "differentiate"})
# Rules whose tactic is told what the rule was told: values, factors, points, places.
_TOLD = frozenset({"specialise", "cases", "mean value", "strict sum", "term of a sum", "entry of a maximum", "absurd"})
# Rules whose tactic is handed its (first) premises by name.
_OF_PREMISES = {"turn": 1, "antisymmetry": 2, "specialise": 1, "generalise": 1, "discharge": 1, "induction": 2}


@dataclass(frozen=True, slots=True)
class Premise:
    """A premise: what its lemma is called, and what it says."""

    name: str
    theorem: Theorem


def script(node: Theorem, premises: Sequence[Premise]) -> tuple[str, ...]:
    """The sentences of the proof."""
    here = coq_parts(node.hypotheses, node.conclusion)
    introduced = [*(name for _, name, _ in here.variables), *(_given(k) for k in range(len(here.assumptions)))]
    lines = [f"intros {' '.join(introduced)}."] if introduced else []
    # That the values of an instance lie in their sorts may rest on the other premises.
    order = list(enumerate(premises))
    for k, premise in order[1:] + order[:1] if node.rule in ("instantiate", "specialise") else order:
        lines.append(f"at_values ({_applied(node, premise, here, first=k == 0)}) premise_{k + 1}.")
    return (*lines, tactic(node))


def _given(k: int) -> str:
    return f"given_{k + 1}"


def _applied(node: Theorem, premise: Premise, here: Statement, first: bool) -> str:
    """A premise at the variables and assumptions of the node; what it assumes beyond these is shown to hold."""
    theorem = premise.theorem
    there = coq_parts(theorem.hypotheses, theorem.conclusion)
    own = {v: name for v, name, _ in here.variables}
    instance = node.rule == "instantiate" and first
    binding = node.rule in _BINDING and first
    moved = node.conclusion.args[0].args[2] if node.rule == "differentiate" and first else None
    values: dict[Term, str] = {}
    binders: list[str] = []
    for v, name, kind in there.variables:
        if instance:
            value = node.values[v] if v in node.values else substitute(v, dict(node.values))
            values[v] = own.get(value) or coq_term(value)
        elif v in own and v != moved:
            values[v] = own[v]
        elif binding:
            values[v] = name
            binders.append(f"({name} : {kind})")
    values |= inhabitants([v for v, _, _ in there.variables if v not in values])
    same = all(values[v] == name for v, name, _ in there.variables)  # else the texts speak of other values
    ranges = {text: _given(k) for k, text in enumerate(here.ranges)} if same else {}
    if moved is not None:  # the range at hand is that of one value, the one that is wanted that of all
        speaks = re.compile(rf"(?<![\w']){re.escape(own[moved])}(?![\w'])")
        ranges = {text: name for text, name in ranges.items() if not speaks.search(text)}
    arguments = [values[v] for v, _, _ in there.variables]

    def assumed(name: str | None, text: str, open_: bool) -> None:
        if name is None and open_:
            name = f"open_{len(arguments) - len(there.variables) + 1}"
            binders.append(f"({name} : {text})")
        arguments.append(name or "ltac:(holds)")

    for text in there.ranges:
        assumed(ranges.get(text), text, binding)
    for hypothesis, text in zip(theorem.hypotheses, there.hypotheses, strict=True):
        place = node.hypotheses.index(hypothesis) if hypothesis in node.hypotheses else None
        given = _given(len(here.ranges) + place) if same and place is not None else None
        assumed(given, text, not instance and place is None)
    applied = " ".join([premise.name, *arguments])
    return f"fun {' '.join(binders)} => {applied}" if binders else applied


def tactic(node: Theorem) -> str:
    """The tactic of the node's rule, with what it needs to know: "mean value" is proved by rule_mean_value."""
    name = "rule_" + node.rule.replace(" ", "_").replace("-", "_")
    premises = [f"premise_{k + 1}" for k in range(len(node.premises))]
    arguments: list[str] = []
    if node.rule == "chain":
        arguments = [_listed(premises)]
    elif node.rule in _OF_PREMISES:
        arguments = premises[: _OF_PREMISES[node.rule]]
    if node.rule == "combine":
        arguments = [_listed([coq_term(t) for t in node.told]), _listed(premises[: len(node.told)])]
    elif node.rule in _TOLD:
        arguments += [coq_term(t) for t in node.told]
    return " ".join([name, *arguments]) + "."


def _listed(terms: Sequence[str]) -> str:
    """Terms as one argument of a tactic: (a, b, c), which Coq reads as ((a, b), c)."""
    return f"({', '.join(terms)})" if terms else "tt"
