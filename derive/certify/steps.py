"""Which steps of some certificates Coq accepts, each on its own: a step that fails hides nothing about the others.

For the steps after it one that fails is taken as granted, so that nothing is certified here: that takes the whole file
(accepting.py). What came of a step is remembered, failures too, by the content of its statement, its proof, the
statements and definitions it uses, and the library.

Main statements: `try_steps`, `remembered_steps`, `step_keys`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from derive.cache import remember, remembered
from derive.certify.certificate import LIBRARY, Certificate, defined
from derive.certify.coq import Answer, Attempt, library, library_digest, try_lemmas
from derive.certify.lemmas import Lemma
from derive.parallel import in_parallel

_FILE = "coq-steps"
_LIMIT = 60_000
_BATCH = 6  # certificates in one process: starting Coq takes as long as some steps

_ROUND = 24  # batches after which what was found is written down

Steps = dict[tuple[str, str], Answer]  # by certificate and lemma


def try_steps(
    certificates: Sequence[Certificate],
    done: Callable[[], None] = lambda: None,
    to_do: Callable[[int], None] = lambda count: None,
    *,
    believed: bool = False,
) -> Steps:
    """What came of each lemma of these certificates; those they need are among them, each before what needs it.

    `believed`: what another version of the library proved is not tried again (for those who write the library).
    """
    library()  # before there are several processes that need it
    known = remembered(_FILE)
    keys, found = _recalled(certificates, known, believed)
    todo = [c for c in certificates if any((c.name, x.name) not in found for x in c.lemmas)]
    batches = [todo[k : k + _BATCH] for k in range(0, len(todo), _BATCH)]
    by_name = {c.name: c for c in certificates}
    to_do(len(batches))
    for k in range(0, len(batches), _ROUND):  # what was found so far is remembered, whatever happens later
        work = partial(_tried, by_name=by_name, found=dict(found))
        for fresh in in_parallel(work, batches[k : k + _ROUND], done):
            found |= fresh
            for place, answer in fresh.items():
                exact, any_library = keys[place]
                entry = [answer.proved, answer.error, round(answer.seconds, 2)]
                known[exact] = entry
                if answer.proved:
                    known[any_library] = entry
        remember(_FILE, dict(list(known.items())[-_LIMIT:]))
    return found


def remembered_steps(certificates: Sequence[Certificate]) -> Steps:
    """What is known of the lemmas of these certificates, and of those they need, which are among them."""
    return _recalled(certificates, remembered(_FILE), believed=False)[1]


def _recalled(
    certificates: Sequence[Certificate], known: Mapping[str, Any], believed: bool
) -> tuple[dict[tuple[str, str], tuple[str, str]], Steps]:
    """The keys of all lemmas, and the answers to those that are remembered."""
    statements = {f"{c.name}.{x.name}": x.statement for c in certificates for x in c.lemmas}
    keys: dict[tuple[str, str], tuple[str, str]] = {}
    found: Steps = {}
    for c in certificates:
        for x in c.lemmas:
            exact, any_library = keys[c.name, x.name] = step_keys(c, x, statements)
            answer = known.get(exact) or (known.get(any_library) if believed else None)
            if answer is not None:
                found[c.name, x.name] = Answer(bool(answer[0]), str(answer[1]), float(answer[2]))
    return keys, found


def step_keys(c: Certificate, lemma: Lemma, statements: Mapping[str, str]) -> tuple[str, str]:
    """What the answer to a lemma rests on: with the library as it is, and whatever the library is."""
    used = [statements[name if "." in name else f"{c.name}.{name}"] for name in lemma.uses]
    digest = hashlib.sha256()
    for text in (lemma.statement, *lemma.proof, *used, *(body for _, body in (*c.definitions, *c.own_definitions))):
        digest.update(" ".join(text.split()).encode() + b"\0")  # where lines end means nothing
    content = digest.hexdigest()[:32]
    return f"{content} {library_digest()[:16]}", content


def _tried(
    batch: Sequence[Certificate], by_name: Mapping[str, Certificate], found: Mapping[tuple[str, str], Answer]
) -> Steps:
    """The lemmas of a batch that are not known yet, in one process; the others, and cited theorems, are granted."""
    needed = [by_name[n] for n in dict.fromkeys(n for c in batch for n in c.needs) if by_name[n] not in batch]
    vocabulary = dict(d for c in (*needed, *batch) for d in c.definitions)
    opening = "\n".join((LIBRARY, *map(defined, vocabulary.items())))
    attempts: list[Attempt] = []
    places: list[tuple[str, str]] = []
    for c in needed:
        attempts.append(Attempt("", f"{opened(c)}\n{granted(c.theorem)}\nEnd {c.name}."))
    for c in batch:
        attempts.append(Attempt("", opened(c)))
        for x in c.lemmas:
            if (c.name, x.name) in found:
                attempts.append(Attempt("", granted(x)))
            else:
                attempts.append(Attempt(f"{c.name}.{x.name}", x.text(), granted(x)))
                places.append((c.name, x.name))
        attempts.append(Attempt("", f"End {c.name}."))
    return dict(zip(places, try_lemmas(opening, attempts), strict=True))


def granted(lemma: Lemma) -> str:
    return f"Axiom {lemma.name} : {lemma.statement}."


def opened(c: Certificate) -> str:
    return "\n".join((f"Module {c.name}.", *map(defined, c.own_definitions)))
