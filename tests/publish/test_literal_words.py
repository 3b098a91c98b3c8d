"""Words print as they are in every dialect of Markdown and in LaTeX: held against the programs that read them."""

from __future__ import annotations

import html
import json
import re
import shutil
import string
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from derive.authoring.derivation import Chain, Reason, Said, Step
from derive.publish import latex, markdown
from derive.publish.dialects import GITHUB, MYST, NOTEBOOK, OBSIDIAN, QUARTO, Dialect
from derive.publish.document import Block, Code, Heading, Paragraph, Quotation, Strong, Words, sentence
from derive.publish.notebook import notebook
from derive.publish.slides import slides
from derive.terms.build import Eq, variable
from tests.publish import examples
from tests.publish.conftest import Compile

x = variable("x")
WORDS = st.text("ab1 " + string.punctuation + "é", min_size=1, max_size=18).map(lambda w: " ".join(w.split()))
NASTY = [
    "1. a", "a) b", "- a", "+ a", "# a #", "> a", "* a", "=== a", "--- a", "***", "~~~ a", "``` a", "$a$", "$$ a $$",
    "a|b", "<b>a</b>", "<!-- a -->", "&amp; &lt;", "[a](b)", "![a](b)", "[^1]", "^a^ ~b~", "==a==", "%% a %%", "% a",
    "(a)= b", "{a}`b`", "{{< a >}}", "{.a}", "@a", "#a", ":smile: :a:", "::: a", "!!! a", "??? a", "/// a",
    '"a" \'b\'', "a -- b --- c", "a...b", "\\a \\\\ b", "https://a.b", "a_b_c", "*a* _b_ **c**", "| a | b |", ": a",
    "i. a", "A. a", "(1) a", "~a", "a\\", "`", "a`b",
]  # fmt: skip


def flat(words: str) -> str:
    return "".join(words.split())


# ---- what each reader makes of the source: the text, without any markup that it saw


def commonmark(source: str) -> str:
    """GitHub, MyST-Parser, JupyterLab and Obsidian build on CommonMark."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    told = ""
    for token in parser.parse(source):
        assert token.type in ("paragraph_open", "paragraph_close", "inline", "heading_open", "heading_close"), token
        for child in token.children or ():
            assert child.type in ("text", "html_inline", "text_special", "softbreak"), child
            if child.type == "html_inline":
                assert child.content in ("<span>", "</span>")
            told += "" if child.type == "html_inline" else child.content or " "
    return told


def myst(source: str) -> str:
    parser = pytest.importorskip("myst_parser.parsers.docutils_").Parser()
    from docutils.core import publish_doctree

    tree = publish_doctree(source, parser=parser, settings_overrides={"myst_enable_extensions": ["dollarmath"]})
    assert {node.tagname for node in tree.findall()} <= {"document", "paragraph", "title", "section", "#text"}, tree
    return str(tree.astext())


def python_markdown(source: str) -> str:
    program = pytest.importorskip("markdown")
    pytest.importorskip("pymdownx")
    wanted = ["arithmatex", "tilde", "caret", "mark", "details", "blocks.admonition"]
    names = [f"pymdownx.{name}" for name in wanted]
    shown = program.markdown(source, extensions=["tables", "admonition", "attr_list", "def_list", "footnotes", *names])
    assert set(re.findall(r"<(\w+)", shown)) <= {"p", "h1", "h3"}, shown
    return html.unescape(re.sub(r"<[^>]*>", "", shown))


def pandoc(source: str) -> str:
    program = pytest.importorskip("pypandoc")
    told = ""

    def walk(node: object) -> None:
        nonlocal told
        if isinstance(node, list):
            for part in node:
                walk(part)
        elif isinstance(node, dict):
            kind = node.get("t")
            assert kind in ("Para", "Header", "Str", "Space", "SoftBreak", "Quoted", "SingleQuote", "DoubleQuote"), node
            if kind == "Str":
                told += node["c"]
            elif kind == "Quoted":
                assert node["c"][0]["t"] == "SingleQuote"
                told += "'"
                walk(node["c"][1])
                told += "'"
            elif kind in ("Para", "Header"):
                walk(node["c"] if kind == "Para" else node["c"][2])

    walk(json.loads(program.convert_text(source, "json", format="markdown"))["blocks"])
    return told.replace("’", "'").replace("‘", "'")  # an apostrophe is set as one


READERS: list[tuple[Dialect, Callable[[str], str]]] = [
    (GITHUB, commonmark),
    (MYST, myst),
    (MYST, commonmark),
    (OBSIDIAN, commonmark),
    (OBSIDIAN, python_markdown),
    (NOTEBOOK, commonmark),
]


def written(block: Block, dialect: Dialect) -> str:
    return "\n".join(markdown.lines([block], dialect))


@pytest.mark.parametrize(("dialect", "read"), READERS, ids=lambda v: getattr(v, "name", getattr(v, "__name__", "")))
@pytest.mark.parametrize("words", NASTY)
def test_what_would_be_markup_prints(dialect: Dialect, read: Callable[[str], str], words: str) -> None:
    for block in (Paragraph((Words(words),)), Heading((Words(words),))):
        assert flat(read(written(block, dialect))) == flat(words), written(block, dialect)


@pytest.mark.parametrize(("dialect", "read"), READERS, ids=lambda v: getattr(v, "name", getattr(v, "__name__", "")))
def test_any_words_print(dialect: Dialect, read: Callable[[str], str]) -> None:
    @settings(max_examples=200, deadline=None)
    @given(WORDS)
    @example("1) a")
    def holds(words: str) -> None:
        for block in (Paragraph((Words(words),)), Heading((Words(words),))):
            assert flat(read(written(block, dialect))) == flat(words), written(block, dialect)

    holds()


def test_words_print_in_quarto() -> None:
    """Pandoc reads them all at once, since it takes a while to start."""

    @settings(max_examples=8, deadline=None)
    @given(st.lists(WORDS, min_size=20, max_size=40))
    @example(NASTY)
    def holds(many: list[str]) -> None:
        source = "\n".join(written(Paragraph((Words(words),)), QUARTO) for words in many)
        assert flat(pandoc(source)) == flat("".join(many)), source

    holds()


def test_dollars_and_emoji_are_hidden_from_what_comes_after_markdown() -> None:
    """GitHub and MathJax look for $…$ and :…: in the text that Markdown has made."""
    for dialect in (GITHUB, NOTEBOOK):
        assert "$" not in re.sub(r"<span>\$</span>", "", dialect.literal("5 $ and 6 $"))
    assert GITHUB.literal("a :smile: b") == "a <span>:</span>smile: b"


@given(WORDS, WORDS)
@settings(max_examples=60, deadline=None)
def test_a_page_with_any_title_and_remark_keeps_its_structure(title: str, remark: str) -> None:
    from markdown_it import MarkdownIt

    derivation = examples.derivation("name", title, Eq(x, x), summary=remark)
    source = markdown.page(derivation)
    kinds = [token.type for token in MarkdownIt("commonmark").parse(source) if token.level == 0]
    opened = [kind for kind in kinds if not kind.endswith("_close")]
    remarks = 1 if sentence(remark) else 0
    assert opened == ["heading_open", *["paragraph_open"] * (2 + remarks), "fence", "paragraph_open"]


def test_a_part_of_the_path_stays_in_its_quotation() -> None:
    for dialect in (GITHUB, MYST, QUARTO, OBSIDIAN, NOTEBOOK):
        inner = Quotation((Paragraph((Words("- a"),)), Quotation((Paragraph((Words("# b"),)),))))
        assert all(line.startswith(">") for line in written(inner, dialect).splitlines() if line)


# ---- LaTeX


@pytest.mark.tex
def test_words_print_in_latex(compile_latex: Compile, tmp_path: object) -> None:
    """What pdftotext finds in the PDF is what was written, up to the shapes of quotes."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    head = r"\documentclass{article}\usepackage[T1]{fontenc}\usepackage{mathpazo}\pagestyle{empty}\parindent0pt"
    body = "\n\n".join(rf"\mbox{{{latex.escaped(words)}}}" for words in NASTY)
    compile_latex(f"{head}\\begin{{document}}\n{body}\n\\end{{document}}", 1)
    command = ["pdftotext", "-layout", f"{tmp_path}/document.pdf", "-"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert same_shapes(told) == same_shapes("".join(NASTY))


def same_shapes(words: str) -> str:
    shapes = {"“": '"', "”": '"', "’": "'", "‘": "'", "−": "-", "∗": "*", "˜": "~", "ˆ": "^", "∼": "~"}
    return flat("".join(shapes.get(c, c) for c in unicodedata.normalize("NFC", words)))


@pytest.mark.tex
def test_a_deck_with_any_words_compiles(compile_latex: Compile, tmp_path: Path) -> None:
    """As titles, remarks, sentences and reasons; what is no mathematics in them prints."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    longer = [re.sub(r"\b[abc]\b", "word", words) for words in NASTY]  # a letter by itself is mathematics
    said = [words for words in longer if not sentence_has_formula(words)]
    assert len(said) > 30
    steps = [Step("=", x, Reason(words)) for words in NASTY]
    blocks = (*(Said(words) for words in said), Chain(x, tuple(steps)))
    deck = slides(examples.derivation("name", NASTY[0], Eq(x, x), *blocks, summary=" ".join(NASTY), source="#_$%&~^{}"))
    compile_latex(re.sub(r"\\uncover<\d+->", "", deck), 1)  # all at once: a page for each step is much
    command = ["pdftotext", "-layout", f"{tmp_path}/document.pdf", "-"]
    told = same_shapes(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert [words for words in said if same_shapes(words) not in told] == []


def sentence_has_formula(words: str) -> bool:
    return any(not isinstance(part, Words) for part in sentence(words))


# ---- notebooks, and Sphinx


@given(WORDS, WORDS)
@example("### a", "```python\nimport os\n```")
@settings(max_examples=60, deadline=None)
def test_a_notebook_with_any_title_and_remark_keeps_its_structure(title: str, remark: str) -> None:
    from markdown_it import MarkdownIt

    cells = json.loads(notebook(examples.derivation("name", title, Eq(x, x), summary=remark)))["cells"]
    assert [cell["cell_type"] for cell in cells] == ["markdown", *["markdown", "code"] * 5]
    kinds = [token.type for token in MarkdownIt("commonmark").parse(cells[0]["source"]) if token.level == 0]
    remarks = 1 if sentence(remark) else 0
    assert [k for k in kinds if not k.endswith("_close")] == ["heading_open", *["paragraph_open"] * (1 + remarks)]
    assert cells[2]["source"] == "import derive\n\ntheorem = derive.theorem('name')\ntheorem"


@pytest.mark.parametrize("words", NASTY)
def test_words_print_in_sphinx(words: str) -> None:
    """The directive makes nodes, which no markup is looked for in; a writer of docutils shows them."""
    pytest.importorskip("sphinx")
    from docutils import nodes
    from docutils.core import publish_from_doctree
    from docutils.utils import new_document

    from derive.sphinx import _inline

    for part in (Words(words), Strong(words), Code(words)):
        tree = new_document("page")
        tree += nodes.paragraph("", "", _inline(part))
        shown = publish_from_doctree(tree, writer="html5", settings_overrides={"output_encoding": "unicode"})
        body = re.search(r"<p>(.*)</p>", shown, re.DOTALL)
        assert body is not None
        assert flat(html.unescape(re.sub(r"<[^>]+>", "", body[1]))) == flat(words)
