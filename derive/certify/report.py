"""The numbers of docs/certificates.md, from the list of what is certified.

    python -m derive.certify.report

prints the tables; with --write it puts them into the page, between the two comments that mark their place, and the
certificate that the page shows.

Main statements: `tables`, `BEGIN`, `END`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from derive.catalogue import find, index
from derive.certify.certificate import Certificate
from derive.certify.gathering import gathered
from derive.certify.recorded import Recorded, recorded, recorded_seconds

BEGIN, END = "<!-- the tables of `python -m derive.certify.report` -->", "<!-- end of the tables -->"
PAGE = Path(__file__).parents[2] / "docs" / "certificates.md"
_SHOWN = re.compile(r"(```console\n\$ derive show (\w+) --format coq\n).*?```", re.DOTALL)
_RULES = re.compile(r"\(([^)]*)\)")


def tables() -> str:
    """Certified derivations and steps by subject; then what is not certified, by reason, theorem by theorem."""
    entries = recorded()
    subjects = {name: listed.module.split(".")[1] for name, listed in index().items() if name in entries}
    rows = [
        "| subject | derivations | certified | steps | accepted |",
        "|---------|------------:|----------:|------:|---------:|",
    ]
    for subject in sorted(set(subjects.values())):
        rows.append(_row(subject, [entries[name] for name in subjects if subjects[name] == subject]))
    rows += [_row("all", [entries[name] for name in subjects]), "", _effort([entries[name] for name in subjects])]
    reasons: dict[str, list[str]] = {}
    for name in subjects:
        if not entries[name].certified:
            reasons.setdefault(_reason(name, entries), []).append(name)
    for reason, names in sorted(reasons.items(), key=lambda item: (-len(item[1]), item[0])):
        rows += ["", f"**{reason}** ({len(names)}): {', '.join(f'`{name}`' for name in sorted(names))}."]
    return "\n".join(rows) + "\n"


def _row(subject: str, entries: list[Recorded]) -> str:
    good = sum(entry.certified for entry in entries)
    steps, accepted = sum(e.steps for e in entries), sum(e.steps - e.failed - e.untried for e in entries)
    return f"| {subject} | {len(entries)} | {good} | {steps} | {accepted} |"


def _effort(entries: list[Recorded]) -> str:
    """How hard was tried."""
    told = f"When the list was made, Coq had {recorded_seconds()} seconds for each sentence of a proof; "
    untried = [e for e in entries if e.untried]
    if not untried:
        return told + "each step was tried."
    count = sum(e.untried for e in untried)
    return f"{told}{count} steps of {len(untried)} derivations were not tried, and count as not accepted."


def _reason(name: str, entries: Mapping[str, Recorded]) -> str:
    """In a few words: the rules whose steps fail, what it cites, or what has no counterpart."""
    why = entries[name].why
    if why.startswith("it rests on "):
        return "cites what is not certified"
    rules = Counter(_RULES.findall(why))
    return f"a step by the rule {min(rules)}" if rules else why


def _certificate(name: str) -> str:
    found = gathered([find(name)])[name]
    assert isinstance(found, Certificate)
    return found.file


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        before = _SHOWN.sub(lambda found: f"{found[1]}{_certificate(found[2])}```", before)
        PAGE.write_text(f"{before}{BEGIN}\n\n{tables()}\n{END}{rest.partition(END)[2]}", encoding="utf-8")
    else:
        print(tables(), end="")
