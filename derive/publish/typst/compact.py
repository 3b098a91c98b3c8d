"""A PDF with its small objects packed together and compressed, as PDF has allowed since 1.5 (and PDF/A-2 with it).

Typst writes every object that is no stream as it is. The structure that a screen reader goes by is made of thousands,
and trebles the size of a long document; packed into streams of their own they take a tenth of that. Nothing else is
changed: streams stay as they are, at other places.

Main statement: `compact`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence

_TOGETHER = 100  # objects in a stream
_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
_TRAILER = re.compile(rb"trailer\s*<<(.*)>>\s*\Z", re.DOTALL)
_ENTRY = 20  # bytes of a line of the table
_OBJECT = re.compile(rb"(\d+) 0 obj\s+(.*?)\s*endobj\s*\Z", re.DOTALL)


def compact(pdf: bytes) -> bytes:
    """The same document in fewer bytes; one whose objects are not found by a plain table is left as it is."""
    objects, trailer = _objects(pdf)
    if not objects:
        return pdf
    made = bytearray(pdf[: pdf.index(b"1 0 obj" if 1 in objects else b" obj")])
    loose = [number for number, body in objects.items() if not body.endswith(b"endstream")]
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    for number in sorted(objects.keys() - set(loose)):
        places[number] = (1, len(made), 0)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    size = max(objects) + 1
    for start in range(0, len(loose), _TOGETHER):
        together = loose[start : start + _TOGETHER]
        places |= {number: (2, size, k) for k, number in enumerate(together)}
        places[size] = (1, len(made), 0)
        made += b"%d 0 obj\n%s\nendobj\n" % (size, _packed(together, objects))
        size += 1
    places[size] = (1, len(made), 0)
    rows = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + index.to_bytes(2, "big")
        for kind, place, index in (places.get(number, (0, 0, 65535)) for number in range(size + 1))
    )
    about = b"/Type/XRef/Size %d/W[1 4 2]%s" % (size + 1, re.sub(rb"/Size\s+\d+", b"", trailer))
    end = b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (size, _stream(about, rows), len(made))
    return bytes(made) + end


def _objects(pdf: bytes) -> tuple[dict[int, bytes], bytes]:
    """The objects by their numbers and what the trailer says; nothing where they are told in another way."""
    end = _END.search(pdf)
    table = _TABLE.match(pdf, int(end[1])) if end else None
    if end is None or table is None:
        return {}, b""
    count, first = int(table[1]), table.end()
    trailer = _TRAILER.match(pdf, first + count * _ENTRY, end.start())
    entries = [pdf[first + k * _ENTRY : first + (k + 1) * _ENTRY] for k in range(count)]
    starts = sorted(int(entry[:10]) for entry in entries if entry[17:18] == b"n")
    objects = {}
    for start, after in zip(starts, [*starts[1:], int(end[1])], strict=True):
        found = _OBJECT.match(pdf, start, after)
        if found is None:
            return {}, b""
        objects[int(found[1])] = found[2]
    return (objects, trailer[1]) if trailer else ({}, b"")


def _packed(numbers: Sequence[int], objects: Mapping[int, bytes]) -> bytes:
    """A stream of objects: where each begins, and then the objects."""
    places, content = [], b""
    for number in numbers:
        places.append(b"%d %d" % (number, len(content)))
        content += objects[number] + b"\n"
    head = b" ".join(places) + b"\n"
    return _stream(b"/Type/ObjStm/N %d/First %d" % (len(numbers), len(head)), head + content)


def _stream(about: bytes, content: bytes) -> bytes:
    data = zlib.compress(content, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (about, len(data), data)
