"""What the search looks in: a script that holds for each page its title and words, so that no server is needed.

Main statement: `search_index`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from derive.publish import page, reading
from derive.publish.site import rules
from derive.publish.site.lists import address, loss_anchor
from derive.publish.site.record import Record
from derive.publish.site.sentences import plain_title
from derive.translation import _

if TYPE_CHECKING:
    from derive.authoring.loss import Loss
    from proofs.claims import Claim


def search_index(records: Mapping[str, Record], losses: Sequence[Loss], claims: Sequence[Claim]) -> str:
    """Rows of (title, what it is, address, further words to be found by)."""
    rows: list[tuple[str, str, str, str]] = []
    for record in records.values():
        words = [record.name.replace("_", " "), record.name, record.source, *record.claims, record.title]
        what = " · ".join((page.kind_word(record.kind), reading.subject_word(record.subject)))
        rows.append((plain_title(record.title), what, address(record.name), " ".join(words)))
    for loss in losses:
        if loss.value in records:
            words = [loss.name.replace("_", " "), _(loss.row), *loss.aliases]
            rows.append((loss.name, _("Loss"), f"losses.html#{loss_anchor(loss.name)}", " ".join(words)))
    for claim in claims:
        where = f"source-{claim.id[0].lower()}.html#{claim.id}"
        rows.append((f"{claim.id}: {_(claim.words)}", _("Claim"), where, _(claim.finding)))
    for group in rules.RULES:
        for rule in group.rules:
            rows.append((_(rule.heading), _("Rule"), f"rules.html#{rules.anchor(rule.name)}", rule.name))
    data = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    for sign, code in (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        data = data.replace(sign, code)
    return f"window.DERIVATIONS={data};\n"
