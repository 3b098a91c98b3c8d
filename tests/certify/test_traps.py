"""What must not pass: false or undefined statements, hypotheses that cannot be met, texts that prove nothing."""

from dataclasses import replace

import pytest

from derive.catalogue import find
from derive.certify.accepting import Refused, accepted, assumptions, forbidden_word, is_allowed, misstatement
from derive.certify.certificate import LIBRARY, Certificate
from derive.certify.coq import Attempt, Library, try_lemmas
from derive.certify.gathering import gathered
from derive.certify.models import NoModel, model_of
from derive.kernel.rules.logic import assume
from derive.notation.coq import coq_statement
from derive.terms.build import Eq, Gt, Le, Lt, Ne, div, exp, index, log, sqrt, sum_, term, variable
from derive.terms.sorts import family_sort, natural, nonnegative, positive
from derive.terms.term import Term

x, y = variable("x"), variable("y")
a, b = variable("a", positive), variable("b", positive)
n = variable("n", natural)
i, j = index("i", n), index("j", n)
p = variable("p", family_sort(n, nonnegative))

TACTICS = ("rule_algebra", "rule_definition", "rule_sign", "rule_evident", "rule_weaken", "rule_sum")
# Each is false somewhere, or undefined there: in Coq, where ln and / are total, some of the equations are provable.
FALSE: dict[str, tuple[tuple[Term, ...], Term]] = {
    "a quotient by what may be zero": ((), Eq(div(x, x), 1)),
    "a quotient by zero, which Coq makes equal to itself": ((), Eq(div(x, term(0)), div(x, term(0)))),
    "equal logarithms of negative numbers": ((), Eq(log(-a), log(-2 * a) - log(term(2)))),
    "the logarithm of a negative number": ((), Eq(log(-a), log(-a))),
    "the logarithm of what may be negative": ((), Eq(log(x * x), 2 * log(x))),
    "the root of what may be negative": ((), Eq(sqrt(x) ** 2, x)),
    "a hypothesis that is dropped": ((), Eq(div(x * y, x), y)),
    "an inequality whose hypothesis is dropped": ((), Le(log(a), log(b))),
    "an inequality the wrong way round": ((Lt(a, b),), Gt(log(a), log(b))),
    "a sum that is said to be 1": ((), Eq(sum_(i, p[i]), 1)),
    "a term that may be greater than the sum": ((), Lt(p[i], sum_(j, p[j]))),
    "a sign": ((), Eq(exp(-x), -exp(x))),
    "a constant": ((), Eq(log(a * b), log(a) + log(b) + 1)),
    "a power of zero": ((), Ne(x**2, 0)),
}
TRUE: dict[str, tuple[tuple[Term, ...], Term]] = {
    "a quotient by what is not zero": ((Ne(x, 0),), Eq(div(x, x), 1)),
    "the logarithm of a product": ((), Eq(log(a * b), log(a) + log(b))),
    "an inequality": ((), Le(p[i] - p[i], sum_(j, p[j]))),
}


@pytest.fixture(scope="module")
def answers(coq_library: Library) -> dict[tuple[str, str], bool]:
    """Whether each tactic proves each statement."""
    places, attempts = [], [Attempt("", "Module traps.")]
    for name, (hypotheses, conclusion) in {**FALSE, **TRUE}.items():
        for tactic in TACTICS:
            place = f"trap_{len(places)}"
            lemma = f"Lemma {place} : {coq_statement(hypotheses, conclusion)}.\nProof. intros. {tactic}. Qed."
            attempts.append(Attempt(f"traps.{place}", lemma))
            places.append((name, tactic))
    found = try_lemmas(LIBRARY, attempts, seconds=5)
    return {place: answer.proved for place, answer in zip(places, found, strict=True)}


@pytest.mark.parametrize("name", FALSE)
def test_no_tactic_proves_what_is_false_or_undefined(name: str, answers: dict[tuple[str, str], bool]) -> None:
    assert [tactic for tactic in TACTICS if answers[name, tactic]] == []


@pytest.mark.parametrize("name", TRUE)
def test_the_same_tactics_prove_what_is_true(name: str, answers: dict[tuple[str, str], bool]) -> None:
    assert any(answers[name, tactic] for tactic in TACTICS)


# ---- hypotheses that nothing meets


def test_hypotheses_that_contradict_each_other_have_no_model() -> None:
    with pytest.raises(NoModel, match="no point was found at which the hypotheses hold"):
        model_of(assume(Lt(term(0), term(0))))


def test_a_model_that_is_none_is_refused(coq_library: Library) -> None:
    told = "exists (x : R), (0 < x) /\\ (x < 0)"
    attempt = Attempt("m.met", f"Module m.\nLemma met : {told}.\nProof. exists 1. rule_model. Qed.")
    assert not try_lemmas(LIBRARY, [attempt])[0].proved


# ---- texts


@pytest.fixture(scope="module")
def good() -> Certificate:
    found = gathered([find("binary_cross_entropy_gradient")])["binary_cross_entropy_gradient"]
    assert isinstance(found, Certificate)
    return found


def broken(c: Certificate, **changes: object) -> Certificate:
    """The certificate with its theorem changed."""
    return replace(c, lemmas=tuple(replace(x, **changes) if x.name == c.name else x for x in c.lemmas))


def test_a_good_certificate_is_accepted(good: Certificate, coq_library: Library) -> None:
    assert accepted([good]) == {good.name: ""}


def test_a_proof_that_is_admitted_is_not_accepted(good: Certificate, coq_library: Library) -> None:
    step = replace(good.lemmas[0], proof=("admit.",))
    assert accepted([replace(good, lemmas=(step, *good.lemmas[1:]))]) == Refused(good.name)  # Qed does not close it
    text = good.body.replace("Lemma step_1", "Axiom taken : 0 = 1.\nLemma step_1", 1)
    assert forbidden_word(text) == "Axiom"
    assert forbidden_word(good.body) is None
    assert forbidden_word("(* an Axiom in a comment (* of two *) *) Qed.") is None


def test_an_axiom_behind_a_theorem_is_seen(
    good: Certificate, coq_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the text looks like, Print Assumptions names what the theorem rests on."""
    smuggled = (("smuggled", "Axiom nothing : 0 = 1.\nDefinition smuggled : R := 0."),)
    unproved = broken(replace(good, own_definitions=smuggled), proof=("intros. exfalso. pose proof nothing. lra.",))
    assert accepted([unproved]) == {good.name: "its text holds the word Axiom"}
    monkeypatch.setattr("derive.certify.accepting.forbidden_word", lambda text: None)
    assert accepted([unproved]) == {good.name: f"it assumes {good.name}.nothing"}


def test_what_is_printed_of_axioms_is_read() -> None:
    told = "== m\nAxioms:\nm.nothing : forall P : Prop,\n  P\nother\n  : nat\n== k\nClosed under the global context\n"
    assert assumptions(told) == {"m": {"m.nothing", "other"}, "k": set()}
    assert not all(map(is_allowed, assumptions("== m\n")["m"]))  # Coq has said nothing


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("0 < p_hat < 1 ->", "0 < p_hat ->"),  # a wider range
        ("0 <= y <= 1 ->\n", ""),  # none at all
        ("(p_hat - y)", "(y - p_hat)"),  # another statement
        ("locally p_hat (fun p_hat' => 0 < p_hat') /\\\n", ""),  # an obligation less
    ],
)
def test_a_theorem_that_says_something_else_is_seen(good: Certificate, written: str, instead: str) -> None:
    statement = good.theorem.statement
    assert misstatement(good) is None
    assert written in statement
    found = misstatement(broken(good, statement=statement.replace(written, instead, 1)))
    assert found is not None
    assert found.startswith("its theorem, read back, is another")


def test_a_definition_that_says_something_else_is_seen(good: Certificate) -> None:
    (name, text), *others = good.definitions
    changed = text.replace("ln (1 - p_hat)", "ln (1 + p_hat)")
    assert changed != text
    assert misstatement(replace(good, definitions=((name, changed), *others))) is not None
