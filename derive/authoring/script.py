"""How a derivation is written: declare the statement, write the mathematics, name the reasons.

`Script` is the `d` of every derivation. Variables are declared, hypotheses supposed, a claim shown; then chains of
equations and inequalities, for each index or number, case by case. Every step goes to the kernel as it is written; a
step that is refused raises `StepRefused` on the spot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import reduce
from itertools import count
from typing import NoReturn, TypeVar

from derive.authoring.chain import Asked, ChainBuilder, Proposal
from derive.authoring.derivation import Block, Chain, Reason, Said, Scope, Stated
from derive.authoring.labels import NotOnThePage, mark, numbered
from derive.authoring.one_meaning import refuse_two_meanings
from derive.authoring.reasons import Because, merged
from derive.authoring.refusals import (
    StepRefused,
    TwoMeanings,
    Unfinished,
    nothing_proved,
    refuse_compared_families,
    refuse_unknown_word,
    refuse_what_is_no_claim,
    refuse_what_is_no_reason,
)
from derive.authoring.settling import as_claimed, by_cases, follows
from derive.authoring.steps import is_equational, prove_fact, prove_step
from derive.kernel.rules import logic, primitives
from derive.kernel.theorem import Refusal, Theorem, union
from derive.kernel.wellformed import is_proposition
from derive.notation.precedence import NotationError
from derive.notation.text import text as written
from derive.propose.recorded import proposal
from derive.terms import sorts
from derive.terms.build import index, is_op, op, term, variable
from derive.terms.definition import Notation, define
from derive.terms.term import Term
from derive.translation import composed
from derive.translation import deferred as _
from derive.vocabulary.predicates import normalised

_Answer = TypeVar("_Answer")
_marks = count(1)  # of all derivations: what one proved is not taken for what another did


@dataclass
class _Frame:
    """What is open at one depth: the supposition made there, the claim, the cases closed so far."""

    hypotheses: tuple[Term, ...] = ()
    claim: Term | None = None
    blocks: list[Block] = field(default_factory=list)
    branches: list[tuple[Term, Theorem]] = field(default_factory=list)
    results: list[tuple[Theorem, int]] = field(default_factory=list)  # with the numbers of their marks
    facts: list[Theorem] = field(default_factory=list)
    open_chain: ChainBuilder | None = None

    @property
    def last(self) -> Theorem | None:
        return self.results[-1][0] if self.results else None


class Script:
    """The `d` of a derivation; see the module docstring."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.variables: list[Term] = []
        self.statement: Term | None = None
        self.cites: list[str] = []
        self.asked: list[Asked] = []
        self.encloses = False  # does a step rest on ball arithmetic, be it one that what is shown does not need?
        self._frames = [_Frame()]

    def __getattr__(self, name: str) -> NoReturn:
        refuse_unknown_word(name, [word for word in dir(type(self)) if not word.startswith("_")])

    # ---- declarations

    def variable(self, name: str, sort: Term = sorts.real) -> Term:
        v = variable(name, sort)
        if v not in self.variables:
            self.variables.append(v)
        return v

    def real(self, name: str) -> Term:
        return self.variable(name, sorts.real)

    def positive(self, name: str) -> Term:
        return self.variable(name, sorts.positive)

    def open_probability(self, name: str) -> Term:
        """A probability strictly between 0 and 1."""
        return self.variable(name, sorts.open_probability)

    def size(self, name: str) -> Term:
        """A natural number n ≥ 1."""
        return self.variable(name, sorts.natural)

    def index(self, name: str, size: Term | int) -> Term:
        i = index(name, size)
        self.variables.append(i)
        return i

    def family(self, name: str, size: Term | int, values: Term = sorts.real) -> Term:
        """A family of reals over 1, …, size."""
        return self.variable(name, sorts.family_sort(size, values))

    def distribution(self, name: str, size: Term | int, values: Term = sorts.nonnegative) -> Term:
        """Probabilities p_i ≥ 0 with Σ p_i = 1 (the sum is a hypothesis: name it by `normalised(p)` to use it)."""
        p = self.family(name, size, values)
        self.suppose(normalised(p))
        return p

    def function(self, name: str, domain: Term, codomain: Term = sorts.real) -> Term:
        """An unknown function on a domain."""
        return self.variable(name, sorts.function_sort(domain, codomain))

    def let(self, name: str, value: Term) -> Term:
        """A name for a term without variables: P := (1/2, 1/2). The page recalls it like any other definition."""
        from derive.notation.latex import latex  # seldom wanted, and slow to import

        named = variable(name)
        in_latex, in_text = (write(named).replace("{", "{{").replace("}", "}}") for write in (latex, written))
        return define(name, (), term(value), Notation(in_latex, in_text))()

    def suppose(self, proposition: Term) -> Because:
        """A hypothesis of the theorem."""
        refuse_what_is_no_claim(proposition)
        refuse_compared_families(proposition)
        if len(self._frames) > 1:  # nothing would be printed of it
            raise ValueError(
                "Within a part of a derivation write `with d.supposing(…)`; d.suppose(…) is for the theorem."
            )
        frame = self._frames[-1]
        frame.hypotheses = union(frame.hypotheses, (proposition,))
        return self.hypothesis(proposition)

    def hypothesis(self, proposition: Term) -> Because:
        """A hypothesis as a reason."""
        if proposition not in self.hypotheses:
            raise ValueError(f"{written(proposition)} is not among the hypotheses.")
        return Because(Reason("{0}", (proposition,)), (logic.assume(proposition),))

    def normalised(self, p: Term) -> Because:
        """Σ p_i = 1 as a reason."""
        return self.hypothesis(normalised(p))

    @property
    def hypotheses(self) -> tuple[Term, ...]:
        return union(*(f.hypotheses for f in self._frames))

    @property
    def facts(self) -> tuple[Theorem, ...]:
        """What has been proved on lines of their own, here and around."""
        return tuple(t for f in self._frames for t in f.facts)

    def show(self, statement: Term) -> None:
        """What the derivation shows."""
        refuse_what_is_no_claim(statement)
        if self.statement is not None:
            raise ValueError("A derivation shows one statement; put two into a conjunction, or into two files.")
        self.statement = statement
        self._frames[0].claim = statement

    # ---- the path

    def say(self, text: str, *terms: Term) -> None:
        self._close_chain()
        self._frames[-1].blocks.append(Said(text, terms))

    def chain(self, start: object) -> ChainBuilder:
        self._end_chain()
        builder = ChainBuilder(self._prove, term(start), self._mark())
        self._frames[-1].open_chain = builder
        return builder

    def have(self, proposition: Term, *reasons: Because) -> Because:
        """A fact on a line of its own; the result is a reason for later steps."""
        refuse_what_is_no_claim(proposition)
        self._close_chain()
        theorem = self._prove_proposition(proposition, reasons)
        return self.record(theorem, merged(reasons))

    def record(self, theorem: Theorem, reason: Reason) -> Because:
        """A theorem made by a rule of the kernel, written on a line of its own."""
        self._close_chain()
        missing = tuple(h for h in theorem.hypotheses if h not in self.hypotheses)
        if missing:
            why = "a reason rests on what is not supposed here"
            refusal = Refusal("step", why, theorem.conclusion, missing, self.hypotheses)
            raise StepRefused(refusal, theorem.conclusion, self.hypotheses, self._place())
        self._refuse_unproved(reason, theorem)
        self.encloses = self.encloses or theorem.enclosed
        frame = self._frames[-1]
        number = self._mark()
        frame.blocks.append(Stated(theorem.conclusion, reason, mark(number)))
        frame.results.append((theorem, number))
        frame.facts.append(theorem)
        return Because(Reason(mark(number)), (theorem,))

    def _mark(self) -> int:
        return next(_marks)

    def claim(self, proposition: Term) -> None:
        """What the scope shows."""
        refuse_what_is_no_claim(proposition)
        if len(self._frames) == 1:
            raise ValueError("What the whole derivation shows is said once, with d.show(…); d.claim(…) is for a scope.")
        self._frames[-1].claim = proposition
        self._say_what_is_shown(proposition)

    def _say_what_is_shown(self, proposition: Term) -> None:
        shown = proposition.args if is_op(proposition, "and") else (proposition,)  # a line may end between the parts
        places = reduce(
            lambda first, last: composed(_("{first} and {last}"), first=first, last=last),
            (f"{{{k}}}" for k in range(len(shown))),
        )
        self.say(composed(_("To show: {claim}."), claim=places), *shown)

    def proved(self) -> Because:
        """The last thing proved here, as a reason."""
        self._close_chain()
        frame = self._frames[-1]
        if not frame.results:
            raise Unfinished("Nothing has been proved here yet.")
        theorem, number = frame.results[-1]
        return Because(Reason(mark(number)), (theorem,))

    @contextmanager
    def each(self, x: Term) -> Iterator[Term]:
        """For each value of a variable. What is proved inside holds for all of them."""
        with self._scope("each", _("For each {0}:"), (x,), (), lambda t: logic.generalise(t, x)):
            yield x

    @contextmanager
    def supposing(self, proposition: Term) -> Iterator[Because]:
        """Under a supposition. What is proved inside becomes an implication."""
        refuse_what_is_no_claim(proposition)
        told = _("Suppose {0}.")
        with self._scope("suppose", told, (proposition,), (proposition,), lambda t: logic.discharge(t, proposition)):
            yield self.hypothesis(proposition)

    @contextmanager
    def primitive(self, name: str, f: Term, domain: Term) -> Iterator[tuple[Term, Because]]:
        """With a primitive F of a function f that is continuous on an interval: F, and ∀x inside: F′(x) = f(x)."""
        F = variable(name, sorts.function_sort(domain, sorts.real))
        properties = primitives.primitive_properties(F, f)
        told = _("Being continuous, {0} has a primitive {1}: {2}.")

        def close(theorem: Theorem) -> Theorem:
            under = [h for h in self.hypotheses if not is_equational(h)]
            return primitives.primitive(theorem, F, f, under)

        with self._scope("suppose", told, (f, F, properties[2]), properties, close):
            yield F, self.hypothesis(properties[2])

    @contextmanager
    def _scope(
        self,
        kind: str,
        opening: str,
        about: tuple[Term, ...],
        hypotheses: tuple[Term, ...],
        close: Callable[[Theorem], Theorem],
    ) -> Iterator[None]:
        self._end_chain()
        frame, number = _Frame(hypotheses), self._mark()
        self._frames.append(frame)
        yield
        theorem = self._settle(frame)
        self._frames.pop()
        outer = self._frames[-1]
        outer.results.append((self._ask(lambda: close(theorem), theorem.conclusion), number))
        outer.blocks.append(Scope(kind, opening, about, tuple(frame.blocks), mark(number)))

    @contextmanager
    def case(self, proposition: Term) -> Iterator[Because]:
        """One case of the claim at hand, under a relation between two terms; the cases must leave nothing out."""
        refuse_what_is_no_claim(proposition)
        self._end_chain()
        outer = self._frames[-1]
        if outer.claim is None:
            raise ValueError("Say with d.claim(…) what is to be shown before distinguishing cases.")
        if len(self._frames) == 1 and not outer.branches:
            self._say_what_is_shown(outer.claim)
        frame = _Frame((proposition,), claim=outer.claim)
        self._frames.append(frame)
        yield self.hypothesis(proposition)
        theorem = self._settle(frame)
        self._frames.pop()
        outer.branches.append((proposition, theorem))
        outer.blocks.append(Scope("case", _("Case {0}."), (proposition,), tuple(frame.blocks)))

    def sympy(self, kind: str, *question: Term) -> Proposal:
        """What SymPy derives: "diff" (body, x), "dsolve", "limit", "integrate" … Its answer is `.term`.

        The answer is a proposal; the step that writes it down is checked by the kernel like any other, with
        `.because(checked, …)` as a reason that says both.
        """
        return Proposal(kind, proposal(kind, *question))

    # ---- asking the kernel

    def _place(self) -> str:
        chain = self._frames[-1].open_chain
        return f"{self.name}, step {len(chain.steps) + 1} of a chain" if chain is not None else self.name

    def _ask(self, prove: Callable[[], _Answer], claim: Term | None) -> _Answer:
        try:
            return prove()
        except Refusal as refusal:
            raise StepRefused(refusal, claim, self.hypotheses, self._place()) from None

    def _prove(self, left: Term, relation: str, right: Term, reasons: Sequence[Because]) -> Theorem:
        return self._prove_asked(
            Asked(op(relation, left, right), tuple(reasons), self.hypotheses, self.facts, prove_step)
        )

    def _prove_proposition(self, proposition: Term, reasons: Sequence[Because]) -> Theorem:
        return self._prove_asked(Asked(proposition, tuple(reasons), self.hypotheses, self.facts, prove_fact))

    def _prove_asked(self, asked: Asked) -> Theorem:
        self._cite(asked.reasons)
        theorem = self._ask(asked.theorem, asked.claim)
        for because in asked.reasons:
            self._refuse_unproved(because.reason, theorem)
        self.encloses = self.encloses or theorem.enclosed
        self.asked.append(asked)
        return theorem

    def _refuse_unproved(self, reason: Reason, theorem: Theorem) -> None:
        """What a reason says is printed like all that was proved."""
        for t in reason.terms:
            if is_proposition(t) and not follows(t, self.hypotheses, self.facts, theorem.premises):
                raise ValueError(
                    f"A reason says {written(t)}, which is no hypothesis and was not proved: d.have(…) it before."
                )

    def _cite(self, reasons: Sequence[Because]) -> None:
        for r in reasons:
            refuse_what_is_no_reason(r)
        self.cites += [c for r in reasons for c in r.reason.cites if c not in self.cites]

    def _close_chain(self) -> None:
        frame = self._frames[-1]
        builder = frame.open_chain
        if builder is not None and builder.links:  # one without links is being written: its reasons may look back
            frame.open_chain, builder.closed = None, True
            frame.results.append((self._ask(builder.theorem, None), builder.number))
            frame.blocks.append(Chain(builder.start, tuple(builder.steps), mark(builder.number)))

    def _end_chain(self) -> None:
        """No step is added to the chain any more, not even a first one: it would be checked and not printed."""
        self._close_chain()
        frame = self._frames[-1]
        if frame.open_chain is not None:
            frame.open_chain.closed, frame.open_chain = True, None

    def _settle(self, frame: _Frame) -> Theorem:
        """The theorem a scope ends in: its claim when it made one, else the last thing proved."""
        self._end_chain()
        claim = frame.claim
        if frame.branches:
            frame.results.append((self._ask(lambda: by_cases(frame.branches, self.hypotheses), claim), self._mark()))
        if frame.last is None:
            raise Unfinished(nothing_proved(self.name, whole=len(self._frames) == 1))
        if claim is None:
            return frame.last
        results = [theorem for theorem, __ in frame.results]
        return self._ask(lambda: as_claimed(self.name, claim, results, self.hypotheses), claim)

    def finish(self) -> tuple[Theorem, tuple[Block, ...]]:
        """The theorem and the path, when all is done."""
        if self.statement is None:
            raise Unfinished(f"{self.name} does not say what it shows.")
        frame = self._frames[0]
        theorem = self._settle(frame)
        assert theorem.conclusion == self.statement
        extra = [h for h in theorem.hypotheses if h not in frame.hypotheses]
        if extra:
            raise Unfinished(f"{self.name} rests on {', '.join(map(written, extra))}, which it does not suppose.")
        try:
            blocks = numbered(frame.blocks)
            refuse_two_meanings(self.statement, frame.hypotheses, blocks)
            return logic.weaken(theorem, frame.hypotheses), blocks
        except NotOnThePage as error:
            raise Unfinished(f"{self.name}: {error}") from None
        except NotationError as error:
            raise TwoMeanings(f"{self.name}: {error}") from None
