"""The page of one derivation: what its record says, and its place among the others.

Main statements: `derivation_page`; `about_in_words`, `figure`, `copies`, its parts that a page by itself has too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from derive.certify.recorded import certificate_of
from derive.publish import page, reading, standing
from derive.publish.pictures.drawing import Picture
from derive.publish.site import maps
from derive.publish.site.markup import Markup, joined, tag, text
from derive.publish.site.record import Record
from derive.publish.site.sentences import plain_title, sentence, title
from derive.publish.site.shell import Place, breadcrumbs, whole_page
from derive.punctuation import comma
from derive.translation import _

PLACE = Place("../")
_MANY = 12  # so many derivations that use this one are listed before the rest is folded away


def derivation_page(
    record: Record,
    records: Mapping[str, Record],
    used_by: Mapping[str, Sequence[str]],
    neighbours: tuple[str | None, str | None],
    losses: Mapping[str, str],
    pictures: Sequence[Picture] = (),
) -> Markup:
    """`used_by`: for each name those that cite it; `neighbours`: before and after it within its subject; `losses`: the
    anchors of the losses that a page tells of, by name; `pictures`: those that stand below its statement."""
    subject_page = f"../subject-{record.subject or 'other'}.html"
    content = joined(
        breadcrumbs((subject_page, reading.subject_word(record.subject))),
        tag("h1", title(record.title)),
        _about(record, losses),
        tag("p", Markup(record.told), class_="summary") if record.told else None,
        Markup(record.stated),
        [figure(picture) for picture in pictures],
        Markup(record.body),
        _relations(record, records, used_by),
        copies(record),
        _neighbours(neighbours, records),
    )
    return whole_page(plain_title(record.title), content, PLACE, kind="derivation")


def figure(picture: Picture) -> Markup:
    return tag("figure", Markup(picture.svg), tag("figcaption", sentence(picture.caption)), class_="picture")


def about_in_words(record: Record) -> Markup:
    """The line under the title: kind, verdict, claims, losses, textbook, name."""
    return _about(record, {}, linked=False)


def _about(record: Record, losses: Mapping[str, str], linked: bool = True) -> Markup:
    """The same, with links to the pages that tell of each."""

    def link(address: str, *words: str) -> Markup:
        return tag("a", *words, href=f"../{address}") if linked else joined(words)

    mark = tag("span", standing.verdict_sign(record.verdict), aria_hidden="true", class_="sign")
    parts = [
        text(page.kind_word(record.kind)),
        link("rules.html#verdicts", mark, " ", standing.verdict_word(record.verdict)),
    ]
    certificate = certificate_of(record.name, record.statement)
    if certificate is not None:
        word = standing.certificate_word(certificate)
        meaning = standing.certificate_meaning(certificate, record.in_other_letters)
        parts.append(tag("span", word, title=meaning))
    claims = [claim for claim in record.claims if not claim.startswith("loss:")]
    if claims:
        links = [link(f"source-{claim[0].lower()}.html#{claim}", claim) for claim in claims]
        parts.append(joined(_("claims {claims}").format(claims=""), joined(links, between=comma())))
    for claim in record.claims:
        name = claim.removeprefix("loss:")
        if name != claim:
            shown = link(f"losses.html#{losses[name]}", name) if name in losses else text(name)
            parts.append(joined(_("loss {names}").format(names=""), shown))
    if record.source:
        parts.append(link("textbooks.html", record.source))
    parts.append(tag("code", record.name))
    return tag("p", joined(parts, between=" · "), class_="about")


def _relations(record: Record, records: Mapping[str, Record], used_by: Mapping[str, Sequence[str]]) -> Markup | None:
    below = [name for name in record.cites if name in records]
    above = [name for name in used_by.get(record.name, ()) if name in records]
    if not below and not above:
        return None
    columns = [
        tag("div", tag("h2", heading, class_="minor"), _list(names, records, none), class_="column")
        for heading, names, none in (
            (_("Rests on"), below, _("Nothing but the rules.")),
            (_("Used by"), above, _("Nothing yet.")),
        )
    ]
    drawing = maps.neighbourhood(record.name, records, used_by)
    return tag("section", tag("div", columns, class_="columns"), drawing, class_="relations")


def _list(names: Sequence[str], records: Mapping[str, Record], none: str) -> Markup:
    if not names:
        return tag("p", none, class_="none")
    items = [tag("li", tag("a", title(records[name].title), href=f"{name}.html")) for name in names]
    shown = tag("ul", items[:_MANY])
    if len(items) <= _MANY:
        return shown
    more = _("{count} more").format(count=len(items) - _MANY)
    return joined(shown, tag("details", tag("summary", more), tag("ul", items[_MANY:]), class_="more-of-them"))


def copies(record: Record) -> Markup:
    """The buttons, which a script makes work; without it the texts can be unfolded."""
    shown = []
    for label, content in record.copies:
        place = f"copy-{label.lower()}"
        button = tag("button", _("Copy"), type="button", data_copy=place, data_done=_("Copied"), hidden=True)
        source = tag("pre", tag("code", content, id=place), tabindex="0", aria_label=label)
        shown.append(tag("details", tag("summary", label), button, source))
    heading = tag("h2", _("To take along"), class_="minor")
    return tag("section", heading, tag("div", shown, class_="copies"), class_="take")


def _neighbours(neighbours: Iterable[str | None], records: Mapping[str, Record]) -> Markup:
    before, after = neighbours
    links = []
    for name, arrow, relation in ((before, "← {title}", "prev"), (after, "{title} →", "next")):
        if name is not None:
            start, end = arrow.split("{title}")
            links.append(tag("a", start, title(records[name].title), end, href=f"{name}.html", rel=relation))
    return tag("nav", links, class_="neighbours", aria_label=_("Before and after in this subject"))
