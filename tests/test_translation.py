"""The translations: complete, faithful to their places, of one vocabulary and one typography; how they are chosen."""

import gettext
import os
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from fontTools.ttLib import TTFont

from derive.catalogue import find, index
from derive.certify.recorded import recorded
from derive.cli import main
from derive.publish import markdown, text
from derive.punctuation import columns, filled
from derive.translation import (
    LANGUAGES,
    Sentence,
    _,
    composed,
    in_a_row,
    language,
    language_of,
    relayed,
    replaced,
    use_language,
)
from tools.fonts import WEIGHTS, characters, path
from tools.messages import TRANSLATED, catalogue, problems

GLOSSARY = Path(__file__).parent.parent / "docs" / "glossary.md"
HAN = "\u4e00-\u9fff"


@pytest.fixture(autouse=True)
def english_afterwards():
    yield
    use_language(["en"])


# ---- the catalogues


@pytest.mark.parametrize("name", TRANSLATED)
def test_every_message_is_translated_and_every_place_kept(name):
    assert list(problems(name)) == []


def _terms(name):
    rows = [line.strip("|\n ").split("|") for line in GLOSSARY.read_text(encoding="utf-8").splitlines()]
    column = list(LANGUAGES).index(name)
    return {row[0].strip(): row[column].strip() for row in rows[rows.index(["---"] * 3) + 1 :] if len(row) == 3}


@pytest.mark.parametrize("name", TRANSLATED)
def test_the_terms_are_those_of_the_glossary(name):
    terms = _terms(name)
    assert len(terms) > 30
    for entry in catalogue(name):
        english = str(entry.id).split("\n\n")[0].lower()  # below are commands to type
        for term, translation in terms.items():
            if entry.id and re.search(rf"(?<![\w-]){re.escape(term.lower())}", english):
                assert translation in entry.string, f"{term!r} is {translation!r}: {entry.id!r}, {entry.string!r}"


_BEFORE_HAN, _BEHIND_HAN = r"[\w)}\]|⌉⌋²′]", r"[A-Za-z0-9Σ∂ℓδσ∫({\[|⌈⌊−]"
_TYPOGRAPHY = {
    "a space between Han characters and formulas": rf"[{HAN}]{_BEHIND_HAN}|{_BEFORE_HAN}(?<![{HAN}_])[{HAN}]",
    "full-width punctuation": rf"[{HAN}] ?[,;:?!.](?![a-z])",
    "no space inside full-width punctuation": r"\S [，。；：（）、]|[，。；：（、] (?=\S)",
}


@pytest.mark.parametrize("name", TRANSLATED)
@pytest.mark.parametrize("rule", _TYPOGRAPHY)
def test_the_typography_is_one(name, rule):
    for entry in catalogue(name):
        words = re.sub(r"`[^`]*`|'[^']*'", "x", str(entry.string).split("\n\n")[0]).strip()
        words = re.sub(r"(：|：  +)(\{|--|pip)", "：\\2", words)  # a column in a report, a command to type
        found = re.search(_TYPOGRAPHY[rule], words)
        assert not (entry.id and found), f"{rule}: {found[0]!r} in {entry.string!r}"


def test_nothing_of_one_script_stands_in_the_other():
    """Taiwan's code has no simplified character; the mainland's common ones are no traditional forms."""
    for entry in catalogue("zh_Hant"):
        "".join(re.findall(f"[{HAN}]", str(entry.string))).encode("big5")
    for entry in catalogue("zh_Hans"):
        "".join(re.findall(f"[{HAN}]", str(entry.string))).encode("gb2312")


@pytest.mark.parametrize("name", TRANSLATED)
@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_fonts_have_every_character(name, weight):
    has = TTFont(path(name, weight)).getBestCmap()
    missing = sorted(c for c in characters(name) if ord(c) not in has)
    assert not missing, f"{''.join(missing)}: run `python -m tools.fonts` again."


# ---- which language


@pytest.mark.parametrize(
    ("tag", "wanted"),
    [
        ("zh_CN.UTF-8", "zh_Hans"),
        ("zh_SG", "zh_Hans"),
        ("zh", "zh_Hans"),
        ("zh-Hans", "zh_Hans"),
        ("zh_TW", "zh_Hant"),
        ("zh-HK", "zh_Hant"),
        ("zh_MO.Big5@stroke", "zh_Hant"),
        ("zh-Hant-CN", "zh_Hant"),
        ("zh-Hans-TW", "zh_Hans"),
        ("en_GB.UTF-8", "en"),
        ("C.UTF-8", "en"),
        ("POSIX", "en"),
        ("de_DE", None),
        ("", None),
    ],
)
def test_a_tag_asks_for_a_language(tag, wanted):
    assert language_of(tag) == wanted


@pytest.mark.parametrize(
    ("variables", "wanted"),
    [
        ({"LANG": "zh_TW.UTF-8"}, "zh_Hant"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "de:zh_CN:en"}, "zh_Hans"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_environment_chooses(monkeypatch, variables, wanted):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    use_language()
    assert language() == wanted


def test_the_option_may_stand_anywhere_and_is_stronger_than_the_environment(monkeypatch):
    monkeypatch.setenv("LANGUAGE", "en")
    for line in (["--lang", "zh-Hant", "list", "gibbs_inequality"], ["list", "gibbs_inequality", "--lang=zh_TW"]):
        assert "吉布斯不等式" in CliRunner().invoke(main, line).output
    assert os.environ["LANGUAGE"] == "en"
    assert "Gibbs' inequality" in CliRunner().invoke(main, ["list", "gibbs_inequality"]).output


@pytest.mark.parametrize("command", [None, *main.commands])
def test_help_in_chinese_keeps_to_the_screen(command):
    line = [*([command] if command else []), "--help", "--lang", "zh-Hans"]
    told = CliRunner().invoke(main, line, terminal_width=80).output
    prose = [each for each in told.splitlines() if not each.lstrip().startswith("derive ")]
    assert max(map(columns, prose)) <= 80, told


def test_a_language_there_is_not_is_refused_by_name():
    answer = CliRunner().invoke(main, ["list", "--lang", "fr"])
    assert answer.exit_code == 2
    assert "There is no translation into 'fr'. There is en, zh-Hans, zh-Hant." in answer.output


def test_help_and_mistakes_are_in_the_reader_s_language():
    told = CliRunner().invoke(main, ["check", "--help", "--lang", "zh-Hans"]).output
    assert "用法：" in told
    assert "核验一个公式" in told
    assert "derive check gibbs_inequality --samples 1000000" in told
    assert "错误：没有命令 'frob'。" in CliRunner().invoke(main, ["frob", "--lang", "zh-Hans"]).output
    assert "沒有叫做 'nope' 的推導。" in CliRunner().invoke(main, ["show", "nope", "--lang", "zh-TW"]).output


def test_english_loads_no_catalogue_and_starts_as_fast():
    program = "import sys, derive.translation as t; t.use_language(['en']); print(type(t._catalogue).__name__)"
    assert (
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout == "NullTranslations\n"
    )


def test_lines_of_han_characters_end_where_they_may():
    lines = filled("若仅当 p = 0 时 q = 0，则两个分布的散度非负（见上）。", 12, "  ").split("\n")
    assert all(columns(line) <= 12 for line in lines)
    assert not any(line.strip()[0] in "，。）" for line in lines)
    assert "".join(line.replace(" ", "") for line in lines) == "若仅当p=0时q=0，则两个分布的散度非负（见上）。"
    assert filled("a b c", 3) == "a b\nc"


# ---- sentences that are put together


def test_what_is_put_together_is_translated_part_by_part():
    reason = composed("{title} at {variable} = {place}", title="algebra", variable="{0}", place="{1}")
    assert reason == "algebra at {0} = {1}"
    moved = replaced(in_a_row(["its sign", reason]), ("{1}", "{3}"), ("{0}", "{2}"))
    assert moved == "its sign; algebra at {2} = {3}"
    assert _(moved) == moved
    use_language(["zh-Hans"])
    assert _(moved) == "其符号；代数（取 {2} = {3}）"
    use_language(["en"])
    assert _(moved) == moved


def test_what_is_put_together_may_be_stored():
    sentence = composed("{first}; {second}", first="algebra", second="its sign")
    use_language(["zh-Hans"])
    assert _(pickle.loads(pickle.dumps(sentence))) == "代数；其符号"


def test_a_title_in_a_sentence_keeps_its_translation():
    use_language(["zh-Hant"])
    assert _(Sentence("the gradient of log cosh", "The gradient of log cosh")) == "log cosh 的梯度"


def test_a_derivation_written_once_is_read_in_every_language():
    derivation = find("gibbs_termwise").derivation
    pages = {}
    for name in LANGUAGES:
        use_language([name])
        pages[name] = text.page(derivation)
    assert "Gibbs' inequality without normalisation" in pages["en"]
    assert "log t ≤ t − 1（取 t = qᵢ/pᵢ）" in pages["zh_Hans"]
    assert "未正規化的吉布斯不等式" in pages["zh_Hant"]
    assert "已證明：每一步都是核的一條規則" in pages["zh_Hant"]


def test_what_the_kernel_says_is_found_in_the_catalogue():
    assert relayed("power of 0 with exponent −1") == "power of 0 with exponent −1"
    use_language(["zh-Hans"])
    assert relayed("undefined: power of 0 with exponent −1") == "没有定义：0 的指数为 −1 的幂"
    assert relayed("something never said") == "something never said"


# ---- a language of no words: what is still read in it did not go through gettext


class _Wordless(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        places = re.findall(r"\{\w*(?:![rs])?(?::[^{}]*)?\}|%\(\w+\)s", message)
        return f"«{''.join(places)}»"


_WORD = re.compile(r"(?<![\w\\{.-])[A-Za-z][a-z]{2,}(?![\w}])")
_MATHEMATICS = {"log", "exp", "max", "min", "sinh", "cosh", "tanh", "lim", "softmax", "softplus", "lse"}
_PAGES = [
    "gibbs_inequality",
    "huber_gradient",
    "information_is_logarithmic",
    "kraft_inequality",
    "dice_gradient",
    "log_form",
    "mcmillan",
    "differential_entropy_scaling",
    "cross_entropy_below_entropy",
]


def _words(page: str, *known: str) -> list[str]:
    for name in known:
        page = page.replace(name, "")
    return [word for word in _WORD.findall(page) if word not in _MATHEMATICS]


@pytest.fixture
def wordless(monkeypatch):
    monkeypatch.setattr(gettext, "translation", lambda *_args, **_options: _Wordless())
    monkeypatch.setenv("LANGUAGE", "zh")
    use_language()


@pytest.mark.usefixtures("wordless")
@pytest.mark.parametrize("name", [name for name in _PAGES if name in index()])
def test_no_word_of_a_page_escapes_translation(name):
    derivation = find(name).derivation
    known = (derivation.source, name, *derivation.cites, *(c.removeprefix("loss:") for c in derivation.claims))
    titles = {listed.name: listed.title for listed in index().values()}
    assert _words(text.page(derivation, titles), *filter(None, known)) == []
    plain = re.sub(r"\\(?:operatorname|text)\{\w+\}|\\\w+(?:\{\w+\})?|```\w+", "", markdown.page(derivation))
    assert _words(plain, *filter(None, known)) == []


@pytest.mark.usefixtures("wordless")
@pytest.mark.parametrize("command", [None, *main.commands])
def test_no_word_of_the_help_escapes_translation(command):
    told = CliRunner().invoke(main, [*([command] if command else []), "--help"], prog_name="derive").output
    told = re.sub(r"--[\w-]+|\[[\w|]+\]|«\w+»|\b[A-Z]+\b|en\|zh-Hans\|zh-Hant|^  \w+", "", told, flags=re.MULTILINE)
    assert _words(told, "derive", *main.commands) == []


@pytest.mark.usefixtures("wordless")
def test_no_word_of_the_list_of_derivations_escapes_translation():
    told = CliRunner().invoke(main, ["list"]).output
    assert _words(re.sub(r"^\w+", "", told, flags=re.MULTILINE)) == []


def test_why_a_derivation_is_not_certified_is_told_in_chinese() -> None:
    """Every reason in the list of certificates, with the steps and rules that it names."""
    names = re.compile(r"[a-z]\w*_\w+|Coq")
    for chinese in ("zh_Hans", "zh_Hant"):
        use_language([chinese])
        try:
            told = {found.why: relayed(found.why) for found in recorded().values() if found.why}
        finally:
            use_language(["en"])
        assert [why for why, said in told.items() if re.search("[a-z]", names.sub("", said))] == []
