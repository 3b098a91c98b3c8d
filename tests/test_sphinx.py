"""The Sphinx extension on small projects: what it puts into documents, and when a build fails."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("sphinx")

from sphinx.cmd.build import build_main

OWN = '''
from derive.authoring import *


@theorem(_("A square"))
def a_square(d):
    """The {what} of x."""
    x = d.variable("x", real)
    d.show(Eq((x + 1) ** 2, x**2 + 2 * x + {one}))
    d.chain((x + 1) ** 2).eq(x**2 + 2 * x + {one}, algebra)
'''


def project(folder: Path, files: dict[str, str], extensions: str = '"derive.sphinx"', more: str = "") -> Path:
    source = folder / "source"
    source.mkdir(exist_ok=True)
    (source / "conf.py").write_text(f"project = 'P'\nextensions = [{extensions}]\n{more}\n", encoding="utf-8")
    for name, text in files.items():
        (source / name).write_text(text, encoding="utf-8")
    return source


def build(source: Path, builder: str = "html", *options: str) -> tuple[int, Path]:
    out = source.parent / builder
    return build_main(["-W", "-q", "-b", builder, *options, str(source), str(out)]), out


def body(page: Path) -> str:
    return re.sub(r"\s+", " ", page.read_text(encoding="utf-8"))


def test_a_derivation_in_restructuredtext(tmp_path: Path) -> None:
    text = """
Docs
====

By :eq:`eq-gibbs-inequality`, which is :ref:`gibbs_inequality`, and :doc:`other`.

.. derivation:: gibbs_inequality
   :notation: p=y, q=\\hat y, log=\\ln
"""
    first = ":orphan:\n\nOther\n=====\n\n.. derivation:: gibbs_termwise\n   :statement:\n\n"
    other = first + ".. derivation:: entropy_le_log_size\n   :brief:\n   :label: again\n"
    source = project(tmp_path, {"index.rst": text, "other.rst": other})
    status, out = build(source)
    assert status == 0
    page = body(out / "index.html")
    assert r"D(y \parallel \hat y) \ge 0" in page
    assert r"y_i \ln \hat y_i" in page
    assert 'id="equation-eq-gibbs-inequality"' in page
    assert 'href="other.html#derivation-gibbs-termwise"' in page  # what it rests on stands in these docs
    assert 'id="derivation-gibbs-inequality"' in page
    assert "Gibbs' inequality" in page
    brief = body(out / "other.html")
    assert brief.count("Derivation.") == 1  # :statement: has none


def test_a_derivation_in_myst_markdown(tmp_path: Path) -> None:
    pytest.importorskip("myst_parser")
    text = "# Docs\n\nBy {eq}`first`.\n\n```{derivation} gibbs_termwise\n:brief:\n:label: first\n```\n"
    status, out = build(project(tmp_path, {"index.md": text}, '"myst_parser", "derive.sphinx"'))
    assert status == 0
    page = body(out / "index.html")
    assert 'id="equation-first"' in page
    assert "<blockquote>" in page
    facts = page.partition("Derivation.")[2]
    assert r"\(\langle 1\rangle\)" in facts  # (1) is the number of the statement
    assert "(1)" not in facts


def test_other_builders_and_languages(tmp_path: Path) -> None:
    text = "Docs\n====\n\n.. derivation:: gibbs_inequality\n"
    source = project(tmp_path, {"index.rst": text})
    status, out = build(source, "latex")
    assert status == 0
    (document,) = out.glob("*.tex")
    assert r"\begin{equation}\label{equation:index:eq-gibbs-inequality}" in document.read_text(encoding="utf-8")
    status, out = build(source, "html", "-D", "language=zh_CN", "-E")
    assert status == 0
    assert "定理" in body(out / "index.html")


def failure(source: Path, capsys: pytest.CaptureFixture[str]) -> str:
    status = build_main(["-q", "-b", "html", str(source), str(source.parent / "html")])  # without -W
    assert status == 1
    return re.sub(r"\s+", " ", capsys.readouterr().err)


def test_a_build_fails_with_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def told(directive: str) -> str:
        return failure(project(tmp_path, {"index.rst": f"Docs\n====\n\n{directive}\n"}), capsys)

    assert "index.rst:4: ERROR: No derivation is called 'gibs_inequality'. Did you mean gibbs_inequality" in told(
        ".. derivation:: gibs_inequality"
    )
    assert "p would be written q, and so is q" in told(".. derivation:: gibbs_inequality\n   :notation: p=q")
    assert "There is no file none.py." in told(".. derivation:: a\n   :file: none.py")


def test_a_derivation_of_ones_own_that_no_longer_verifies_stops_the_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Docs\n====\n\n.. derivation:: a_square\n   :file: own.py\n"
    good, bad = OWN.format(what="square", one=1), OWN.format(what="square", one=2)
    source = project(tmp_path, {"index.rst": text, "own.py": good})
    status, out = build(source)
    assert status == 0
    assert "x^2 + 2 x + 1" in body(out / "index.html")
    (source / "own.py").write_text(bad, encoding="utf-8")  # the document is as it was
    told = failure(source, capsys)
    assert "index.rst:4: ERROR: a_square does not verify any more." in told
    assert "It is false: at x = " in told
    assert "does not verify any more" in failure(source, capsys)  # it fails until it is mended
    (source / "own.py").write_text(good, encoding="utf-8")
    assert build(source)[0] == 0


def test_a_document_is_read_again_when_what_it_rests_on_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import derive.sphinx

    source = project(tmp_path, {"index.rst": "Docs\n====\n\n.. derivation:: gibbs_termwise\n"})
    asked: list[str] = []
    real = derive.sphinx._checked
    monkeypatch.setattr(derive.sphinx, "_checked", lambda entry: asked.append(entry.name) or real(entry))
    for expected in (1, 1):  # the second time nothing has changed
        assert build(source)[0] == 0
        assert len(asked) == expected
    monkeypatch.setattr(derive.sphinx, "_content", lambda name: "something else")
    assert build(source)[0] == 0
    assert len(asked) == 2


def test_words_print_as_they_are(tmp_path: Path) -> None:
    """Neither Sphinx's markup nor its typographic quotes change a title or a remark."""
    own = OWN.format(what='*two* ``x`` :ref:`y` |z| -- "q" <b>&amp;</b> $m$ \\\\(k\\\\)', one=1)
    text = "Docs\n====\n\n.. derivation:: a_square\n   :file: own.py\n"
    status, out = build(project(tmp_path, {"index.rst": text, "own.py": own}), "text")
    assert status == 0
    shown = body(out / "index.txt")
    for part in ("*two*", ":ref:", "|", "--", '"q"', "<", "&amp;"):
        assert part in shown
