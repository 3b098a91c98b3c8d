"""The README's pictures: a page of the site, with what the kernel did for a step unfolded, and the same in the PDF.

    python -m tools.readme_pictures

They want Chromium, playwright (the extra `browser`) and pdftoppm (poppler-utils). To be run again when a page looks
another way.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from derive.catalogue import find
from derive.publish.pictures.gallery import pictures_of
from derive.translation import use_language
from derive.verdicts import held
from derive.website import Site
from tools.messages import ROOT

PICTURES = ROOT / "docs" / "pictures"
NAME = "gibbs_inequality"
RESTS_ON = ("gibbs_termwise", "log_le_sub_one")
_STEP = 1  # the one that is unfolded
_DOTS = 120  # of the PDF, on an inch


def site(folder: Path) -> Path:
    """A site of the derivation and what it rests on; its page."""
    entries = [find(name) for name in (NAME, *RESTS_ON)]
    made = Site(entries)
    found = held(entries, made.record, made.needs_theorem)
    drawn = pictures_of([each.derivation for each in found if each is not None])
    made.write([each.made for each in found if each is not None], folder, drawn)
    return folder / "derivations" / f"{NAME}.html"


def seen(page: Path, picture: Path) -> None:
    """The page down to its verdict."""
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        shown = browser.new_page(viewport={"width": 1000, "height": 900}, device_scale_factor=1.5, color_scheme="light")
        shown.goto(page.resolve().as_uri())
        shown.locator(".steps details").nth(_STEP).locator("summary").first.click()
        shown.evaluate("window.scrollTo(0, 0)")
        shown.mouse.move(0, 0)
        verdict = shown.locator(".verdict").last.bounding_box()
        assert verdict is not None
        whole = {"x": 0, "y": 0, "width": 1000, "height": verdict["y"] + verdict["height"] + 24}
        shown.screenshot(path=picture, full_page=True, clip=whole)
        browser.close()


def pdf(picture: Path) -> None:
    """The page of the PDF without its margins."""
    with tempfile.TemporaryDirectory() as folder:
        export = [sys.executable, "-m", "derive.cli", "--lang", "en", "export", NAME, "--pdf", "-o", folder]
        subprocess.run(export, check=True, cwd=ROOT)
        inside = ["-x", "91", "-y", "35", "-W", "810", "-H", "1090"]
        command = ["pdftoppm", "-r", str(_DOTS), "-png", "-singlefile", *inside, f"{folder}/{NAME}.pdf"]
        subprocess.run([*command, str(picture.with_suffix(""))], check=True)


if __name__ == "__main__":
    use_language(["en"])
    with tempfile.TemporaryDirectory() as room:
        seen(site(Path(room)), PICTURES / "site.png")
    pdf(PICTURES / "pdf.png")
