"""The Coq text loses nothing: what is written reads back as the very same statement, and anything else is refused."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from derive import catalogue
from derive.notation.coq import NotInCoq, coq_definitions, coq_proposition, coq_statement
from derive.notation.coq_reader import read_definition, read_proposition, read_statement
from derive.notation.coq_round_trip import check_statement
from derive.notation.coq_syntax import CoqError, tokens_of
from derive.notation.coq_writer import is_proposition
from derive.terms.build import Eq, conjunction, exp, forall, implies, index, log, sum_, variable, xlogy
from derive.terms.definition import Definition
from derive.terms.sorts import family_sort, natural, positive
from derive.terms.term import Term, free_variables, subterms
from derive.vocabulary import activations, information
from tests.notation.random_terms import formulas
from tests.notation.test_coq import HOLDS, TERMS
from tests.notation.test_round_trip import VOCABULARY

n = variable("n", natural)
x, y = variable("x"), variable("y")
p = variable("p", family_sort(n, positive))


def definitions_in(terms: Sequence[Term]) -> list[Definition]:
    """The definitions in the terms, and in the bodies of these."""
    found: dict[Definition, None] = {}
    for t in terms:
        for s in subterms(t):
            if isinstance(s.head, Definition) and s.head not in found:
                found |= dict.fromkeys(definitions_in([s.head.body]))
                found[s.head] = None
    return list(found)


def says(hypotheses: Sequence[Term], conclusion: Term) -> bool:
    """Is the text of the statement read back as what it was written from, and written again as the same text?"""
    text = coq_statement(hypotheses, conclusion)
    read = read_statement(text, definitions_in([*hypotheses, conclusion]))
    return read == (tuple(hypotheses), conclusion) and coq_statement(*read) == text


def stated(t: Term) -> Term:
    return t if is_proposition(t) else Eq(t, 0)


@pytest.mark.parametrize("formula", [formula for formula, _ in TERMS])
def test_terms(formula: Term) -> None:
    assert says([], Eq(formula, 0))


@pytest.mark.parametrize("proposition", [proposition for proposition, _ in HOLDS])
def test_propositions(proposition: Term) -> None:
    assert says([], proposition)
    assert says([proposition, x > 0], proposition)
    text = coq_proposition(proposition)
    assert read_proposition(text, free_variables(proposition), definitions_in([proposition])) == proposition


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(formulas(), max_size=2), formulas())
def test_random_statements(hypotheses: list[Term], conclusion: Term) -> None:
    supposed, said = [stated(h) for h in hypotheses], stated(conclusion)
    try:
        coq_statement(supposed, said)
    except NotInCoq:
        return
    assert says(supposed, said)


@pytest.mark.parametrize("definition", VOCABULARY, ids=lambda d: d.name)
def test_the_vocabulary(definition: Definition) -> None:
    texts = [text for _, text in coq_definitions([Term(definition, definition.parameters)])]
    read: list[Definition] = []
    for text in texts:
        read.append(read_definition(text, read))
    assert read[-1] == definition


PAIRS = [
    (Eq(x * (y + 1), 0), Eq(x * y + 1, 0)),
    (Eq(x - (y - 1), 0), Eq(x - y - 1, 0)),
    (Eq((-x) ** 2, 0), Eq(-(x**2), 0)),
    (Eq(exp(x) ** y, 0), Eq(exp(x**y), 0)),
    (Eq(xlogy(x, y), 0), Eq(x * log(y), 0)),
    (Eq((x * y) * x, 0), Eq(x * (y * x), 0)),
    (Eq(sum_(index("i", n), x) + y, 0), Eq(sum_(index("i", n), x + y), 0)),
    (conjunction((x < y, y < x)), implies(x < y, y < x)),
    (forall(variable("s", positive), x > 0), forall(variable("s"), implies(variable("s") > 0, x > 0))),
    (x > variable("s", positive), x > variable("s")),
]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_different_statements_are_written_differently(one: Term, other: Term) -> None:
    assert one != other
    assert coq_statement([], one) != coq_statement([], other)
    assert says([], one)
    assert says([], other)


def test_a_range_is_no_hypothesis() -> None:
    ranged, supposed = coq_statement([], log(variable("s", positive)) > 0), coq_statement([x > 0], log(x) > 0)
    assert ranged == "forall (s : R),\n0 < s ->\nln s > 0"
    assert supposed == "forall (x : R),\n(x > 0) ->\n0 < x /\\ ln x > 0"


FOREIGN = [
    "forall (x : R),\nsin x = 0",
    "forall (x : R),\ny = 0",
    "forall (x : R),\nx = 0 = 0",
    "forall (x : R),\nx < 0 > 1",
    "forall (x : nat),\nx = 0",
    "forall (x : R),\nx",
    "x = 0",
    "forall (x : R),\nx = 0.",
    "forall (x : R) (p : R -> R),\nx = 0",
    "forall (x : R),\n(x = 0",
    "forall (x : R),\n0 < x -> 0 < x ->\nx = 0",
    "forall (x : R),\nDerive x x = 0",
    "forall (x : R),\nSum 1 (fun i => x) = 0",
    "forall (x : R),\nexists y : R, x = y",
    "forall (x : R),\nx = 0 (* and more",
    "forall (x : R),\nx = 0 \\/ x = 1",
    "forall (x : R),\nln x x = 0",
    "forall (x : R),\n(1 / 3 (* 0.33 *)) = x",
    "",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_foreign_coq_is_refused(text: str) -> None:
    with pytest.raises(CoqError):
        check_statement(text, [], [], Eq(x, 0))


class TestACertificateThatSaysSomethingElse:
    """Every change of a word is noticed: of a range, an obligation, a hypothesis, the conclusion, a definition."""

    i = index("i", n)
    hypotheses = (Eq(sum_(i, p[i]), 1), forall(i, implies(p[i] < 1, 1 / (1 - p[i]) > 1)))
    conclusion = information.cross_entropy(p, activations.softmax(p)) >= -log(p[n])
    text = coq_statement(hypotheses, conclusion)
    definitions = tuple(text for _, text in coq_definitions([*hypotheses, conclusion]))

    def test_the_text_itself_is_accepted(self) -> None:
        check_statement(self.text, self.definitions, self.hypotheses, self.conclusion)
        check_statement(" ".join(self.text.split()), self.definitions, self.hypotheses, self.conclusion)

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("integer n /\\ 1 <= n", "integer n /\\ 0 <= n"),
            ("in_range 1 n i -> 0 < p i", "in_range 1 n i -> 0 <= p i"),
            ("(p i < 1) -> 1 - p i <> 0 /\\", "(p i < 1) ->"),
            ("(Sum 1 n (fun i => p i) = 1) ->\n", ""),
            ("- ln (p n)", "ln (p n)"),
            ("(p : R -> R)", "(p : R)"),
            ("1 - p i <> 0", "1 - p i > 0"),
        ],
    )
    def test_another_statement_is_refused(self, before: str, after: str) -> None:
        assert before in self.text
        with pytest.raises(CoqError):
            check_statement(self.text.replace(before, after), self.definitions, self.hypotheses, self.conclusion)

    @pytest.mark.parametrize(
        ("before", "after"), [("exp (z k)", "exp (z n)"), ("- Sum 1 n", "Sum 1 n"), ("size 1 .. oo", "size 0 .. oo")]
    )
    def test_another_definition_is_refused(self, before: str, after: str) -> None:
        changed = [text.replace(before, after) for text in self.definitions]
        assert changed != list(self.definitions)
        with pytest.raises(CoqError):
            check_statement(self.text, changed, self.hypotheses, self.conclusion)

    def test_any_change_of_a_word_is_refused(self) -> None:
        rng = random.Random(1)
        texts = (self.text, *self.definitions)
        words = [*{word for text in texts for word in tokens_of(text)}, "0", "2", "<", "ln"]
        for _ in range(400):
            which = rng.randrange(len(texts))
            changed = tokens_of(texts[which])
            k, kind = rng.randrange(len(changed)), rng.randrange(3)
            if kind == 0:
                changed[k] = rng.choice(words)
            elif kind == 1:
                del changed[k]
            else:
                changed.insert(k, rng.choice(words))
            if changed == tokens_of(texts[which]):
                continue
            given = [" ".join(changed) if which == place else text for place, text in enumerate(texts)]
            with pytest.raises(CoqError):
                check_statement(given[0], given[1:], self.hypotheses, self.conclusion)


FEW = (
    "gibbs_inequality",
    "log_form",
    "binary_cross_entropy_from_two_classes",
    "binary_cross_entropy_gradient",
    "softmax_cross_entropy_gradient",
)


REST = [pytest.param(name, marks=pytest.mark.slow) for name in catalogue.index() if name not in FEW]


@pytest.mark.parametrize("name", [*FEW, *REST])
def test_the_catalogue(name: str) -> None:
    theorem = catalogue.find(name).theorem
    hypotheses, conclusion = theorem.hypotheses, theorem.conclusion
    definitions = [text for _, text in coq_definitions([*hypotheses, conclusion])]
    check_statement(coq_statement(hypotheses, conclusion), definitions, hypotheses, conclusion)
