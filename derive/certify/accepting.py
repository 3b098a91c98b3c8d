"""When a certificate is accepted, and the files that Coq is asked about.

A certificate is accepted if coqc accepts the file it stands in, `Print Assumptions` names for its theorem (and for the
point at which its hypotheses hold) nothing but the axioms of ALLOWED, the text holds none of the words that let a proof
go without one, and its theorem, read back from the text, is that of the page. Many certificates stand in one file, each
in its module.

Main statements: `ALLOWED`, `is_allowed`, `forbidden_word`, `misstatement`, `objection`, `batch_text`, `accepted`,
`Refused`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from derive.certify.certificate import LIBRARY, Certificate, defined, vocabulary
from derive.certify.coq import SECONDS_FOR_A_STEP, compile_file, library, working_folder
from derive.certify.reasons import NO_THEOREM, a_word_that_proves_nothing, another_statement, beyond_axioms
from derive.notation.coq_round_trip import check_statement
from derive.notation.coq_syntax import CoqError

# What occurs in certificates. The real numbers of Coq's standard library, and Coquelicot, rest on these; the tactic
# `interval` computes with the processor's integers and floating-point numbers.
ALLOWED = {
    "ClassicalDedekindReals.sig_forall_dec": "of a property that each natural number has or has not, either all have "
    "it, or one can be named that has not",
    "ClassicalDedekindReals.sig_not_dec": "of each proposition it can be said whether its negation holds",
    "FunctionalExtensionality.functional_extensionality_dep": "functions with equal values are equal",
    "Classical_Prop.classic": "each proposition holds or does not",
}
ALLOWED_PREFIXES = ("PrimInt63.", "Uint63.", "PrimFloat.", "FloatAxioms.")

_FORBIDDEN = re.compile(
    r"\b(Admitted|admit|give_up|Axioms?|Parameters?|Conjectures?|Hypothes[ie]s|Variables?|Declare|Unset|bypass_check|Admit)\b"
)
_COMMENT = re.compile(r"\(\*|\*\)")


def without_comments(text: str) -> str:
    """The text without its comments, which may be nested."""
    kept, depth, at = [], 0, 0
    for mark in _COMMENT.finditer(text):
        if depth == 0:
            kept.append(text[at : mark.start()])
        depth = max(depth + (1 if mark[0] == "(*" else -1), 0)
        at = mark.end()
    return "".join((*kept, text[at:] if depth == 0 else ""))


def forbidden_word(text: str) -> str | None:
    """A word that lets a proof go without one, where the text holds any."""
    found = _FORBIDDEN.search(without_comments(text))
    return found[0] if found else None


def batch_text(certificates: Sequence[Certificate], seconds: int, one_by_one: bool = False) -> str:
    """One file with all of these certificates, each after those it needs; Coq has so many seconds for each sentence of
    them. What they rest on is asked at the end: of all together, which takes as long as of one, or one by one."""
    places = {c.name: ", ".join(f"{c.name}.{x}" for x in c.final_lemmas) for c in certificates}
    if not one_by_one:
        places = {_ALL: ", ".join(places.values())}
    questions = "".join(
        f'Definition what_{name} := ({proofs}).\nGoal True. idtac "== {name}". Abort.\nPrint Assumptions what_{name}.\n'
        for name, proofs in places.items()
    )
    bounded = (f"Set Default Timeout {seconds}.", *(c.module for c in certificates), "Unset Default Timeout.")
    return "\n".join((LIBRARY, *map(defined, vocabulary(certificates).items()), *bounded, questions))


@dataclass(frozen=True, slots=True)
class Refused:
    """coqc does not accept a file; the name of the first certificate that it complains of, where it names any."""

    name: str | None


def accepted(certificates: Sequence[Certificate], seconds: int = SECONDS_FOR_A_STEP) -> dict[str, str] | Refused:
    """For each certificate "" where it is accepted, else why not. Coq has so many seconds for a sentence."""
    axioms = _asked(batch_text(certificates, seconds))
    if not isinstance(axioms, Refused) and not all(map(is_allowed, axioms.get(_ALL, {_NOTHING}))):
        axioms = _asked(batch_text(certificates, seconds, one_by_one=True))
    if isinstance(axioms, Refused):
        return axioms
    found: dict[str, str] = {}
    for c in certificates:
        beyond = sorted(a for a in axioms.get(c.name, axioms.get(_ALL, {_NOTHING})) if not is_allowed(a))
        found[c.name] = objection(c, beyond) or ""
    return found


def objection(c: Certificate, beyond: Sequence[str] = ()) -> str | None:
    """Why a certificate that Coq accepts is not accepted, given the axioms beyond those allowed that it rests on."""
    if (word := forbidden_word(c.module)) is not None:
        return a_word_that_proves_nothing(word)
    return beyond_axioms(beyond) if beyond else misstatement(c)


_ALL = "everything"
_NOTHING = "what was not printed"


def _asked(text: str) -> dict[str, set[str]] | Refused:
    """What the theorems of a file rest on."""
    with working_folder() as folder:
        file = folder / "certificates.v"
        file.write_text(text, encoding="utf-8")
        said = compile_file(file, library().options)
    return Refused(_blamed(said.output, text)) if said.code else assumptions(said.output)


def _blamed(output: str, text: str) -> str | None:
    """The module in which the error is that coqc speaks of."""
    error = re.search(r'^File "[^"]*", line (\d+), characters [-\d]+:\s*^Error', output, re.MULTILINE)
    if error is None:
        return None
    before = text.splitlines()[: int(error[1])]
    modules = (re.fullmatch(r"(Module|End) (\w+)\.", line) for line in reversed(before))
    last = next((found for found in modules if found is not None), None)
    return last[2] if last is not None and last[1] == "Module" else None


def misstatement(c: Certificate) -> str | None:
    """How the theorem that stands in the text differs from that of the page, read back with its definitions."""
    statement = stated_in(c.module, c.name)
    defining = [text for _, text in (*c.definitions, *c.own_definitions)]
    if statement is None:
        return NO_THEOREM
    try:
        check_statement(statement, defining, c.theorem.hypotheses, c.theorem.conclusion)
    except CoqError as error:
        return another_statement(error)
    return None


def stated_in(text: str, name: str) -> str | None:
    """The statement of the theorem of that name, where the text holds exactly one."""
    found = re.findall(rf"^Theorem {re.escape(name)} :\n(.*?)\.\nProof\.$", text, re.MULTILINE | re.DOTALL)
    return found[0] if len(found) == 1 else None


def is_allowed(axiom: str) -> bool:
    return axiom in ALLOWED or axiom.startswith(ALLOWED_PREFIXES)


def assumptions(output: str) -> dict[str, set[str]]:
    """What the theorems of each module rest on, from what coqc printed."""
    found: dict[str, set[str]] = {}
    for part in re.split(r"^== ", output, flags=re.MULTILINE)[1:]:
        name, _, told = part.partition("\n")
        names = found.setdefault(name.strip(), set())
        names |= _named(told.splitlines()) if told.startswith(_HEADS) else {_NOTHING}
    return found


def _named(lines: Iterable[str]) -> set[str]:
    """The names in "Axioms: a : … b : …"; each begins a line, and its type goes on in lines that are set in."""
    return {line.split()[0] for line in lines if line[:1].strip() and not line.startswith(_HEADS)}


_HEADS = ("Axioms:", "Closed under the global context")
