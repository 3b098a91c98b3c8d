"""What each dialect of Markdown makes of a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from derive import options
from derive.authoring.derivation import Reason, Step
from derive.catalogue import find
from derive.publish import markdown
from derive.publish.build import export
from derive.publish.choices import Choices
from derive.publish.dialects import DIALECTS, GITHUB, MYST, NOTEBOOK, OBSIDIAN, QUARTO, Dialect
from derive.publish.files import write
from derive.terms.build import Eq, variable
from tests.publish import examples

GIBBS = examples.gibbs_inequality()
SOFTMAX = examples.softmax_cross_entropy_gradient()
KATEX = Path(__file__).resolve().parents[2] / "derive/publish/site/assets/katex/katex.min.js"


def test_github() -> None:
    page = markdown.page(SOFTMAX, examples.TITLES, GITHUB)
    assert r"$`\sum_{i=1}^{K} t_i = 1`$" in page
    assert "```math\n\\begin{aligned}\n" in page
    assert r"\operatorname" not in page  # which GitHub refuses
    assert r"\mathop{\mathrm{softmax}}(z)_k" in page
    assert "$$" not in page


def test_myst() -> None:
    page = markdown.page(GIBBS, examples.TITLES, MYST)
    assert page.startswith("(gibbs_inequality)=\n# Gibbs")
    assert "```{math}\n:label: eq-gibbs-inequality\nD(p \\parallel q) \\ge 0\n```" in page
    assert "{math}`p_i, q_i \\ge 0`" in page
    assert page.count(":label:") == 1
    assert "$" not in page


def test_quarto() -> None:
    page = markdown.page(GIBBS, examples.TITLES, QUARTO)
    assert "$$\nD(p \\parallel q) \\ge 0\n$$ {#eq-gibbs-inequality}\n" in page
    assert page.count("{#eq-") == 1
    assert "(log_le_sub_one.qmd)" in page


def test_obsidian() -> None:
    page = markdown.page(GIBBS, examples.TITLES, OBSIDIAN)
    assert "$i \\in \\lbrace 1, \\dots, n\\rbrace$" in page
    assert "> > $$\n> > \\begin{aligned}\n" in page
    for line in page.splitlines():
        assert line.count("$") % 2 == 0


def test_a_notebook_has_displays_on_one_line() -> None:
    """JupyterLab takes mathematics out first, with the > of each further line of a quotation."""
    page = markdown.page(GIBBS, None, NOTEBOOK)
    displays = [line for line in page.splitlines() if "$$" in line]
    assert all(line.count("$$") == 2 for line in displays)
    assert any(line.startswith("> > $$") for line in displays)


@pytest.mark.parametrize("dialect", [*DIALECTS.values(), NOTEBOOK], ids=lambda d: d.name)
@pytest.mark.parametrize("derivation", examples.examples(), ids=lambda d: d.name)
def test_a_formula_is_the_same_in_every_dialect(derivation: examples.Derivation, dialect: Dialect) -> None:
    """Dialects spell three commands in another way and leave all else alone."""

    def mathematics(page: str, of: Dialect) -> list[str]:
        page = re.sub(r"\n(> ?)+", "\n", page)
        patterns = {
            "github": r"\$`(.*?)`\$|```math\n(.*?)```",
            "myst": r"\{math\}`(.*?)`|```\{math\}\n(?::label:[^\n]*\n)?(.*?)```",
        }
        found = re.findall(patterns.get(of.name, r"\$\$(.*?)\$\$|\$([^$]+)\$"), page, re.DOTALL)
        told = (re.sub(r"\s+", " ", one or other).strip() for one, other in found)
        return [re.sub(r"\\mathop\{\\mathrm\{(\w+)\}\}(?:\\nolimits)?", r"\\operatorname{\1}", t) for t in told]

    def plainly(formulas: list[str]) -> list[str]:
        table = {r"\lbrace ": r"\{", r"\rbrace": r"\}", r"\thinspace ": r"\,"}
        for long, short in table.items():
            formulas = [formula.replace(long, short) for formula in formulas]
        return [formula.replace(" ", "") for formula in formulas]

    plain = mathematics(markdown.page(derivation, None, QUARTO), QUARTO)
    assert plainly(mathematics(markdown.page(derivation, None, dialect), dialect)) == plainly(plain)
    assert plain


def test_katex_sets_every_formula_of_a_page() -> None:
    """Words in a display with every special character, and pages in GitHub’s spelling."""
    quickjs = pytest.importorskip("quickjs")
    context = quickjs.Context()
    context.eval(KATEX.read_text(encoding="utf-8"))
    context.eval("function set(f) { return katex.renderToString(f, {displayMode: true, throwOnError: true}); }")
    x = variable("x")
    special = r"50 % of _a_ & b # {c} $d$ ~e^ \f"
    odd = examples.derivation("odd", "Odd", Eq(x, x), examples.chain(x, ("=", x, Reason(special))))
    (chain,) = odd.blocks
    assert isinstance(chain.steps[0], Step)  # type: ignore[union-attr]
    for derivation in (odd, SOFTMAX, find("gibbs_inequality").derivation, find("tversky_not_convex").derivation):
        page = markdown.page(derivation, None, GITHUB)
        displays = re.findall(r"```math\n(.*?)```", re.sub(r"\n(> ?)+", "\n", page), re.DOTALL)
        for formula in [*displays, *re.findall(r"\$`(.*?)`\$", page)]:
            assert "katex-error" not in context.get("set")(formula)
    shown = context.get("set")(re.findall(r"```math\n(.*?)```", markdown.page(odd), re.DOTALL)[1])
    seen = re.sub(r"<[^>]*>", "", shown.split("katex-html")[1])
    for c in "%_&#{}$\\":
        assert c in seen.replace("&amp;", "&").replace("∖", "\\")


def test_pages_are_linked_to_files_of_their_dialect(tmp_path: Path) -> None:
    export([GIBBS, examples.log_le_sub_one()], tmp_path, Choices(QUARTO))
    page = (tmp_path / "gibbs_inequality.qmd").read_text(encoding="utf-8")
    assert "](log_le_sub_one.qmd)" in page
    assert (tmp_path / "log_le_sub_one.qmd").exists()


def test_a_folder_with_other_things_keeps_them(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "gibbs_inequality.md").write_text("old", encoding="utf-8")
    export([GIBBS], tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"mine.txt", "gibbs_inequality.md", "gibbs_inequality.tex"}
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_an_interrupted_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "page.md"
    write(target, "before")

    def interrupted(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:3])
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_bytes", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(target, "after, which is long")
    assert target.read_text(encoding="utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["page.md"]


def test_the_command_line_offers_every_dialect() -> None:
    assert list(options.DIALECTS) == list(DIALECTS)
