"""The page that shows all pictures, each with the derivation that it is drawn from.

Main statement: `pictures_page`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from derive.publish.pictures.drawing import Picture
from derive.publish.site.derivation_page import figure
from derive.publish.site.lists import HERE
from derive.publish.site.markup import Markup, joined, tag
from derive.publish.site.record import Record
from derive.publish.site.sentences import title
from derive.publish.site.shell import whole_page
from derive.translation import _

PAGE = "pictures.html"


def pictures_page(pictures: Mapping[str, Sequence[Picture]], records: Mapping[str, Record]) -> Markup:
    """`pictures` by the names of derivations; the order is that of `records`."""
    lead = _("Each picture reads its formulas off a derivation, and is drawn through values that are certain.")
    sections = []
    for name, record in records.items():
        if pictures.get(name):
            heading = tag("h2", tag("a", title(record.title), href=f"derivations/{name}.html"))
            sections.append(tag("section", heading, [figure(picture) for picture in pictures[name]]))
    content = joined(tag("h1", _("Pictures")), tag("p", lead, class_="lead"), tag("div", sections, class_="gallery"))
    return whole_page(_("Pictures"), content, HERE, PAGE, kind="list")
