"""KaTeX while the site is built: MathML and TeX kept, each formula once, a clear sentence where it cannot be."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest

from derive.publish.site import typeset as module
from derive.publish.site.errors import NoKatex, NotTypeset
from derive.publish.site.markup import display, formula, joined
from derive.publish.site.typeset import Typesetter, typeset


@pytest.fixture(autouse=True)
def _own_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DERIVE_CACHE", str(tmp_path / "verdicts.json"))


def test_mathml_and_tex_are_kept() -> None:
    html = typeset(r"\frac{p}{q} < 1")
    assert "<mfrac>" in html
    assert r'<annotation encoding="application/x-tex">\frac{p}{q} &lt; 1</annotation>' in html
    assert 'class="katex-html" aria-hidden="true"' in html


_SPAN = re.compile(r"<(/?)span([^>]*)>")
_CLASSES = re.compile(r' class="([^"]*)"')
_OPTIONS = "{displayMode: false, output: 'htmlAndMathml', strict: 'ignore', trust: false, throwOnError: true}"
_FORMULAS = (
    r"x", r"\displaystyle \sum_{i=1}^{n} p_i \log \frac{p_i}{q_i} \ge 0", r"\sqrt{x^2 + 1} < \hat y'",
    r"f(x) = \begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}", r"\Bigl( \mathbb{R} \Bigr)",
    r"\text{“\"it's\" <b> \& 熵”} \quad \operatorname{softmax}(z)_k \in (0, 1)",
    r"\overline{x} \, \boldsymbol{\lambda}",
    r"\int_{-\infty}^{\infty} e^{-t^2} \, dt = \sqrt{\pi}",
    r"\left\lfloor \frac{a}{b} \right\rfloor \mapsto \mathcal{L}",
    r"\max_{1 \le i \le n} \tfrac12 \lvert z_i \rvert", r"\left. \frac{d}{dx} x^2 \right|_{x = a} \; \neq \; \parallel",
)  # fmt: skip


def _without_idle_spans(html: str) -> str:
    """KaTeX's output without the classes that have no style, and without elements that are left with nothing."""
    parts: list[str] = []
    ends: list[str] = []  # what closes the elements that are open
    done = 0
    for span in _SPAN.finditer(html):
        parts.append(html[done : span.start()])
        done = span.end()
        if span[1]:
            parts.append(ends.pop())
            continue
        found = _CLASSES.search(span[2])
        styled = [name for name in found[1].split() if name in module._styled()] if found else []
        others = _CLASSES.sub("", span[2])
        if styled or others:
            classes = f' class="{" ".join(styled)}"' if styled else ""
            parts.append(f"<span{classes}{others}>")
        ends.append("</span>" if styled or others else "")
    return "".join([*parts, html[done:]])


@pytest.mark.parametrize("tex", _FORMULAS)
def test_a_formula_is_what_katex_writes_but_for_classes_without_a_style(tex: str) -> None:
    import quickjs

    plain = quickjs.Context()
    plain.eval((module.KATEX / "katex.min.js").read_text(encoding="utf-8"))
    plain.eval(f"function set(tex) {{ return katex.renderToString(tex, {_OPTIONS}); }}")
    written = plain.get("set")(tex)
    assert typeset(tex) == _without_idle_spans(written)
    assert len(typeset(tex)) < len(written)


def test_a_page_is_filled_and_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    page = joined("a ", formula("x^2"), " b ", display(r"\sum_{i=1}^n p_i"), formula("x^2"))
    first = Typesetter()
    first.prepare([page])
    filled = first.filled(page)
    assert filled.count('<span class="katex">') == 3
    assert "\x02" not in filled
    first.save()

    def never(tex: str) -> str:
        raise AssertionError(f"{tex} was set again")

    monkeypatch.setattr(module, "typeset", never)
    second = Typesetter()
    second.prepare([page])
    assert second.filled(page) == filled


def test_what_was_remembered_of_another_katex_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Typesetter()
    first.prepare([formula("x")])
    first.save()
    monkeypatch.setattr(module, "version", lambda: "another")
    asked: list[str] = []
    monkeypatch.setattr(module, "typeset", lambda tex: asked.append(tex) or tex)  # type: ignore[func-returns-value]
    second = Typesetter()
    second.prepare([formula("x")])
    assert second.filled(formula("x")) == "x"


def test_a_formula_that_katex_does_not_understand_is_named() -> None:
    with pytest.raises(NotTypeset, match=r"The formula \\nonsense\{x\} cannot be set: .*nonsense"):
        typeset(r"\nonsense{x}")


def test_without_quickjs_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec

    def find_spec(name: str, *more: Any) -> Any:
        return None if name == "quickjs" else real(name, *more)

    monkeypatch.setattr(importlib.util, "find_spec", find_spec)
    with pytest.raises(NoKatex, match=r"pip install 'derive-proofs\[site\]'"):
        Typesetter()
