"""The source documents, claim by claim: what each sentence says, whether it is true, and what settles it.

Main statements: `sources_page`, `source_page`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from derive.publish import page
from derive.publish.site.lists import HERE, link
from derive.publish.site.markup import Markup, joined, tag
from derive.publish.site.record import Record
from derive.publish.site.sentences import sentence
from derive.publish.site.shell import breadcrumbs, whole_page
from derive.punctuation import comma
from derive.translation import _

if TYPE_CHECKING:
    from proofs.claims import Claim, Document


def answer(true: str) -> str:
    """Is it true, in words?"""
    return {"yes": _("true"), "no": _("false"), "in part": _("true in part"), "slip": _("inconsistent")}[true]


def _badge(claim: Claim) -> Markup:
    return tag("span", answer(claim.true), class_=f"answer {claim.true.replace(' ', '-')}")


def _counts(claims: Sequence[Claim]) -> str:
    count = Counter(claim.true for claim in claims)
    told = (
        _("{count} true").format(count=count["yes"]),
        _("{count} true in part").format(count=count["in part"]),
        _("{count} false").format(count=count["no"]),
        _("{count} inconsistent").format(count=count["slip"]),
    )
    kinds = ("yes", "in part", "no", "slip")
    found = comma().join(words for words, kind in zip(told, kinds, strict=True) if count[kind])
    return _("{all} claims: {counts}.").format(all=len(claims), counts=found)


def sources_page(documents: Sequence[Document], claims: Sequence[Claim]) -> Markup:
    """What the documents are, and all their claims in short."""
    sections = []
    for document in documents:
        own = [claim for claim in claims if claim.id.startswith(document.letter)]
        address = f"source-{document.letter.lower()}.html"
        rows = [
            tag(
                "li",
                tag("a", claim.id, href=f"{address}#{claim.id}", class_="number"),
                tag("span", sentence(_(claim.words)), class_="words"),
                _badge(claim),
            )
            for claim in own
        ]
        heading = tag("h2", tag("a", _(document.title), href=address))
        told = tag("p", sentence(_(document.about)), " ", _counts(own))
        sections.append(tag("section", heading, told, tag("ul", rows, class_="claims")))
    lead = _("Two texts from which people learn what cross-entropy is, read sentence by sentence.")
    title = _("The sources, claim by claim")
    content = joined(tag("h1", title), tag("p", lead, class_="lead"), *sections)
    return whole_page(title, content, HERE, "sources.html", kind="list")


_OTHER = re.compile(r"\b[A-Z]\d{1,2}\b")


def _with_links(words: str, known: Collection[str]) -> Markup:
    """A sentence that speaks of other claims by their numbers, these linked."""
    parts: list[Markup] = []
    end = 0
    for found in _OTHER.finditer(words):
        if found[0] in known:
            link_ = tag("a", found[0], href=f"source-{found[0][0].lower()}.html#{found[0]}")
            parts += [sentence(words[end : found.start()]), link_]
            end = found.end()
    return joined(parts, sentence(words[end:]))


def source_page(
    document: Document, claims: Sequence[Claim], known: Collection[str], records: Mapping[str, Record]
) -> Markup:
    """The claims of one document in their order, each with what to make of it and what settles it. `known` are the
    numbers of all claims."""
    items = []
    for claim in claims:
        settling = [record for record in records.values() if claim.id in record.claims]
        shown = [
            tag(
                "li",
                tag("p", link(record.name, records), " ", tag("span", page.kind_word(record.kind), class_="kind")),
                tag("div", Markup(record.claim), class_="formula"),
            )
            for record in settling
        ]
        heading = tag("h2", tag("span", claim.id, class_="number"), " ", _badge(claim))
        items.append(
            tag(
                "section",
                heading,
                tag("blockquote", tag("p", sentence(_(claim.words)))),
                tag("p", _with_links(_(claim.finding), known), class_="finding"),
                tag("ul", shown, class_="settling") if shown else None,
                id=claim.id,
                class_="claim",
            )
        )
    title = _(document.title)
    lead = tag("p", sentence(_(document.about)), class_="lead")
    told = tag(
        "p", _("What stands indented is what the text says, in our words; below it what a careful reader finds.")
    )
    content = joined(
        breadcrumbs(("sources.html", _("The sources, claim by claim"))), tag("h1", title), lead, told, *items
    )
    return whole_page(title, content, HERE, kind="list")
