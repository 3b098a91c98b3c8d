"""The commands, as a user runs them: in a process of their own."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

PROOF = '''
from derive.authoring import *


@theorem("The logarithm of a square", claims=())
def log_of_a_square(d):
    """For x > 0."""
    x = d.positive("x")
    d.show(Eq(log(x**2), {right}))
    d.chain(log(x**2)).eq({right}, logarithms)
'''


def derive(*arguments, **options):
    run = subprocess.run(
        [sys.executable, "-m", "derive.cli", *arguments], capture_output=True, text=True, timeout=120, **options
    )
    assert "Traceback" not in run.stderr, run.stderr
    return run


def test_list_is_quick_and_needs_no_sympy():
    code = """
import sys
import derive.cli

sys.argv = ["derive", "list"]
try:
    derive.cli.main()
except SystemExit:
    assert "sympy" not in sys.modules
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert "gibbs_inequality" in run.stdout


@pytest.mark.parametrize("notation", ["text", "markdown", "latex"])
def test_show(notation):
    run = derive("show", "gibbs_inequality", "--format", notation)
    assert run.returncode == 0
    assert "\\sum_{i=1}^{n}" in run.stdout or "Σᵢ₌₁ⁿ" in run.stdout


def test_show_an_unknown_name():
    run = derive("show", "gibs_inequality")
    assert run.returncode == 2
    assert "Did you mean gibbs_inequality" in run.stderr


def test_the_tree_of_reasons():
    run = derive("show", "gibbs_inequality", "--tree")
    assert run.returncode == 0
    assert "[mean value]" in run.stdout


@pytest.mark.parametrize(
    ("formula", "where", "code", "word"),
    [
        ("-log(0.4) = 0.916 +- 0.0005", "", 0, ": |"),
        ("-p*log(q) > 0", "0<p<1, 0<q<1", 0, "proved"),
        ("log(x^2) = 2*log(x)", "x > 0", 0, "proved"),
        ("log(x^2) = 2*log(x)", "", 1, "refuted"),
        ("x = x + 1", "", 1, "refuted"),
        ("9**9**9 = 1", "", 1, ""),
        ("log(x = 2", "", 1, "^"),
        ("__import__('os').system('ls') = 1", "", 1, "^"),
    ],
)
def test_check_a_formula(formula, where, code, word):
    run = derive("check", formula, *(["--where", where] if where else []))
    assert run.returncode == code, run.stdout + run.stderr
    assert word in run.stdout + run.stderr


@pytest.mark.parametrize(
    "hostile", ["(" * 5000 + "1" + ")" * 5000 + " = 1", "x" * 100_000 + " = 1", "1" * 50_000 + "=1"]
)
def test_hostile_formulas_end_in_a_sentence(hostile):
    run = derive("check", hostile)
    assert run.returncode in (1, 2)
    assert run.stdout + run.stderr


def test_the_longest_argument_that_a_system_passes_on_is_refused_at_once():
    """Linux passes on 128 kB in one argument; 1 MB can only come from within Python (test_formula_reader)."""
    started = time.perf_counter()
    run = derive("check", "x + " * 32_000 + "x = 1")
    assert run.returncode in (1, 2)
    assert "at most 20000 are read" in run.stdout + run.stderr
    assert len(run.stdout + run.stderr) < 1_000
    assert time.perf_counter() - started < 5


def test_a_derivation_of_the_users_own(tmp_path):
    mine = tmp_path / "log_of_a_square.py"
    mine.write_text(PROOF.format(right="2 * log(x)"))
    assert "proved: log_of_a_square" in derive("check", str(mine)).stdout
    assert "rules of logarithms" in derive("show", str(mine)).stdout
    assert derive("export", str(mine), "-o", str(tmp_path / "out")).returncode == 0
    assert (tmp_path / "out" / "log_of_a_square.tex").exists()


def test_a_wrong_derivation_is_explained(tmp_path):
    mine = tmp_path / "log_of_a_square.py"
    mine.write_text(PROOF.format(right="3 * log(x)"))
    run = derive("check", str(mine))
    assert run.returncode == 1
    for said in ("algebra", "refused", "The step", "It is false"):
        assert said in run.stderr, run.stderr


def test_a_file_that_is_not_there():
    run = derive("check", "nowhere.py")
    assert run.returncode == 2
    assert "There is no file" in run.stderr


def test_gibbs_with_samples():
    run = derive("check", "gibbs_inequality", "--samples", "20000", "--classes", "5", "--seed", "1")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "proved: gibbs_inequality" in run.stdout


def test_build(tmp_path):
    run = derive("export", "gibbs_inequality", "log_form", "-o", str(tmp_path))
    assert run.returncode == 0, run.stderr
    written = {path.name for path in Path(tmp_path).iterdir()}
    assert {"gibbs_inequality.tex", "gibbs_inequality.md", "log_form.tex", "log_form.md"} <= written


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["check", "p + q"], 1, "is no claim"),
        (["list", "no such word"], 2, "No derivation has"),
        (["export", "log_le_sub_one", "-o", "/dev/null/x"], 2, "cannot be written"),
        (["check", "--smaples", "3", "gibbs_inequality"], 2, "There is no option --smaples"),
        (["check", "x = 1", "--where", "y"], 1, "was expected as a hypothesis"),
        (["check", "log_le_sub_one", "--where", "x > 0"], 2, "stand in its derivation"),
        (["check", "log_le_sub_one", "--samples", "3"], 1, "only gibbs_inequality has a sweep"),
        (["check", "log_le_sub_one", "--picture", "gap.svg"], 2, "say how many"),
        (["check", "gibbs_inequality", "--samples", "3", "--classes", "100000000000"], 2, "more memory than there is"),
        (["check", "/"], 2, "is a folder"),
        (["list", "--claims", "entropy"], 2, "Ask for one of them"),
        (["show", "log_le_sub_one", "--tree", "--format", "latex"], 2, "leave out --format"),
        (["show", "GIBBS_INEQUALITY"], 2, "Did you mean gibbs_inequality"),
        (["code", "mine.py"], 2, "not a file"),
    ],
)
def test_a_mistake_ends_in_a_sentence(arguments, code, word):
    run = derive(*arguments)
    assert run.returncode == code, run.stdout + run.stderr
    assert word in run.stderr


def test_a_limit_is_said_to_be_seen_from_near_by():
    run = derive("check", "x_log_x_limit")
    assert "(witness: 1 points, limits as seen 2⁻⁴⁰ and 2⁻⁸⁰ away)" in run.stdout


def test_a_theorem_that_no_point_was_found_for_says_so(tmp_path):
    mine = tmp_path / "empty.py"
    mine.write_text(
        "from derive.authoring import *\n\n\n@theorem('Nobody obeys this')\ndef empty(d):\n    x = d.real('x')\n"
        "    d.suppose(x > 1)\n    d.suppose(x < 0)\n    d.show(x + 1 > x)\n    d.have(x + 1 > x, sign)\n"
    )
    run = derive("check", str(mine))
    assert "unknown: empty: x + 1 > x, given x > 1, x < 0 (no numeric witness: no point that" in run.stdout
    assert "Do its hypotheses contradict one another?" in run.stderr
    assert run.returncode == 1
    for command in (("show", str(mine)), ("export", str(mine), "-o", str(tmp_path / "out"))):
        assert "Do its hypotheses contradict one another?" in derive(*command).stderr


def test_the_line_of_a_verdict_says_what_its_names_stand_for():
    assert "where P = (1/2, 1/2), Q = (1/4, 3/4)" in derive("check", "kl_divergence_not_symmetric").stdout


MISTAKES = {
    "no reason": ("x = d.real('x'); d.show(Eq(x, x)); d.chain(x).eq(x)", "line 6: A step needs at least one reason"),
    "a name": ("d.show(Eq(y, y))", "line 6: name 'y' is not defined"),
    "a rounded number": ("x = d.real('x'); d.show(Eq(x, 0.5))", "line 6: 0.5 is a rounded number"),
    "two questions": ("x = d.real('x'); d.show(0 < x < 1)", "line 6: A term has no truth value"),
    "Python": ("x = d.real('x'", "line 6: '(' was never closed"),
    "nothing shown": ("x = d.real('x'); d.chain(x).eq(x, algebra)", "does not say what it shows"),
    "nothing proved": ("x = d.real('x'); d.show(Eq(x, x))", "mine says what it shows and proves nothing: d.chain"),
    "two sides that Python compared": ("x = d.real('x'); d.show(x == 1)", "line 6: This says False"),
    "a supposition that Python compared": ("x = d.real('x'); d.suppose(x == 1)", "line 6: This says False"),
    "a fact that Python compared": ("x = d.real('x'); d.show(x > 0); d.have(x == 1, algebra)", "Write Eq(a, b)"),
    "a value": ("x = d.real('x'); d.show(x + 1)", "line 6: x + 1 is no claim but has a value"),
    "a number": ("d.show(1)", "line 6: 1 is no claim"),
    "two of a name": (
        "x = d.real('x'); y = d.positive('x'); d.show(Eq(x + y, y + x)); d.chain(x + y).eq(y + x, algebra)",
        "mine: Two different variables on the page are written alike",
    ),
    "an unknown word": ("x = d.probability('x')", "line 6: There is no d.probability. Did you mean d.open_probability"),
    "a rule without its fact": (
        "x = d.real('x'); d.chain(x).eq(x, summing)",
        "summing is no reason as it stands",
    ),
    "a formula as a reason": (
        "x = d.positive('x'); d.chain(x).gt(0, x > 0)",
        "x > 0 is a formula, not a reason",
    ),
    "no fact": ("x = d.positive('x'); d.chain(x).gt(0, term_of_sum(algebra, x))", "Give it a fact: what d.have"),
    "a size that is forgotten": (
        "n = d.size('n'); p = d.distribution('p', n); s = total(p) + total(p); "
        "d.show(Eq(s, 2)); d.chain(s).eq(2, linearity)",
        "does not name",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_an_authors_mistake_ends_in_a_sentence(mistake, tmp_path):
    body, told = MISTAKES[mistake]
    mine = tmp_path / "mine.py"
    mine.write_text(f"from derive.authoring import *\n\n\n@theorem('Mine')\ndef mine(d):\n    {body}\n")
    for command in ("check", "show"):
        run = derive(command, str(mine))
        assert run.returncode in (1, 2)
        assert told in run.stderr, run.stderr
