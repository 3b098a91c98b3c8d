"""A compact PDF: every object is found where its table says, and is what it was."""

from __future__ import annotations

import re
import zlib

import pytest

from derive.publish.typst.article import extract
from derive.publish.typst.compact import compact
from tests.publish import examples

typst = pytest.importorskip("typst")
GIBBS = examples.gibbs_inequality()


def test_a_compact_pdf_holds_the_same_objects() -> None:
    plain = bytes(typst.compile(extract([GIBBS]).encode(), format="pdf", timestamp=0))
    made = compact(plain)
    assert len(made) < 0.8 * len(plain)
    assert objects_of(made) == {
        int(number): body for number, body in re.findall(rb"(?s)(?<![0-9])([0-9]+) 0 obj\n(.*?)\nendobj", plain)
    }
    assert compact(made) == made  # its table is no plain one: it is left as it is
    assert compact(b"%PDF-1.7 in pieces") == b"%PDF-1.7 in pieces"


def objects_of(pdf: bytes) -> dict[int, bytes]:
    """The objects of a compact PDF, found as a reader finds them: by its stream of places."""
    start = int(re.search(rb"startxref\s+([0-9]+)\s+%%EOF\s*$", pdf)[1])  # type: ignore[index]
    head, places = stream_at(pdf, start)
    assert re.search(rb"/Root [0-9]+ 0 R", head)
    assert len(places) == 7 * int(re.search(rb"/Size ([0-9]+)", head)[1])  # type: ignore[index]
    rows = [
        (k // 7, places[k], int.from_bytes(places[k + 1 : k + 5], "big"), int.from_bytes(places[k + 5 : k + 7], "big"))
        for k in range(0, len(places), 7)
    ]
    found = {}
    for number, kind, place, index in rows:
        if kind == 1:
            body = re.compile(rb"(?s)%d 0 obj\n(.*?)\nendobj" % number).match(pdf, place)
            assert body is not None
            if b"/Type/ObjStm" not in body[1] and b"/Type/XRef" not in body[1]:
                found[number] = body[1]
        elif kind == 2:
            about, content = stream_at(pdf, next(p for n, t, p, _ in rows if n == place and t == 1))
            first = int(re.search(rb"/First ([0-9]+)", about)[1])  # type: ignore[index]
            numbers = list(map(int, content[:first].split()))
            assert numbers[2 * index] == number
            ends = [*numbers[3::2], len(content) - first]
            found[number] = content[first + numbers[2 * index + 1] : first + ends[index]].strip()
    return found


def stream_at(pdf: bytes, place: int) -> tuple[bytes, bytes]:
    found = re.compile(rb"(?s)[0-9]+ 0 obj\n(<<.*?>>)\nstream\n").match(pdf, place)
    assert found is not None
    length = int(re.search(rb"/Length ([0-9]+)", found[1])[1])  # type: ignore[index]
    return found[1], zlib.decompress(pdf[found.end() : found.end() + length])
