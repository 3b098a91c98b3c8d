"""The pages in a real browser: accessible, readable at any width, without a script, and without a network."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PAGES = (
    "index.html", "sources.html", "source-a.html", "source-b.html", "losses.html", "textbooks.html", "map.html",
    "rules.html", "subject-information.html", "derivations/gibbs_termwise.html", "derivations/gibbs_inequality.html",
    "derivations/softmax_cross_entropy_gradient.html", "derivations/jensen_inequality.html",
    "derivations/pinsker_inside.html", "derivations/scaled_exponential_stable_form.html",
    "pictures.html", "alone/gibbs_termwise.html", "alone/gibbs_inequality.html",
)  # fmt: skip
PHONE: Any = {"width": 360, "height": 740}
DESK: Any = {"width": 1280, "height": 900}
SIZES: Any = ((DESK, "light"), (PHONE, "dark"))


def _open(browser: Browser, site: Path, name: str, **options: Any) -> Page:
    page = browser.new_page(**options)
    page.goto((site / name).as_uri())
    return page


def _unfold(page: Page) -> None:
    page.evaluate("() => document.querySelectorAll('details').forEach((part) => { part.open = true; })")


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(browser: Browser, site: Path, name: str) -> None:
    """On a wide page in light, on a phone in dark, with everything unfolded."""
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        missing = "the package axe-playwright-python is not installed (pip install '.[browser]')"
        if os.environ.get("DERIVE_REQUIRE_BROWSER") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    page = _open(browser, site, name)
    _unfold(page)
    for size, scheme in SIZES:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(50)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_page(browser: Browser, site: Path, name: str) -> None:
    """What is too wide scrolls in a box of its own."""
    page = _open(browser, site, name)
    _unfold(page)
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("name", ["gibbs_termwise", "pinsker_inside", "scaled_exponential_stable_form"])
def test_a_wide_formula_is_broken_or_scrolls(browser: Browser, site: Path, name: str) -> None:
    page = _open(browser, site, f"derivations/{name}.html", viewport=PHONE)
    cut = page.evaluate(
        """() => [...document.querySelectorAll('main .katex-html')].filter((part) => {
             const box = part.closest('.formula, .lhs, .rhs, .start, dd, p, li, h1, .why');
             return part.getBoundingClientRect().right > box.getBoundingClientRect().right + 1
               && !['auto', 'scroll'].includes(getComputedStyle(box).overflowX);
           }).length"""
    )
    page.close()
    assert cut == 0


def test_a_page_asks_nobody_for_anything(browser: Browser, site: Path) -> None:
    """Every file that is loaded lies in the folder, and all that is asked for is there."""
    page = browser.new_page()
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: failed.append(request.url))
    for name in PAGES:
        page.goto((site / name).as_uri())
    page.close()
    assert asked
    assert failed == []
    assert [url for url in asked if not url.startswith(site.as_uri())] == []


def test_a_page_reads_without_a_script(browser: Browser, site: Path) -> None:
    page = _open(browser, site, "derivations/gibbs_inequality.html", java_script_enabled=False)
    assert page.locator(".statement").is_visible()
    assert page.locator(".steps .step").count() == 4
    assert not page.locator(".search").is_visible()
    mark = page.locator(".step summary").first
    mark.click()
    assert page.locator(".inside").first.is_visible()
    page.close()


def test_the_search_finds_by_title_name_claim_and_alias(browser: Browser, site: Path) -> None:
    page = _open(browser, site, "derivations/gibbs_inequality.html")
    for words, wanted in (
        ("tangent", "log_le_sub_one.html"),
        ("gibbs_inequality", "gibbs_inequality.html"),
        ("B11", "gibbs_inequality.html"),
        ("Cover 2.6.3", "gibbs_inequality.html"),
    ):
        page.fill("#search-words", words)
        page.wait_for_selector("#search-results a")
        links = page.eval_on_selector_all("#search-results a", "(links) => links.map((link) => link.href)")
        assert any(link.endswith(wanted) for link in links), (words, links)
    page.fill("#search-words", "no such thing anywhere")
    page.wait_for_function("() => !document.querySelector('#search-results a')")
    assert page.inner_text("#search-results") == "Nothing has all of these words."
    page.close()


def test_the_search_by_keyboard(browser: Browser, site: Path) -> None:
    page = _open(browser, site, "index.html")
    page.keyboard.press("/")
    page.keyboard.type("tangent")
    page.wait_for_selector("#search-results a")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/log_le_sub_one.html")
    page.close()


def test_copying(browser: Browser, site: Path) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto((site / "derivations/gibbs_inequality.html").as_uri())
    page.click("details:has(#copy-latex) > summary")
    page.click("button[data-copy=copy-latex]")
    page.wait_for_selector("button:has-text('Copied')")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    context.close()
    assert r"\label{eq:gibbs_inequality}" in copied


def test_a_step_is_unfolded_by_keyboard(browser: Browser, site: Path) -> None:
    page = _open(browser, site, "derivations/gibbs_inequality.html")
    page.locator(".step summary").first.focus()
    page.keyboard.press("Enter")
    inside = page.locator(".inside").first
    assert inside.is_visible()
    assert "In numbers" in inside.inner_text()
    page.close()


def test_the_mathematics_is_there_for_screen_readers(browser: Browser, site: Path) -> None:
    page = _open(browser, site, "derivations/gibbs_inequality.html")
    formulas = page.locator("main .katex").count()
    assert formulas == page.locator("main .katex math annotation[encoding='application/x-tex']").count()
    assert page.locator("main .katex-html:not([aria-hidden='true'])").count() == 0
    page.close()


def test_in_print_a_reason_stands_beside_its_step(browser: Browser, site: Path) -> None:
    """A4 is narrower than a window in which reasons go below."""
    context = browser.new_context(viewport={"width": 718, "height": 1000})
    page = context.new_page()
    page.goto((site / "derivations" / "gibbs_inequality.html").as_uri())
    beside = """() => [...document.querySelectorAll('.step')].every(step => {
        const [right, why] = ['.rhs', '.why'].map(part => step.querySelector(part).getBoundingClientRect());
        return why.left >= right.left && why.top < right.bottom && why.right <= innerWidth + 1;
    })"""
    assert not page.evaluate(beside)
    page.emulate_media(media="print")
    assert page.evaluate(beside)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_in_print_only_the_text_is_left(browser: Browser, site: Path) -> None:
    page = _open(browser, site, "derivations/gibbs_inequality.html")
    page.emulate_media(media="print")
    assert not page.locator("header nav").is_visible()
    assert not page.locator(".step summary").first.is_visible()
    assert page.locator(".statement").is_visible()
    page.close()
