"""What a variable ranges over, said as a statement; the same decisions for every notation."""

from __future__ import annotations

from derive.notation.emitter import Emitter
from derive.notation.names import clash
from derive.notation.scope import domains
from derive.notation.sort_writer import INFINITY, MINUS_INFINITY
from derive.notation.style import current
from derive.terms.sorts import is_integer_sort, is_interval
from derive.terms.term import Constant, Interval, Operator, Term, Variable, free_variables


def declare(emitter: type[Emitter], variable: Term, gap: str, colon: str) -> str:
    """x ∈ (0, 1); p_i ≥ 0 (i = 1, …, n); f: (0, 1] → ℝ."""
    sorts = domains(variable)
    if not sorts or not all(is_integer_sort(s) and not _open_ended(s) for s in sorts):
        writer = emitter(variable)
        if not sorts:
            return _ranges_over(writer, variable, variable.args[0])
        return f"{writer.name(variable)}{colon}{writer.sort(variable.args[0]).text}"
    indices: list[Term] = []
    for sort in sorts:
        taken = [variable, *free_variables(variable), *indices]
        letters = (current().names.get(letter, letter) for letter in ("i", "j", "k", "l", "m", "r", "s", "t"))
        candidates = (Term(Variable(letter), (sort,)) for letter in letters)
        indices.append(next(c for c in candidates if c not in taken and not any(clash(c, other) for other in taken)))
    entry = Term(Operator("call"), (variable, *indices))
    writer = emitter(entry)
    values = variable.args[0]
    for _ in sorts:
        values = values.args[1]
    ranges = "; ".join(
        f"{writer.name(i)} = {writer.range(s, *(writer.walk(end).text for end in s.args))}"
        for i, s in zip(indices, sorts, strict=True)
    )
    return f"{_ranges_over(writer, entry, values)}{gap}({ranges})"


def _open_ended(sort: Term) -> bool:
    return any(Constant("infinity") in (a.head, *(b.head for b in a.args)) for a in sort.args)


def _ranges_over(writer: Emitter, subject: Term, sort: Term) -> str:
    """One finite end is an inequality, everything else membership."""
    written = writer.walk(subject).text
    if is_interval(sort):
        assert isinstance(sort.head, Interval)
        lower, upper = sort.args
        if upper == INFINITY and lower != MINUS_INFINITY:
            return f"{written} {writer.relations['>' if sort.head.left_open else '≥']} {writer.walk(lower).text}"
        if lower == MINUS_INFINITY and upper != INFINITY:
            return f"{written} {writer.relations['<' if sort.head.right_open else '≤']} {writer.walk(upper).text}"
    return writer.membership(written, writer.sort(sort).text)
