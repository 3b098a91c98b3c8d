"""The pages that lead to the derivations: by subject, by textbook, by loss, and the map of the subjects.

Main statements: `front_page`, `subject_page`, `textbooks_page`, `losses_page`, `map_page`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from derive.notation.names import in_latex
from derive.publish import page, reading, standing
from derive.publish.site import maps
from derive.publish.site.books import BOOKS
from derive.publish.site.markup import Markup, formula, joined, tag
from derive.publish.site.record import Record
from derive.publish.site.sentences import title
from derive.publish.site.shell import Place, breadcrumbs, whole_page
from derive.punctuation import colon, space
from derive.translation import _

if TYPE_CHECKING:
    from derive.authoring.loss import Loss

HERE = Place("")


def address(name: str) -> str:
    return f"derivations/{name}.html"


def link(name: str, records: Mapping[str, Record]) -> Markup:
    return tag("a", title(records[name].title), href=address(name))


def _sign(record: Record) -> Markup | None:
    """A mark for what is not a plain theorem that was proved."""
    marks = []
    if record.kind != "theorem":
        marks.append(page.kind_word(record.kind))
    if record.verdict == "enclosed":
        marks.append(standing.verdict_word(record.verdict))
    return tag("span", " · ".join(marks), class_="kind") if marks else None


def _entries(names: Sequence[str], records: Mapping[str, Record]) -> Markup:
    return tag("ul", [tag("li", link(n, records), " ", _sign(records[n])) for n in names], class_="entries")


# ---- by subject


def front_page(records: Mapping[str, Record], subjects: Mapping[str, Sequence[str]]) -> Markup:
    """What this is, and the subjects with all their derivations."""
    enclosed = sum(record.verdict == "enclosed" for record in records.values())
    lead = _(
        "{count} derivations of information theory and of classification losses. Each step was checked by a small "
        "kernel, and what is printed is what was checked."
    ).format(count=len(records))
    ways = [
        tag("li", tag("a", words, href=address_), colon(), space(), told)
        for words, address_, told in (
            (
                _("The sources, claim by claim"),
                "sources.html",
                _("what two texts on cross-entropy say, and what of it is true"),
            ),
            (_("Losses"), "losses.html", _("value, gradient, second derivative, convexity and least value of each")),
            (_("By textbook"), "textbooks.html", _("where a book states it")),
            (_("The map"), "map.html", _("what rests on what")),
            (_("The rules and the verdicts"), "rules.html", _("what “proved” promises here")),
        )
    ]
    contents = tag(
        "ul", [_counted(s, len(names), f"#{_anchor(s)}") for s, names in subjects.items()], class_="contents"
    )
    sections = []
    for subject, names in subjects.items():
        heading = tag("h2", tag("a", reading.subject_word(subject), href=f"subject-{subject or 'other'}.html"))
        sections.append(tag("section", heading, _entries(names, records), id=_anchor(subject), class_="subject"))
    told = None
    if enclosed:
        told = _("{proved} are proved outright; {enclosed} rest on rigorous ball arithmetic at some step.")
        told = told.format(proved=len(records) - enclosed, enclosed=enclosed)
    content = joined(
        tag("h1", _("Derivations")),
        tag("p", lead, " ", told, class_="lead"),
        tag("ul", ways, class_="ways-in"),
        tag("nav", contents, aria_label=_("Subjects")),
        *sections,
    )
    return whole_page(_("Derivations"), content, HERE, "index.html", kind="front")


def _counted(subject: str, count: int, to: str) -> Markup:
    """A subject with the number of its derivations, in a list of subjects."""
    return tag("li", tag("a", reading.subject_word(subject), href=to), " ", tag("span", str(count), class_="count"))


def _anchor(subject: str) -> str:
    return subject or "other"


def subject_page(subject: str, names: Sequence[str], records: Mapping[str, Record]) -> Markup:
    """The derivations of a subject with what they state, and the map of what rests on what among them."""
    drawing, alone = maps.subject_map(names, records, "")
    items = []
    for name in names:
        shown = tag("div", Markup(records[name].claim), class_="formula")
        items.append(tag("li", tag("h2", link(name, records), " ", _sign(records[name])), shown, id=name))
    map_ = None
    if drawing is not None:
        told = _("Each derivation stands to the right of those it rests on; those that stand alone here are left out.")
        map_ = tag("section", tag("h2", _("What rests on what")), tag("p", told) if alone else None, drawing)
    content = joined(
        breadcrumbs(("index.html", _("Subjects"))),
        tag("h1", reading.subject_word(subject)),
        tag("p", _("{count} derivations, each after those it cites").format(count=len(names)), class_="lead"),
        tag("ol", items, class_="statements"),
        map_,
    )
    return whole_page(reading.subject_word(subject), content, HERE, kind="list")


def map_page(records: Mapping[str, Record], subjects: Mapping[str, Sequence[str]]) -> Markup:
    links = [_counted(s, len(names), f"subject-{s or 'other'}.html") for s, names in subjects.items()]
    content = joined(
        tag("h1", _("What rests on what")),
        tag(
            "p",
            _(
                "Each subject stands to the right of those that its derivations rest on. The page of a subject has "
                "the map of its own derivations, the page of a derivation the map of what is near it."
            ),
            class_="lead",
        ),
        maps.overview(records, list(subjects)),
        tag("ul", links, class_="contents"),
    )
    return whole_page(_("What rests on what"), content, HERE, "map.html", kind="list")


# ---- by textbook


def textbooks_page(records: Mapping[str, Record]) -> Markup:
    """The books and papers, each with what the catalogue has of it, by number."""
    books: dict[str, list[tuple[str, str]]] = {}
    for record in records.values():
        for source in filter(None, (part.strip() for part in record.source.split(";"))):
            book, number = _split(source)
            books.setdefault(book, []).append((number, record.name))
    sections = []
    for book in sorted(books):
        rows = sorted(books[book], key=lambda row: (_sort_key(row[0]), row[1]))
        items = [
            tag("li", tag("span", number or "—", class_="number"), link(name, records), " ", _sign(records[name]))
            for number, name in rows
        ]
        full = BOOKS.get(book)
        told = tag("p", full, class_="book") if full else None
        sections.append(tag("section", tag("h2", book), told, tag("ul", items, class_="numbered")))
    lead = _("Where a book or a paper states what is derived here. The derivations are our own.")
    content = joined(tag("h1", _("By textbook")), tag("p", lead, class_="lead"), *sections)
    return whole_page(_("By textbook"), content, HERE, "textbooks.html", kind="list")


def _split(source: str) -> tuple[str, str]:
    """ "Cover & Thomas 2006, 2.6.3" as the book and the number in it."""
    found = re.fullmatch(r"(.*\b\d{4}[a-z]?),\s*(.+)", source)
    return (found[1], found[2]) if found else (source, "")


def _sort_key(number: str) -> tuple[list[int], str]:
    return [int(part) for part in re.findall(r"\d+", number)], number


# ---- by loss


def losses_page(losses: Sequence[Loss], records: Mapping[str, Record]) -> Markup:
    """Each loss with its value, derivatives, convexity and least value, as far as the catalogue has them."""
    sections = []
    for loss in losses:
        rows: list[tuple[Markup | str, list[str]]] = [(_("Value"), [loss.value])]
        rows += [(_partial(1, x), [name]) for x, name in loss.gradients.items()]
        rows += [(_partial(2, x), [name]) for x, name in loss.hessians.items()]
        rows += [(_("Convexity"), list(loss.convexity)), (_("Least value"), list(loss.minimum))]
        rows.append((_("See also"), [*loss.rests_on, *loss.variants]))
        shown = [
            joined(tag("dt", word), tag("dd", tag("ul", [tag("li", link(n, records)) for n in known])))
            for word, names in rows
            if (known := [n for n in dict.fromkeys(names) if n in records])
        ]
        if not shown:
            continue
        formula = tag("div", Markup(records[loss.value].claim), class_="formula") if loss.value in records else None
        also = _("In libraries: {names}").format(names=", ".join(loss.aliases)) if loss.aliases else ""
        sections.append(
            tag(
                "section",
                tag("h2", tag("code", loss.name)),
                tag("p", _(loss.row), class_="book"),
                formula,
                tag("dl", shown),
                tag("p", also, class_="aliases") if also else None,
                id=loss_anchor(loss.name),
                class_="loss",
            )
        )
    contents = [
        tag("li", tag("a", loss.name, href=f"#{loss_anchor(loss.name)}")) for loss in losses if loss.value in records
    ]
    lead = _("What is proved of each loss, per item and before any reduction.")
    content = joined(
        tag("h1", _("Losses")),
        tag("p", lead, class_="lead"),
        tag("nav", tag("ul", contents, class_="contents small"), aria_label=_("Losses")),
        *sections,
    )
    return whole_page(_("Losses"), content, HERE, "losses.html", kind="list")


def loss_anchor(name: str) -> str:
    return f"loss-{name}"


def _partial(order: int, argument: str) -> Markup:
    """∂/∂x of a loss, ∂²/∂x², or ∂²/∂(x, y)."""
    names = [in_latex(name) for name in argument.split(",")]
    above = r"\partial" if order == 1 else rf"\partial^{order}"
    below = names[0] + (f"^{order}" if order > 1 else "") if len(names) == 1 else f"({', '.join(names)})"
    return formula(rf"{above} / \partial {below}")
