"""The fonts for Chinese pages: Noto Serif SC and TC, cut down to the characters that the translations hold.

    python -m tools.fonts FOLDER    with NotoSerifSC_400Regular.ttf, NotoSerifSC_700Bold.ttf and the same of TC in it

They come from the npm packages @expo-google-fonts/noto-serif-sc and -tc; their licence, the SIL Open Font License,
stands beside the results in derive/publish/fonts/. To be run again when a test says that a character is missing.

Main statement: `characters`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from tools.messages import ROOT, catalogue

FONTS = ROOT / "derive" / "publish" / "fonts"
REGIONS = {"zh_Hans": "SC", "zh_Hant": "TC"}
WEIGHTS = ("400Regular", "700Bold")


def characters(language: str) -> set[str]:
    """What the font of a language must have: what is as wide as a Han character, of all that is said."""
    said = "".join(str(entry.string) for entry in catalogue(language))
    return {c for c in said if "\u2e80" <= c <= "\u9fff" or "\uf900" <= c <= "\uffef" or c in "“”‘’…—·"}


def path(language: str, weight: str) -> Path:
    return FONTS / language / f"NotoSerif{REGIONS[language]}-{weight.lstrip('0123456789')}.ttf"


def cut_down(source: Path, target: Path, wanted: set[str]) -> None:
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # the names, the copyright and the licence
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "STAT"]
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(wanted)))
    subsetter.subset(font)
    target.parent.mkdir(parents=True, exist_ok=True)
    font.save(target)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    for language, region in REGIONS.items():
        for weight in WEIGHTS:
            name = f"NotoSerif{region}_{weight}.ttf"
            found = sorted(folder.rglob(name))
            if not found:
                sys.exit(f"There is no {name} in {folder}.")
            cut_down(found[0], path(language, weight), characters(language))
            print(f"{path(language, weight).relative_to(ROOT)}: {path(language, weight).stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
