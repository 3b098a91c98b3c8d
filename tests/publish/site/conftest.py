"""A small site, and a browser: tests that need Chromium are skipped where it is missing, unless that is forbidden."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from derive.catalogue import find
from derive.publish.choices import Choices, as_chosen
from derive.publish.pictures.gallery import pictures_of
from derive.publish.site.build import write_site
from derive.publish.site.record import Record, recorder
from derive.publish.site.typeset import Typesetter
from derive.website import write_single_pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = (  # of every kind, with cases, facts, labels, long formulas, and what rests on what
    "log_le_sub_one",
    "gibbs_termwise",
    "gibbs_inequality",
    "entropy_in_bits",
    "softmax_cross_entropy_gradient",
    "binary_cross_entropy_with_logits_stable_form",
    "cross_entropy_of_a_trained_model",
    "close_but_far_apart",
    "jensen_inequality",
    "pinsker_inside",
    "scaled_exponential_stable_form",
)
_SWITCHES = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def records() -> list[Record]:
    entries = [find(name) for name in NAMES]
    make = recorder(entries)
    return [make(entry) for entry in entries]


@pytest.fixture(scope="session")
def site(records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with a few derivations, and of some of them, in brief, as single pages."""
    root = tmp_path_factory.mktemp("site")
    pictures = pictures_of(find(name).derivation for name in NAMES)
    write_site(records, root, Typesetter(), pictures)
    entries = [find(name) for name in ("gibbs_termwise", "gibbs_inequality")]
    (root / "alone").mkdir()
    with as_chosen([entry.derivation for entry in entries], Choices(detail="brief")) as chosen:
        write_single_pages(entries, chosen, root / "alone", Typesetter(), pictures)
    return root


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; the fixture of a test marked `browser`."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    missing = "" if program else "Chromium is not installed (Debian: chromium)"
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing = missing or "the package playwright is not installed (pip install '.[browser]')"
    if missing:
        if os.environ.get("DERIVE_REQUIRE_BROWSER") == "1":
            pytest.fail(f"{missing}, and DERIVE_REQUIRE_BROWSER=1 says that it must be there.")
        pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(_SWITCHES))
        yield browser
        browser.close()
