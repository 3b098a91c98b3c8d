"""The whole catalogue as one document in Typst: contents, how to read it, notation, the derivations by subject, an
index of theorems and one of claims. Formulas come with words for screen readers.

Main statements: `article` (the document), `extract` (some derivations only).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from itertools import groupby

from derive.authoring.derivation import Derivation
from derive.notation.typst_names import quoted as string
from derive.publish import defined, page, reading, standing
from derive.publish.article import natural_order
from derive.publish.pictures.drawing import Picture
from derive.publish.typst.entry import Place, definition_rows, entry
from derive.publish.typst.formulas import spoken
from derive.publish.typst.markup import escaped
from derive.publish.typst.pdf import Fonts
from derive.publish.typst.words import sentence
from derive.punctuation import colon, space, stop
from derive.translation import _, language

_FAMILIES = Fonts().families

Pictures = Mapping[str, Sequence[Picture]]  # of derivations, by name
_NONE: Pictures = {}
_VERDICTS = ("proved", "enclosed")


def article(derivations: Sequence[Derivation], families: Sequence[str] = _FAMILIES, pictures: Pictures = _NONE) -> str:
    """All derivations, gathered by subject and each after those it rests on, as one document."""
    with spoken():
        return _article(derivations, families, pictures)


def _article(derivations: Sequence[Derivation], families: Sequence[str], pictures: Pictures) -> str:
    ordered = reading.reading_order(derivations)
    subjects = [(name, list(group)) for name, group in groupby(ordered, key=reading.subject)]
    places = _places(subjects)
    lines = [
        *_head(_title(), families),
        *_first_page(subjects),
        *_how_to_read(ordered),
        *_notation(ordered),
    ]
    for k, (name, group) in enumerate(subjects, 1):
        lines += [*_chapter(f"subject:{name}", reading.subject_word(name), f"{k}"), *_contents_of(group, places)]
        lines += (entry(d, places, pictures.get(d.name, ())) for d in group)
    lines += [*_index_of_theorems(ordered, places), *_index_of_claims(ordered, places)]
    return "\n".join(lines) + "\n"


def extract(derivations: Sequence[Derivation], families: Sequence[str] = _FAMILIES, pictures: Pictures = _NONE) -> str:
    """Some derivations, one after the other, without contents and indexes."""
    with spoken():
        return _extract(reading.reading_order(derivations), families, pictures)


def _extract(ordered: Sequence[Derivation], families: Sequence[str], pictures: Pictures) -> str:
    number = "{}" if len(ordered) > 1 else ""
    places = {d.name: Place(number.format(k), _users(d.name, ordered)) for k, d in enumerate(ordered, 1)}
    title = _(ordered[0].title) if len(ordered) == 1 else _count(ordered)
    lines = [*_head(title, families, whole=False), f"#set page(header: running([{sentence(title)}]))"]
    lines += (entry(d, places, pictures.get(d.name, ())) for d in ordered)
    lines.append("#notes[")
    if any(map(defined.uses_a_log_b, ordered)):
        lines += [sentence(defined.a_log_b_convention()), ""]
    return "\n".join([*lines, *_verdicts(ordered), "]"]) + "\n"


def _places(subjects: Sequence[tuple[str, Sequence[Derivation]]]) -> dict[str, Place]:
    everything = [d for _name, group in subjects for d in group]
    users: dict[str, list[str]] = {}
    for derivation in everything:
        for name in page.rests_on(derivation):
            users.setdefault(name, []).append(derivation.name)
    return {
        d.name: Place(f"{k}.{j}", tuple(user for user in users.get(d.name, ()) if user != d.name))
        for k, (_name, group) in enumerate(subjects, 1)
        for j, d in enumerate(group, 1)
    }


def _users(name: str, derivations: Sequence[Derivation]) -> tuple[str, ...]:
    return tuple(d.name for d in derivations if name in d.cites and d.name != name)


def _head(title: str, families: Sequence[str], whole: bool = True) -> list[str]:
    """The pages' style; an extract has no chapters."""
    style = files("derive.publish.typst").joinpath("style.typ").read_text(encoding="utf-8")
    code, _script, region = language().partition("_")
    fonts = "".join(f"{string(family)}, " for family in families)
    regions = {"Hans": "cn", "Hant": "tw"}
    place = string(regions[region]) if region in regions else "none"
    said = f"#let chapters = {str(whole).lower()}"
    return [said, style, f"#show: article.with({string(title)}, {string(code)}, {place}, ({fonts}))", ""]


def _title() -> str:
    return _("Derivations in information theory and classification losses")


def _count(derivations: Sequence[Derivation]) -> str:
    return _("{count} derivations, every step checked").format(count=len(derivations))


# ---- front matter


def _first_page(subjects: Sequence[tuple[str, Sequence[Derivation]]]) -> list[str]:
    everything = [d for _name, group in subjects for d in group]
    rows = [("front:how", "", _("How to read this"))]
    if defined.definitions(term for d in everything for term in page.formulas(d)):
        rows.append(("front:notation", "", _("Notation")))
    rows += ((f"subject:{name}", str(k), reading.subject_word(name)) for k, (name, _group) in enumerate(subjects, 1))
    rows.append(("back:theorems", "", _("Index of theorems")))
    if any(d.claims for d in everything):
        rows.append(("back:claims", "", _("Index of claims")))
    listed = (f"  ({string(name)}, [{number}], [{escaped(word)}])," for name, number, word in rows)
    counted = {verdict: sum(d.verdict == verdict for d in everything) for verdict in _VERDICTS}
    verdicts = "".join(
        f"({string(verdict)}, [{count} {escaped(standing.verdict_word(verdict))}]), "
        for verdict, count in counted.items()
        if count
    )
    about = f"[{escaped(_title())}], [{escaped(_count(everything))}], ({verdicts}), [{escaped(_('Contents'))}]"
    return [f"#title-page({about})[#listed(", *listed, ")]"]


def _chapter(label: str, title: str, number: str = "") -> list[str]:
    """A part on pages of its own."""
    return ["", f"#set page(header: running([{escaped(title)}]))", *_heading(label, title, number)]


def _heading(label: str, title: str, number: str = "") -> list[str]:
    return ["", f"#chapter({string(label)}, {string(number)}, [{escaped(title)}])"]


def _how_to_read(derivations: Sequence[Derivation]) -> list[str]:
    lines = [
        f"#set page(header: running([{escaped(_title())}]))",
        *_heading("front:how", _("How to read this")),
        escaped(
            _(
                "Every formula on these pages was written by the program that checked it, from the very object it "
                "checked. Each step has its reason beside it. There (a) refers to a hypothesis of the "
                "statement, (1) to what was shown on the way, and (1.1) to another statement. What a statement rests "
                "on stands before it: the range of every variable, and all hypotheses. Under every title stand the "
                "name of the derivation in the catalogue, the claims it settles, where a textbook has it, and its "
                "verdict:"
            )
        ),
        "",
    ]
    lines += _verdicts(derivations)
    if any(d.kind == "refutation" for d in derivations):
        refuted = _(
            "A refutation shows that something often said is false: an instance is proved to meet every "
            "hypothesis and to violate the claim."
        )
        lines += ["", sentence(refuted)]
    if any(map(defined.uses_a_log_b, derivations)):
        lines += ["", sentence(defined.a_log_b_convention())]
    return lines


def _verdicts(derivations: Sequence[Derivation]) -> list[str]:
    """What the verdicts promise that occur."""
    lines = []
    for verdict in _VERDICTS:
        if any(d.verdict == verdict for d in derivations):
            word, meaning = escaped(standing.verdict_word(verdict)), sentence(standing.verdict_meaning(verdict))
            lines.append(f"#verdict({string(verdict)}, [{word}])[{colon()}{space()}{meaning}{stop()}]")
    certified = standing.what_certified_means(derivations)
    if certified is not None:
        word, meaning = escaped(certified[0]), sentence(certified[1])
        lines.append(f"#verdict(none, [{word}])[{colon()}{space()}{meaning}{stop()}]")
    return lines


def _notation(derivations: Sequence[Derivation]) -> list[str]:
    """Every named definition, once, as the equation it is."""
    used = defined.definitions(term for d in derivations for term in page.formulas(d))
    if not used:
        return []
    told = _(
        "Logarithms are natural unless a base is written. A definition abbreviates the formula beside it; at "
        "the right stands what it is meant for. What a statement is about, its own variables say."
    )
    rows = definition_rows(map(defined.definition_equation, used), ranges=True)
    return [*_heading("front:notation", _("Notation")), sentence(told), *rows]


def _contents_of(derivations: Sequence[Derivation], places: Mapping[str, Place]) -> list[str]:
    rows = (f"  ({string(d.name)}, [{places[d.name].number}], [{sentence(_(d.title))}])," for d in derivations)
    return ["#local-contents[#listed(", *rows, ")]"]


# ---- indexes


def _index_of_theorems(derivations: Sequence[Derivation], places: Mapping[str, Place]) -> list[str]:
    rows = [
        f"  ({string(d.name)}, none, [{sentence(_(d.title))} ({places[d.name].number})]),"
        for d in sorted(derivations, key=lambda d: _(d.title).casefold())
    ]
    return [*_chapter("back:theorems", _("Index of theorems")), "#index[#listed(", *rows, ")]"]


def _index_of_claims(derivations: Sequence[Derivation], places: Mapping[str, Place]) -> list[str]:
    claims: dict[str, list[Derivation]] = {}
    for derivation in derivations:
        for claim in derivation.claims:
            claims.setdefault(claim, []).append(derivation)
    if not claims:
        return []
    lines = [*_chapter("back:claims", _("Index of claims")), "#index["]
    for claim in sorted(claims, key=natural_order):
        loss = claim.removeprefix("loss:")
        said = claim if loss == claim else _("loss {names}").format(names=loss)
        lines.append(f"#claimed([{escaped(said)}])[#listed(")
        for d in claims[claim]:
            lines.append(f"  ({string(d.name)}, none, [{sentence(_(d.title))} ({places[d.name].number})]),")
        lines.append(")]")
    return [*lines, "]"]
