"""What the names in typed formulas mean: numbers, sizes, families, indices; inferred from how they are used.

Main statements: `Names`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from derive.notation.formula_families import is_arithmetic, leaves, names_within
from derive.notation.formula_syntax import FormulaError, Node
from derive.terms.build import term, variable
from derive.terms.sorts import family_sort, index_range, natural, real
from derive.terms.term import Term

FAMILY_FUNCTIONS = {
    "softmax": 1,
    "log_softmax": 1,
    "logsumexp": 1,
    "lse": 1,
    "entropy": 1,
    "H": 2,
    "cross_entropy": 2,
    "kl_divergence": 2,
    "KL": 2,
    "D": 2,
}  # with the most arguments each takes
CONSTANTS = ("e", "pi", "inf", "oo", "infinity")
Bound = Mapping[str, Node]  # the binder of each bound name


class Names:
    """The variables of a formula and of its hypotheses, shared between them.

    A name is real unless its use says otherwise: p[i] makes p a family; a name in an end of a sum is a natural
    number 1, 2, …; a free name that stands as an index is an index of that family.
    A family runs over 1, …, n where n is the upper end of a sum whose index it takes, or its last index, as in p[n];
    a plain n is taken before n - 1. When only numbers index it, it ends at the largest of them. Families that share a
    free index, or stand together in D(p, q) or softmax(p + q), are of one size. When nothing tells the size it is n,
    and p[n] the last entry. In softmax(b*z) what is a family elsewhere is one; z is in softmax(2*z).
    """

    def __init__(self) -> None:
        self.variables: dict[str, Term] = {}  # as they have been given out, which binds later formulas
        self.numbers: set[str] = set()  # names that stand alone, as what one differentiates in: none that has entries
        self.free_indices: set[str] = set()  # of the formula itself; others in a hypothesis mean "for every"
        self._families: dict[str, int] = {}  # with the number of indices
        self._sizes: set[str] = set()
        self._indices: set[str] = set()
        self._same: dict[str, str] = {}  # ranges that are one: a forest of "p:0", "k" …
        self._ends: dict[str, list[Node]] = {}  # what is known of the upper end of a range
        self._numbers: dict[str, list[Node]] = {}  # the numbers that stand as indices in it
        self._whole: set[str] = set()  # families of which a function takes all entries
        self._of_families: list[tuple[Node, Bound]] = []  # functions of formulas in which any name may be a family

    # ---- learning from a formula

    def learn(self, nodes: Iterable[Node], text: str) -> None:
        """Takes in how names are used, before any variable is made."""
        places = [place for node in nodes for place in walk(node, {})]
        for part, bound in places:  # first who is a family, since x_1 is an entry only then
            self._learn_kind(part, bound, text)
        for part, bound in places:
            self._learn_only_names(part, bound, text)
        for part, bound in places:
            self._learn_ranges(part, bound)
        self._of_families += [(part, bound) for part, bound in places if _is_of_a_formula(part)]
        for part, bound in self._of_families:  # again: more names may be known as families by now
            self._learn_ranges(part, bound)

    def _learn_kind(self, node: Node, bound: Bound, text: str) -> None:
        if node.kind == "entry" and node.parts[0].kind == "name":
            self._family(node.name, len(node.parts) - 1, node, bound, text)
        elif node.kind == "name":
            base, indices = _suffix(node.name)
            if indices and all(i in bound and bound[i].kind != "integral" for i in indices):
                self._family(base, len(indices), node, bound, text)
        elif node.kind == "call" and node.name in FAMILY_FUNCTIONS:
            for part in node.parts:
                if part.kind == "name":
                    self._family(part.name, 1, part, bound, text)
        elif node.kind in ("sum", "product", "maximum"):
            for end in node.parts[:2]:
                for inner, _ in walk(end, bound):
                    if inner.kind == "name" and inner.name not in bound and inner.name not in CONSTANTS:
                        self._sizes.add(inner.name)

    def _learn_only_names(self, node: Node, bound: Bound, text: str) -> None:
        """z is a family in softmax(2*z), and in softmax(b*z) where b stands alone elsewhere: only it can be one."""
        for part in node.parts if node.kind == "call" and node.name in FAMILY_FUNCTIONS else ():
            found = [leaf for leaf in leaves(part) if leaf.kind != "name" or self.may_be_a_family(leaf, bound)]
            found = [leaf for leaf in found if leaf.name not in self.numbers] or found
            if is_arithmetic(part) and len({(leaf.kind, leaf.name) for leaf in found}) == 1 and found[0].kind == "name":
                self._family(found[0].name, 1, found[0], bound, text)

    def _family(self, name: str, indices: int, node: Node, bound: Bound, text: str) -> None:
        if name in bound or name in CONSTANTS:
            raise FormulaError(f"{name} has no entries: it is not a family.", text, node.position)
        known = self._families.setdefault(name, indices)
        if known != indices:
            problem = f"{name} has another number of indices elsewhere ({known}) than here ({indices})."
            raise FormulaError(problem, text, node.position)

    def _learn_ranges(self, node: Node, bound: Bound) -> None:
        if node.kind == "name":
            entry = self.as_entry(node, bound)
            if entry is not node:
                self._learn_ranges(entry, bound)
        elif node.kind == "entry":
            base = node.parts[0]
            owners = [base.name] if base.kind == "name" else self._families_in(base, bound)
            for place, index in enumerate(node.parts[1:]):
                for owner in owners:
                    self._tie(f"{owner}:{place}", index, bound)
                if not owners and index.kind == "name" and index.name not in bound and index.name not in CONSTANTS:
                    self._indices.add(index.name)
        elif node.kind == "call" and node.name == "delta":
            for one, other in (node.parts, node.parts[::-1]) if len(node.parts) == 2 else ():
                if one.kind == "name" and one.name not in (*bound, *CONSTANTS):
                    self._indices.add(one.name)
                    self._tie(one.name, other, bound)
        elif node.kind == "call" and node.name in FAMILY_FUNCTIONS:
            families = self._families_in(node, bound)
            self._whole.update(families)
            for family in families[1:]:
                self._join(f"{families[0]}:0", f"{family}:0")

    def _families_in(self, call: Node, bound: Bound) -> list[str]:
        """The families among the arguments of softmax(…) or D(…), as far as they are known."""
        names = (name for part in call.parts for name in names_within(part, bound))
        return [name for name in dict.fromkeys(names) if name in self._families]

    def _tie(self, range_: str, index: Node, bound: Bound) -> None:
        end: Node | None = index
        inner = 0  # Σ_i Σ_{j ≤ i}: the range of j ends where that of i does
        while end is not None and end.kind == "name" and end.name in bound and inner < len(bound):
            binder, inner = bound[end.name], inner + 1
            end = binder.parts[1] if binder.kind != "integral" else None
        if end is index and index.kind == "name" and index.name not in (*self._sizes, *CONSTANTS):
            self._indices.add(index.name)
            self._join(range_, index.name)
        elif end is not None and self._is_end(end, index, bound):
            told = self._numbers if end is index and index.kind == "number" else self._ends
            told.setdefault(self._root(range_), []).append(end)

    @staticmethod
    def _is_end(end: Node, index: Node, bound: Bound) -> bool:
        """Does it tell where a range ends? The end of a sum does, p[n] and p[3] do, p[i + 1] does not."""
        if end.kind == "name":
            return end.name not in CONSTANTS and end.name not in bound
        return end is not index or end.kind == "number"

    def _root(self, range_: str) -> str:
        while range_ in self._same:
            range_ = self._same[range_]
        return range_

    def _join(self, one: str, other: str) -> None:
        one, other = self._root(one), self._root(other)
        if one != other:
            self._same[other] = one
            for told in (self._ends, self._numbers):
                told.setdefault(one, []).extend(told.pop(other, []))

    def counted(self) -> dict[str, int]:
        """Families of which all entries count, with how many they are, where only a number as an index says it."""
        found = {}
        for name in sorted(self._whole):
            root = self._root(f"{name}:0")
            if not self._ends.get(root) and self._tells_size(root):
                found[name] = max(int(end.name) for end in self._numbers[root])
        return found

    # ---- what a name is

    def as_entry(self, node: Node, bound: Bound) -> Node:
        """p_i is the entry p[i] where p is a family, and w_ij is w[i, j]; otherwise it is just a name."""
        base, indices = _suffix(node.name)
        if node.name in bound or node.name in self._families or self._families.get(base) != len(indices):
            return node
        parts = tuple(Node("number" if i.isdigit() else "name", i, node.position) for i in indices)
        return Node("entry", base, node.position, (Node("name", base, node.position), *parts))

    def may_be_a_family(self, node: Node, bound: Bound) -> bool:
        """Is this name free, and no constant and no entry?"""
        return node.name not in bound and node.name not in CONSTANTS and self.as_entry(node, bound) is node

    def is_family(self, name: str) -> bool:
        return name in self._families

    def is_index(self, name: str) -> bool:
        return name in self._indices and name not in self._families and name != self._default_size()

    def variable(self, node: Node, text: str, build: Callable[[Node], Term]) -> Term:
        """The variable of a free name, the same one every time; `build` makes a term of a size such as n + 1."""
        found = variable(node.name, self._sort(node, text, build))
        given = self.variables.setdefault(node.name, found)
        if given != found:
            raise FormulaError(
                f"{node.name} was something else in what was read before. Read a formula together with its hypotheses.",
                text,
                node.position,
            )
        return found

    def _sort(self, node: Node, text: str, build: Callable[[Node], Term]) -> Term:
        name = node.name
        if name in self._families:
            sort = real
            for place in reversed(range(self._families[name])):
                sort = family_sort(self._size(f"{name}:{place}", node, text, build), sort)
            return sort
        if self.is_index(name):
            return index_range(self._size(name, node, text, build))
        return natural if name in self._sizes or name == self._default_size() else real

    def _default_size(self) -> str | None:
        """n, when some family has a size that nothing tells."""
        ranges = [f"{name}:{k}" for name, count in self._families.items() for k in range(count)]
        return "n" if any(not self._tells_size(self._root(r)) for r in (*ranges, *self._indices)) else None

    def _tells_size(self, root: str) -> bool:
        """Numbers tell a size where only numbers are indices: p[k] = p[1] is not about a single entry."""
        numbers_only = all(self._root(i) != root for i in self._indices)
        return bool(self._ends.get(root) or (numbers_only and self._numbers.get(root)))

    def _size(self, range_: str, node: Node, text: str, build: Callable[[Node], Term]) -> Term:
        ends = self._ends.get(self._root(range_), [])
        named = {end.name for end in ends if end.kind == "name" and end.name not in self._indices}
        if len(named) > 1:
            one, other = sorted(named)[:2]
            problem = f"{node.name} runs over 1, …, {one} in one place and over 1, …, {other} in another."
            raise FormulaError(problem, text, node.position)
        if named:
            return variable(named.pop(), natural)
        others = [end for end in ends if end.kind not in ("name", "number")]
        if others:
            return build(others[0])
        root = self._root(range_)
        numbers = [int(end.name) for end in (*ends, *self._numbers.get(root, ())) if end.name.isdigit()]
        told = self._tells_size(root) and numbers and max(numbers) >= 1
        return term(max(numbers)) if told else variable("n", natural)


def _is_of_a_formula(node: Node) -> bool:
    """Is it a function of families, or an entry of one, whose argument is a formula?"""
    call = node.parts[0] if node.kind == "entry" else node
    return call.kind == "call" and call.name in FAMILY_FUNCTIONS and any(part.kind != "name" for part in call.parts)


def walk(node: Node, bound: Bound) -> Iterator[tuple[Node, Bound]]:
    """Every node with what is bound there. The ends of a sum are outside it."""
    yield node, bound
    if node.kind in ("sum", "product", "maximum", "integral"):
        for end in node.parts[:2]:
            yield from walk(end, bound)
        yield from walk(node.parts[2], {**bound, node.name: node})
        return
    for part in node.parts:
        if node.kind == "entry" and part is node.parts[0] and part.kind == "name":
            continue  # the family's own name
        yield from walk(part, bound)


def _suffix(name: str) -> tuple[str, tuple[str, ...]]:
    """p_i: p and (i,); w_ij: w and (i, j); x_12: x and (12,)."""
    base, _, suffix = name.rpartition("_")
    if not base or not suffix:
        return name, ()
    return base, (suffix,) if suffix.isdigit() else tuple(suffix)
