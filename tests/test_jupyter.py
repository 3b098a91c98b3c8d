"""What a notebook shows: derivations, theorems, verdicts, gradients, samples and terms; and notebooks that run."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

import derive
from derive.authoring.theorem import Entry
from derive.catalogue import NotInCatalogue, find, load_file
from derive.named import in_file
from derive.publish.build import export
from derive.publish.choices import Choices
from derive.publish.notebook import notebook
from derive.samples import samples
from derive.terms.build import Eq, conjunction, forall, index, log, sum_, variable
from derive.terms.sorts import natural, positive
from derive.terms.term import Bound, Term
from derive.translation import use_language

ROOT = Path(__file__).resolve().parents[1]
x = variable("x", positive)


def test_a_term_is_a_formula() -> None:
    assert (x * log(x))._repr_latex_() == r"$\displaystyle x \log x$"
    assert Term(Bound(0))._repr_latex_() is None  # a part of a formula
    wide = x
    for k in range(30):
        wide = wide + x**k
    assert str(wide._repr_latex_()).startswith(r"$$\begin{aligned} & ")


def test_a_theorem_is_its_statement_and_a_derivation_the_whole_page() -> None:
    theorem = derive.theorem("gibbs_inequality")
    statement, page = str(theorem._repr_markdown_()), str(theorem.derivation._repr_markdown_())
    assert "### Gibbs' inequality" in statement
    assert "$$D(p \\parallel q) \\ge 0$$" in statement
    assert "**Derivation.**" not in statement
    assert "**Derivation.**" in page
    assert str(find("gibbs_inequality")._repr_markdown_()) == page


def test_no_html_so_that_every_front_end_sets_the_mathematics() -> None:
    """JupyterLab shows text/html before text/markdown, and VS Code sets no mathematics in it."""
    theorem = derive.theorem("gibbs_inequality")
    for shown in (theorem, theorem.derivation, theorem.statement, derive.check(x, "=", x)):
        assert not hasattr(shown, "_repr_html_")
    assert not hasattr(theorem, "_repr_latex_")  # VS Code would prefer it, and it holds no sentences


def test_verdicts() -> None:
    assert derive.check(log(x), "=", log(x))._repr_markdown_().startswith(r"**proved**: $\log x = \log x$.")  # type: ignore[union-attr]
    y = variable("y")
    refuted = str(derive.check(log(y**2), "=", 2 * log(y))._repr_markdown_())
    assert refuted.startswith(r"**refuted**: $\log(y^2) = 2 \log y$.")
    assert "Counterexample: y = −1." in refuted
    given = str(derive.check(log(y**2), "=", 2 * log(y), y > 0)._repr_markdown_())
    assert given.startswith(r"**proved**: $\log(y^2) = 2 \log y$, given $y > 0$.")


def test_a_gradient() -> None:
    shown = str(derive.gradient(x * log(x), x)._repr_markdown_())
    assert r"\frac{d}{dx} (x \log x) = 1 + \log x" in shown


def test_a_derivation_that_is_refused_says_why(tmp_path: Path) -> None:
    own = tmp_path / "own.py"
    own.write_text(
        "from derive.authoring import *\n\n\n@theorem(_('Wrong'))\ndef wrong(d):\n    x = d.variable('x', real)\n"
        "    d.show(Eq(x + 1, x))\n    d.chain(x + 1).eq(x, algebra)\n",
        encoding="utf-8",
    )
    (entry,) = load_file(own)
    assert isinstance(entry, Entry)
    shown = str(entry._repr_markdown_())
    assert shown.startswith("**refused**: wrong\n\n```text\n")
    assert "It is false" in shown


def test_samples_show_both_sides() -> None:
    found = derive.theorem("gibbs_inequality").samples(4)
    assert len(found) == 4
    assert all(sample.sides[0][2] == "≥" for sample in found)
    assert re.search(r"^n = 2, p = \(3/5, 2/5\), q = \(1/2, 1/2\): 0\.0201355… ≥ 0$", repr(found), re.MULTILINE)
    table = str(found._repr_markdown_())
    assert "| n = 2, p = (3/5, 2/5), q = (1/2, 1/2) | 0.0201355… | ≥ | 0 |" in table


def test_samples_of_what_is_no_relation() -> None:
    i = index("i", variable("n", natural))
    both = samples(conjunction((Eq(sum_(i, 1), variable("n", natural)), x > 0)), (), 2)
    assert [len(sample.sides) for sample in both] == [2, 2]
    assert len(samples(forall(x, x > 0), (), 3)[0].sides) == 1
    none = samples(Eq(x, x), (x < 0,), 2)
    assert len(none) == 0
    assert "no point" in repr(none)


def test_a_theorem_in_a_file() -> None:
    path = ROOT / "proofs" / "calculus" / "log_le_sub_one.py"
    assert in_file(path, "log_le_sub_one").verdict == "proved"
    with pytest.raises(NotInCatalogue, match="has no derivation other; it has log_le_sub_one"):
        in_file(path, "other")


def test_what_a_theorem_in_a_file_rests_on(tmp_path: Path) -> None:
    own = tmp_path / "own.py"
    own.write_text(
        "from derive.authoring import *\n\n\n@theorem(_('First'))\ndef first(d):\n    x = d.variable('x', real)\n"
        "    d.show(Eq(x + x, 2 * x))\n    d.chain(x + x).eq(2 * x, algebra)\n\n\n"
        "@theorem(_('Second'))\ndef second(d):\n    y = d.variable('y', real)\n"
        "    d.show(Eq(y + y, 2 * y))\n    d.chain(y + y).eq(2 * y, first(y))\n",
        encoding="utf-8",
    )
    second = in_file(own, "second")
    assert second.rests_on == ("first",)
    assert "algebra" in second.rules
    with pytest.raises(ValueError, match="second stands in a file of yours"):
        second.numpy  # noqa: B018


def test_a_prompt_shows_hypotheses_as_they_are_written() -> None:
    gibbs = derive.theorem("gibbs_inequality")
    assert "Σᵢ₌₁ⁿ pᵢ = 1" in repr(gibbs.hypotheses)
    assert str(gibbs.statement) == "D(p ‖ q) ≥ 0"
    assert str(Term(Bound(0))) == "#0"  # which no notation writes
    with pytest.raises(ValueError, match="at least one point"):
        gibbs.samples(0)


# ---- notebooks


def test_a_notebook_is_valid_and_has_no_outputs(tmp_path: Path) -> None:
    nbformat = pytest.importorskip("nbformat")
    derivation = find("gibbs_inequality").derivation
    export([derivation], tmp_path, Choices(also=frozenset({"notebook"})))
    text = (tmp_path / "gibbs_inequality.ipynb").read_text(encoding="utf-8")
    nbformat.validate(nbformat.reads(text, as_version=4))
    cells = json.loads(text)["cells"]
    assert all(not cell.get("outputs") for cell in cells)
    assert cells[0]["source"].startswith("# Gibbs' inequality\n")
    assert 'theorem = derive.theorem("gibbs_inequality")' in text.replace("'", '"').replace('\\"', '"')


def test_a_chinese_notebook_shows_its_outputs_in_chinese() -> None:
    use_language(["zh_Hant"])
    try:
        first = next(c for c in json.loads(notebook(find("gibbs_inequality").derivation))["cells"] if "outputs" in c)
        use_language(["en"])
        exec(first["source"], shown := {})
        assert "**定理**" in shown["theorem"]._repr_markdown_()
    finally:
        use_language(["en"])


@pytest.mark.slow
@pytest.mark.parametrize("own", [False, True])
def test_a_notebook_runs(own: bool) -> None:
    nbclient, nbformat = pytest.importorskip("nbclient"), pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel")
    book = nbformat.reads(notebook(find("gibbs_inequality").derivation, own), as_version=4)
    environment = os.environ | {"PYTHONPATH": str(ROOT), "LANGUAGE": "en"}
    nbclient.NotebookClient(book, kernel_name="python3", timeout=120).execute(env=environment)
    shown = [output for cell in book.cells if cell.cell_type == "code" for output in cell.outputs]
    pages = [output["data"]["text/markdown"] for output in shown if "data" in output]
    assert len(pages) == 4
    assert "**Derivation.**" in pages[1]
    assert pages[2].startswith("**proved**: ")
    assert "| point |" in pages[3]
    assert shown[-1]["text"].startswith("gibbs_termwise\nlog_le_sub_one\n")
