"""What the site knows of a derivation: enough for its page, and for the pages that list it.

A record is made of text only, so that it can be remembered by content and a page be made without proving anything
again. Its HTML still holds its formulas as TeX.

Main statements: `Record`, `record`, `recorder`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from derive.authoring.derivation import Derivation
from derive.notation.sympy_source import NoSource, sympy_source
from derive.publish import latex, markdown, page, reading, standing
from derive.publish.references import References
from derive.publish.shown import as_proved
from derive.publish.site.certificate import Certificates
from derive.publish.site.markup import Markup, joined, tag
from derive.publish.site.sentences import sentence
from derive.publish.site.statement import claim, recalled, statement
from derive.publish.site.steps import Path
from derive.publish.typst import fragment as typst
from derive.punctuation import colon, space, stop
from derive.translation import _

if TYPE_CHECKING:
    from derive.authoring.theorem import Entry


@dataclass(frozen=True, slots=True)
class Record:
    """title and summary are the author's English words; `told`, `claim`, `stated` and `body` are HTML in the reader's
    language.

    statement: by which the list of certificates knows what is stated; in_other_letters: is it shown in others than
    it was proved in; claim: the statement under its hypotheses, for lists; stated: the statement in its box, and the
    definitions it uses;
    body: all from there to the verdict; copies: for each notation the text that its button copies.
    """

    name: str
    title: str
    kind: str
    verdict: str
    statement: str
    in_other_letters: bool
    path: str
    claims: tuple[str, ...]
    source: str
    cites: tuple[str, ...]
    told: str
    claim: str
    stated: str
    body: str
    copies: tuple[tuple[str, str], ...]

    @property
    def subject(self) -> str:
        return reading.subject(self)

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @staticmethod
    def from_data(data: Mapping[str, Any]) -> Record:
        """What `as_data` gave, after it has been JSON. Raises KeyError or TypeError where it is not that."""
        found = {field.name: data[field.name] for field in fields(Record)}
        for name in ("claims", "cites"):
            found[name] = tuple(found[name])
        found["copies"] = tuple((str(label), str(text)) for label, text in found["copies"])
        return Record(**found)


Programs = Callable[[str], Iterable[tuple[str, str]]]


def recorder(entries: Iterable[Entry], programs: Programs = lambda name: ()) -> Callable[[Entry], Record]:
    """What makes the record of an entry, in the process that has proved it; `entries` are all that get a page.

    `programs` gives texts to be copied beside those that every derivation has, each with the name of its language.
    """
    own = {entry.name: entry for entry in entries}
    titles = {name: str(entry.title) for name, entry in own.items()}

    def made(entry: Entry) -> Record:
        cited = {name: own[name].theorem for name in entry.derivation.cites if name in own and name != entry.name}
        return record(entry.derivation, Certificates(entry.theorem, cited), titles, programs(entry.name))

    return made


RULES_PAGE = "../rules.html"  # from a derivation's page


def record(
    derivation: Derivation,
    certificates: Certificates,
    titles: Mapping[str, str],
    programs: Iterable[tuple[str, str]] = (),
    whole: Derivation | None = None,
    rules_page: str = RULES_PAGE,
) -> Record:
    """The record of a derivation with its certificates. `titles` are the titles of all with pages, `programs` texts
    to be copied beside those that every derivation has; `whole` is the derivation with all steps, where it is in brief.
    """
    references = References(derivation)
    path = None
    if derivation.blocks:
        path = Path(derivation, certificates, titles, rules_page).written(whole or derivation)
    stated = joined(statement(derivation, references), recalled(derivation))
    body = joined(
        tag("section", tag("h2", _("Derivation")), path, class_="path") if path else None,
        _verdict(derivation),
    )
    copies = [("LaTeX", latex.fragment(derivation)), ("Typst", typst.fragment(derivation))]
    copies.append(("Markdown", markdown.page(derivation)))
    with suppress(NoSource):  # the statement holds something that SymPy has no word for
        copies.append(("SymPy", sympy_source(derivation.statement)))
    return Record(
        derivation.name,
        str(derivation.title),
        derivation.kind,
        derivation.verdict,
        standing.stated(as_proved(derivation)),
        standing.in_other_letters(derivation),
        f"{reading.subject(derivation)}/{derivation.name}.py",
        derivation.claims,
        derivation.source,
        tuple(page.rests_on(derivation)),
        sentence(_(derivation.summary)) if derivation.summary else "",
        claim(derivation, references),
        stated,
        body,
        (*copies, *programs),
    )


def _verdict(derivation: Derivation) -> Markup:
    word = tag("strong", standing.verdict_word(derivation.verdict).capitalize())
    return tag(
        "p", word, colon(), space(), sentence(standing.verdict_meaning(derivation.verdict)), stop(), class_="verdict"
    )
