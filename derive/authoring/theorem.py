"""@theorem turns a function that writes a derivation into an entry of the catalogue.

`Entry.derivation` runs it (once) and gives the checked derivation; calling an entry with terms gives an instance of
its theorem as a reason: log_le_sub_one(q / p) is "log t ≤ t − 1 at t = q/p".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from derive.authoring.chain import Asked
from derive.authoring.derivation import Block, Derivation, Reason
from derive.authoring.reasons import Because
from derive.authoring.refusals import Unfinished
from derive.authoring.script import Script
from derive.display import Page
from derive.kernel.rules import logic
from derive.kernel.theorem import Theorem
from derive.terms.build import term
from derive.terms.term import Term, ambiguous_name, free_variables
from derive.translation import Sentence, composed
from derive.translation import deferred as _

_ARTICLE = re.compile(r"^(?:The|An?)(?= )")  # of a title that stands in a sentence
KINDS = ("theorem", "definition", "refutation", "remark")


@dataclass(frozen=True, slots=True)
class _Run:
    """What comes out when a derivation is written."""

    derivation: Derivation
    theorem: Theorem
    variables: list[Term]
    asked: list[Asked]


class Entry(Page):
    """A derivation of the catalogue, before or after it has been run."""

    def __init__(
        self, write: Callable[[Script], None], title: str, kind: str, claims: tuple[str, ...], source: str, lemma: str
    ) -> None:
        if kind not in KINDS:
            raise ValueError(f"A derivation is one of {', '.join(KINDS)}, not {kind!r}.")
        self._write = write
        self.name = write.__name__
        self.title = title
        self.kind = kind
        self.claims = claims
        self.source = source
        self.lemma = lemma or Sentence(_ARTICLE.sub(lambda article: article[0].lower(), title), title)
        self.summary = " ".join((write.__doc__ or "").split())
        self.path = write.__code__.co_filename

    @cached_property
    def _run(self) -> _Run:
        script = Script(self.name)
        theorem, blocks = self.written_with(script)
        assert script.statement is not None
        name = ambiguous_name((script.statement, *theorem.hypotheses))
        if name is not None:
            raise Unfinished(
                f"{self.name}: {name} stands for two variables with different domains; rename one of them."
            )
        derivation = Derivation(
            self.name,
            self.title,
            self.kind,
            self.summary,
            theorem.hypotheses,
            script.statement,
            blocks,
            "enclosed" if theorem.enclosed or script.encloses else "proved",
            self.claims,
            self.source,
            tuple(dict.fromkeys(script.cites)),
            self.path,
        )
        return _Run(derivation, theorem, script.variables, script.asked)

    def written_with(self, script: Script) -> tuple[Theorem, tuple[Block, ...]]:
        """The theorem and the path that come out when the derivation is written with this script."""
        self._write(script)
        return script.finish()

    @property
    def derivation(self) -> Derivation:
        """The checked derivation. Raises StepRefused when a step does not hold."""
        return self._run.derivation

    @property
    def theorem(self) -> Theorem:
        return self._run.theorem

    @property
    def variables(self) -> list[Term]:
        """The variables in the order in which the derivation declares them."""
        return self._run.variables

    @property
    def asked(self) -> list[Asked]:
        """The claims that were put to the kernel on the way, for the mutation run."""
        return self._run.asked

    def because(self) -> Because:
        """The theorem as it stands, as a reason."""
        return Because(Reason(self.lemma, (), (self.name,)), (self.theorem,))

    def __call__(self, *values: object) -> Because:
        """An instance, as a reason: values for the declared variables, in their order.

        That the values lie where the variables range, and that the hypotheses hold for them, is checked in the step
        that names this reason, under its hypotheses.
        """
        free = self.variables
        if len(values) != len(free):
            names = ", ".join(map(repr, free))
            raise TypeError(f"{self.name} speaks of {names}: give {len(free)} values, not {len(values)}.")
        pairs = {v: term(t) for v, t in zip(free, values, strict=True)}
        changed = {v: t for v, t in pairs.items() if v != t}

        def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
            return logic.instantiate(self.theorem, changed, using, under)

        return Because(self._instance_in_words(pairs), instance=instance)

    def _instance_in_words(self, pairs: dict[Term, Term]) -> Reason:
        """The lemma, and its place where it has one variable: "log t ≤ t − 1 at t = q/p", but not "at q = 1 − q"."""
        if len(pairs) != 1:
            return Reason(self.lemma, (), (self.name,))
        ((variable, value),) = pairs.items()
        if value.head == variable.head:
            return Reason(self.lemma, (), (self.name,))
        if any(v.head == variable.head for v in free_variables(value)):
            text = composed(_("{title} at {place}"), title=self.lemma, place="{0}")
            return Reason(text, (value,), (self.name,))
        text = composed(_("{title} at {variable} = {place}"), title=self.lemma, variable="{0}", place="{1}")
        return Reason(text, (variable, value), (self.name,))


def theorem(
    title: str,
    *,
    kind: str = "theorem",
    claims: tuple[str, ...] = (),
    source: str = "",
    lemma: str = "",
) -> Callable[[Callable[[Script], None]], Entry]:
    """Declare a derivation. `lemma` is how other derivations refer to it in a reason (default: the title)."""

    def wrap(write: Callable[[Script], None]) -> Entry:
        return Entry(write, title, kind, claims, source, lemma)

    return wrap
