"""Case distinctions in a formula, taken one way or the other: what it is for u > 0, and for u < 0.

Main statements: `sign_question` (the u that a formula asks about first), `decided`, `clipped`, `in_each_branch`.
"""

from __future__ import annotations

from fractions import Fraction

from derive.gradients.fractions import OutOfReach
from derive.gradients.layout import Layout
from derive.gradients.reading import Space, turned
from derive.terms.build import div, is_op, is_relation, maximum, minimum, mul, neg, sub, term
from derive.terms.term import Operator, Term, rebuild, replaced, subterms

_HOLDS = {("<", -1), ("≤", -1), (">", 1), ("≥", 1), ("≠", 1), ("≠", -1)}  # of the sign of left − right


def sign_question(t: Term) -> Term | None:
    """The u of the first |u|, of max(u, 0), of a condition u > 0 …, None where there is none."""
    for s in subterms(t):
        if s.loose:
            continue
        if is_op(s, "abs"):
            return s.args[0]
        if (is_op(s, "max") or is_op(s, "min")) and len(s.args) == 2:
            return sub(*s.args)
        if is_op(s, "piecewise") and is_relation(s.args[1]):
            return sub(*s.args[1].args)
    return None


def decided(t: Term, u: Term, sign: int) -> Term:
    """The formula for u > 0 (sign 1) or u < 0 (sign −1)."""
    space = Space()
    Layout(space)

    def side(v: Term) -> int:
        """The sign of v, where it is a multiple of u; 0 where it is not."""
        try:
            ratio: Fraction | None = space.value(space.over(space.read(v), space.read(u)))
        except OutOfReach:
            return 0
        return 0 if not ratio else sign if ratio > 0 else -sign

    def walk(s: Term) -> Term:
        if not s.args or s.loose:
            return s
        args = tuple(map(walk, s.args))
        if is_op(s, "abs"):
            found = side(s.args[0])
            if found:
                return args[0] if found > 0 else turned(args[0])
        if (is_op(s, "max") or is_op(s, "min")) and len(s.args) == 2:
            found = side(sub(*s.args))
            if found:
                return args[0] if (found > 0) == is_op(s, "max") else args[1]
        if is_op(s, "piecewise"):
            return _branch(s, args)
        return rebuild(s, args)

    def _branch(s: Term, args: tuple[Term, ...]) -> Term:
        *branches, otherwise = args
        while branches:
            condition = s.args[len(s.args) - len(branches)]
            if not is_relation(condition):
                break
            assert isinstance(condition.head, Operator)
            found = side(sub(*condition.args))
            if not found:
                break
            if (condition.head.name, found) in _HOLDS:
                return branches[0]
            branches = branches[2:]
        return Term(s.head, (*branches, otherwise)) if branches else otherwise

    return walk(t)


def clipped(t: Term) -> Term:
    """{u if |u| ≤ c; c·u/|u| otherwise} as max(−c, min(u, c))."""
    if not any(is_op(s, "piecewise") for s in subterms(t)):
        return t
    space = Space()
    Layout(space)

    def walk(s: Term) -> Term:
        if not s.args or s.loose:
            return s
        s = rebuild(s, tuple(map(walk, s.args)))
        if not (is_op(s, "piecewise") and len(s.args) == 3 and is_relation(s.args[1])):
            return s
        u, condition, otherwise = s.args
        assert isinstance(condition.head, Operator)
        modulus, c = condition.args
        if condition.head.name not in ("≤", "<") or not is_op(modulus, "abs"):
            return s
        try:
            inside = space.read(modulus.args[0]).key in (space.read(u).key, space.read(neg(u)).key)
            outside = space.read(otherwise).key == space.read(div(mul(c, u), modulus)).key
        except OutOfReach:
            return s
        return maximum(neg(c), minimum(u, c)) if inside and outside else s

    return walk(t)


def in_each_branch(t: Term) -> Term:
    """c·{a if …; b otherwise} as {ca if …; cb otherwise}."""
    inside = t.args[0] if is_op(t, "neg") else t
    top = inside.args[0] if is_op(inside, "div") else inside
    factors = top.args if is_op(top, "mul") else (top,)
    found = [f for f in factors if is_op(f, "piecewise")]
    if len(found) != 1 or t == found[0]:
        return t
    (cases,) = found
    space = Space()
    layout = Layout(space)
    try:
        rest = space.read(replaced(t, {cases: term(1)}))
        args = [
            a if k % 2 and k < len(cases.args) - 1 else layout.write(space.times(rest, space.read(a)))
            for k, a in enumerate(cases.args)
        ]
    except OutOfReach:
        return t
    return Term(cases.head, tuple(args))
