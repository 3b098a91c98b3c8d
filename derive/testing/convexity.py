"""Is an expression convex? Proved by the kernel, or refuted by a segment whose middle lies above its chord.

The claim is f((1 − s) u + s w) ≤ (1 − s) f(u) + s f(w) for all u, w of the domain and 0 ≤ s ≤ 1, in one variable or in
several together, numbers or families of any size. Ways to a proof, in this order:

1. the second derivative, where all variables are real: d²f/dx² ≥ 0; for several Σ v_i v_j ∂²f/∂x_i∂x_j ≥ 0 for all v;
   for a family d²/ds² f(z + s v) ≥ 0 for all z, v and s (the judgement includes that the derivative exists), or, where
   its numbers lie in an open interval, d²/ds² f((1 − s) u + s w) ≥ 0 for all u, w of the domain and 0 < s < 1: any
   segment of an open domain lies inside a longer one; on a convex domain only: the hypotheses about the variables are
   linear;
2. log-sum-exp, maxima, positive parts and |u| in the expression, which are convex, with factors that are not negative;
   what is left is linear, or convex by itself;
3. the claim itself, as any other.

Main statement: `convexity`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from derive.catalogue import find
from derive.checking import Verdict, check_term
from derive.gradients.gradient import GradientError, derive_gradient
from derive.kernel.assumptions import assumptions
from derive.kernel.rules import algebra, logic, maxima
from derive.kernel.rules.checks import require_defined
from derive.kernel.theorem import Refusal, Theorem
from derive.notation.names import name_of
from derive.propose.budget import Budget
from derive.propose.prove import prove
from derive.terms.build import (
    Le,
    call,
    exp,
    function,
    index,
    is_binder,
    is_op,
    is_relation,
    maximum,
    sub,
    term,
)
from derive.terms.definition import Definition, unfold
from derive.terms.evaluation import evaluated
from derive.terms.sorts import is_function_sort, probability, real
from derive.terms.term import Term, free_variables, fresh_variable, open_body, replaced, substitute
from derive.testing.curvature import curvature_claim, hypotheses_on_lines, proved_curvature
from derive.witness import Agreement, Refutation, refute

_WORK = 20_000  # of a search; a claim along segments that is not found soon is not found


def convexity(expression: Term, variables: Sequence[Term], hypotheses: tuple[Term, ...] = ()) -> Verdict:
    """The verdict on: the expression is convex in the variables together, under hypotheses that hold at every point."""
    segment = _Segment(expression, variables, hypotheses)
    chords = refute(segment.claim, segment.hypotheses)
    if isinstance(chords, Refutation):
        return check_term(segment.claim, segment.hypotheses)
    curvature = curvature_claim(expression, variables) if segment.stays_inside() else None
    if curvature is not None:
        given = hypotheses_on_lines(variables, hypotheses)
        points = refute(curvature, given)
        if isinstance(points, Refutation):
            if given == hypotheses and points.left is not None and points.left != "":  # and the slopes exist
                return check_term(curvature, given)
        else:
            found = proved_curvature(curvature, given)
            if found is not None:
                return _proved(found, curvature, given)
    theorem = segment.by_lemmas() or prove(segment.claim, segment.hypotheses, Budget(_WORK))
    if isinstance(theorem, Theorem):
        return _proved(theorem, segment.claim, segment.hypotheses)
    told = "No proof was found that every chord lies above"
    if isinstance(chords, Agreement) and chords.points:
        told += f"; {chords.points} chords do, which proves nothing"
        return Verdict("sampled", segment.claim, segment.hypotheses, f"{told}.")
    return Verdict("unknown", segment.claim, segment.hypotheses, f"{told}.")


def _proved(theorem: Theorem, claim: Term, hypotheses: tuple[Term, ...]) -> Verdict:
    told = f"By {', '.join(sorted(theorem.rules()))}."
    return Verdict("enclosed" if theorem.enclosed else "proved", claim, hypotheses, told, theorem=theorem)


class _Segment:
    """The claim along the segment between two points u and w."""

    def __init__(self, expression: Term, variables: Sequence[Term], hypotheses: tuple[Term, ...]) -> None:
        avoid = [expression, *variables, *hypotheses]
        self.expression = expression
        self.share = fresh_variable("s", probability, avoid)
        self.ends: dict[Term, Term] = {}
        for v in variables:
            hint = "w" if len(variables) == 1 else f"{name_of(v)}′"
            self.ends[v] = fresh_variable(hint, v.args[0], [*avoid, *self.ends.values()])
        self.between = {v: self._between(v, w) for v, w in self.ends.items()}
        self.claim = Le(substitute(expression, self.between), self._chord(expression))
        self.hypotheses = tuple(dict.fromkeys((*hypotheses, *(substitute(h, self.ends) for h in hypotheses))))

    def stays_inside(self) -> bool:
        """Do the hypotheses hold between two points at which they hold, by their form? Not x ≠ 0, nor x² ≥ 1."""
        moving = {*self.ends}
        if any(is_function_sort(v.args[0]) for v in moving):  # then the claim is about whole lines
            return True
        if any(free_variables(v.args[0]) & moving for v in moving):
            return False
        for h in self.hypotheses:
            if not free_variables(h) & moving:
                continue
            if not is_relation(h) or is_op(h, "≠"):
                return False
            gap = sub(*h.args)
            try:
                algebra.algebra(substitute(gap, self.between), self._chord(gap))
            except Refusal:
                return False
        return True

    def _between(self, v: Term, w: Term) -> Term:
        s = self.share
        if not is_function_sort(v.args[0]):
            return (1 - s) * v + s * w
        i = index("i", v.args[0].args[0].args[1])
        return function(i, (1 - s) * v[i] + s * w[i])

    def _chord(self, t: Term) -> Term:
        return (1 - self.share) * t + self.share * substitute(t, self.ends)

    def by_lemmas(self) -> Theorem | None:
        """Log-sum-exp and positive parts with factors that are not negative; the rest linear."""
        plain = _unfolded(self.expression)
        marks: dict[Term, Term] = {}
        parts: list[tuple[Term, Theorem]] = []
        try:
            found = list(self._parts(plain))
            for part, _ in found:
                mark = fresh_variable("l", real, [self.claim, *(m.args[0] if m.args else m for m in marks.values())])
                marks[part] = exp(mark) if is_binder(part, "sum") else mark
            marked = replaced(plain, marks)
            for part, lemma in found:
                mark = marks[part].args[0] if is_binder(part, "sum") else marks[part]
                factor = derive_gradient(marked, mark, self.hypotheses).value
                if free_variables(factor) & {*self.ends, mark}:
                    return None
                parts.append((factor, lemma))
            if not parts:
                return None
            other = self._of_summands([t for t in _summands(plain) if not any(self._parts(t))])
            if other is not None:
                parts.append((term(1), other))
            require_defined("convexity", self.claim, assumptions(self.hypotheses))  # before families are read through
            left, right = evaluated(self.claim).args
            return algebra.combine(left, "≤", right, parts, self.hypotheses)
        except (Refusal, GradientError):
            return None

    def _of_summands(self, rest: list[Term]) -> Theorem | None:
        """The inequality of what stands beside the convex parts, where it is convex by itself."""
        if not rest:
            return None
        whole = sum(rest[1:], start=rest[0])
        claim = Le(substitute(whole, self.between), self._chord(whole))
        found = prove(claim, self.hypotheses, Budget(_WORK))
        return found if isinstance(found, Theorem) else None

    def _parts(self, t: Term) -> Iterator[tuple[Term, Theorem]]:
        """Sums of exponentials, whose logarithm is convex, maxima and positive parts, each with its own inequality."""
        if t.loose or not free_variables(t) & {*self.ends}:
            return
        if is_op(t, "max") and len(t.args) == 2 and term(0) in t.args:
            (inner,) = (a for a in t.args if a != term(0))
            there = substitute(inner, self.ends)
            yield t, _instance("positive_part_convex", (inner, there, 1 - self.share))
        elif is_binder(t, "maximum"):
            yield t, self._maximum(t)
        elif is_binder(t, "sum") and is_op(t.args[1], "exp"):
            k = fresh_variable("i", t.args[0], (t,))
            family = function(k, open_body(t, k).args[0])
            values = (t.args[0].args[1], family, substitute(family, self.ends), self.share)
            yield t, _instance("logsumexp_convex", values)
        else:
            for a in t.args:
                yield from self._parts(a)

    def _maximum(self, t: Term) -> Theorem:
        """max a(between) ≤ (1 − s) max a(u) + s max a(w): each entry is, where a is linear."""
        there, between = substitute(t, self.ends), substitute(t, self.between)
        k = fresh_variable("i", t.args[0], (self.claim,))
        shares = ((1 - self.share, t), (self.share, there))
        parts = [(c, maxima.entry_at_most_maximum(m, k, self.hypotheses)) for c, m in shares]
        bound = (1 - self.share) * t + self.share * there
        entry = algebra.combine(open_body(between, k), "≤", bound, parts, self.hypotheses)
        return maxima.maximum_at_most(logic.generalise(entry, k), self.hypotheses)


def _summands(t: Term) -> list[Term]:
    return [s for a in t.args for s in _summands(a)] if is_op(t, "add") else [t]


def _unfolded(t: Term) -> Term:
    """The term with its definitions read through, |u| as 2 max(u, 0) − u."""
    while isinstance(t.head, Definition):
        t = unfold(t)
    if not t.args:
        return t
    args = tuple(map(_unfolded, t.args))
    if is_op(t, "abs"):
        return 2 * maximum(args[0], 0) - args[0]
    return call(*args) if is_op(t, "call") else Term(t.head, args)


def _instance(name: str, values: tuple[Term, ...]) -> Theorem:
    """A theorem of the catalogue at values of its variables."""
    lemma = find(name)
    pairs = dict(zip(lemma.variables, values, strict=True))
    return logic.instantiate(lemma.theorem, {v: t for v, t in pairs.items() if v != t})
