"""How far certificates go: for each rule how many steps Coq accepts, and the first ones it does not.

    python -m derive.certify.survey [--show N] [--rule RULE] [--believed] [--source] [--seconds S] [NAME…]

For those who write the library and the tactics; a reader's command is `derive certify`.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence

from derive.catalogue import find, index
from derive.certify.certificate import Certificate
from derive.certify.coq import SECONDS_FOR_A_STEP, Answer
from derive.certify.gathering import NotInCertificate, gathered
from derive.certify.lemmas import Lemma
from derive.certify.steps import Effort, try_steps


def survey(names: Sequence[str], show: int, rule: str | None, believed: bool, source: bool, limit: int) -> None:
    found = gathered([find(name) for name in names])
    certificates = [c for c in found.values() if isinstance(c, Certificate)]
    unwritten = {name: c for name, c in found.items() if isinstance(c, NotInCertificate)}
    by_name = {c.name: c for c in certificates}
    effort = Effort(limit)
    answers = try_steps(certificates, by_name, lambda: print(".", end="", flush=True), believed=believed, effort=effort)
    print()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    failed: dict[str, list[tuple[str, Lemma, Answer]]] = defaultdict(list)
    seconds: Counter[str] = Counter()
    for c in certificates:
        for x in c.lemmas:
            answer = answers[c.name, x.name]
            counts[x.rule]["proved" if answer.proved else "failed"] += 1
            seconds[x.rule] += answer.seconds  # type: ignore[assignment]
            if not answer.proved:
                failed[x.rule].append((c.name, x, answer))
    total = Counter[str]()
    for name, count in sorted(counts.items(), key=lambda item: -item[1]["failed"]):
        total.update(count)
        print(f"{name:34s} {count['proved']:5d} of {sum(count.values()):5d}   {seconds[name]:8.1f} s")
    print(f"{'all steps':34s} {total['proved']:5d} of {sum(total.values()):5d}")
    whole = sum(all(answers[c.name, x.name].proved for x in c.lemmas) for c in certificates)
    print(f"derivations with every own step    {whole:5d} of {len(found):5d}; not in Coq: {len(unwritten)}")
    for why, count_ in Counter(str(c.why) for c in unwritten.values()).most_common(20):
        print(f"   {count_:4d}  {why}")
    for name, cases in sorted(failed.items(), key=lambda item: -len(item[1])):
        if rule is not None and name != rule:
            continue
        for where, lemma, answer in cases[:show]:
            print(f"\n---- {name}: {where}.{lemma.name}  ({answer.seconds:.1f} s)\n  {lemma.statement}")
            if source:
                print("\n".join(lemma.proof))
            print(f"  => {answer.error}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--show", type=int, default=2)
    parser.add_argument("--rule")
    parser.add_argument("--believed", action="store_true")
    parser.add_argument("--source", action="store_true")
    parser.add_argument("--seconds", type=int, default=SECONDS_FOR_A_STEP)
    given = parser.parse_args()
    survey(given.names or list(index()), given.show, given.rule, given.believed, given.source, given.seconds)
