"""theorem("gibbs_inequality"): one object for users of a theorem, whatever they want of it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from derive.catalogue import NotInCatalogue, find, index, load_file
from derive.display import Page
from derive.notation.latex import latex
from derive.notation.text import text
from derive.terms.term import Term
from derive.translation import _

if TYPE_CHECKING:
    from derive.authoring.derivation import Derivation
    from derive.authoring.theorem import Entry
    from derive.code import Function
    from derive.samples import Samples


class Propositions(tuple[Term, ...]):
    """Several propositions, which a prompt shows as they are written."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "\n".join(map(str, self)) or "()"


class NamedTheorem(Page):
    """A theorem of the catalogue. Asking for it checks its derivation (once)."""

    def __init__(self, entry: Entry) -> None:
        self._entry = entry
        self.derivation: Derivation = entry.derivation

    def __repr__(self) -> str:
        return f"<{self.name}: {text(self.statement)} ({self.verdict})>"

    @property
    def name(self) -> str:
        return self.derivation.name

    @property
    def title(self) -> str:
        return self.derivation.title

    @property
    def verdict(self) -> str:
        """ "proved" or "enclosed"."""
        return self.derivation.verdict

    @property
    def statement(self) -> Term:
        return self.derivation.statement

    @property
    def hypotheses(self) -> Propositions:
        """What the theorem supposes, beside the domains of its variables."""
        return Propositions(self.derivation.hypotheses)

    @property
    def sympy(self) -> Any:
        """The statement as a SymPy relation that SymPy has not evaluated; its sides are `.lhs` and `.rhs`."""
        from derive.propose.sympy_border import to_sympy

        return to_sympy(self.statement)

    @property
    def numpy(self) -> Function:
        """The function of NumPy arrays: the value; `.gradient`, `.value_and_gradient`, `.source`; see `derive.code`.

        Of a loss's theorem it is the loss, with the gradients that the table of losses names.
        """
        return self._function("numpy")

    @property
    def torch(self) -> Function:
        """The same for PyTorch's tensors."""
        return self._function("torch")

    @property
    def jax(self) -> Function:
        """The same for JAX arrays; it may be put through jax.jit, jax.vmap and jax.grad."""
        return self._function("jax")

    def _function(self, target: str) -> Function:
        from derive.code import NoCode, function

        if index().get(self.name) is None or find(self.name) is not self._entry:
            told = _("{name} stands in a file of yours; code is written from the theorems of the catalogue.")
            raise NoCode(told.format(name=self.name))
        return function(self.name, target)

    def latex(self) -> str:
        """The statement in LaTeX."""
        return latex(self.statement)

    def samples(self, count: int = 5, seed: int = 0) -> Samples:
        """The statement at points: exact values that satisfy the hypotheses, and both sides in certain digits."""
        from derive.samples import samples

        if count < 1:
            raise ValueError(_("samples({count}): at least one point is wanted.").format(count=count))
        return samples(self.statement, self.hypotheses, count, seed)

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The names of the derivations it cites, those that these cite included."""
        found: dict[str, None] = {}
        todo = list(self.derivation.cites)
        while todo:
            name = todo.pop(0)
            if name not in found:
                found[name] = None
                with suppress(NotInCatalogue):  # it stands in a file of the user's, which has its own
                    todo += find(name).derivation.cites
        return tuple(found)

    @property
    def rules(self) -> frozenset[str]:
        """The kernel's rules it rests on."""
        return self._entry.theorem.rules()


def theorem(name: str) -> NamedTheorem:
    """The theorem of that name or alias; for a loss, the theorem that is its value in stable form.

    Raises NotInCatalogue (a LookupError) with the nearest names.
    """
    return NamedTheorem(find(name))


def in_file(path: str | Path, name: str) -> NamedTheorem:
    """The theorem of that name in a file of the user's. Raises NotInCatalogue where the file has none."""
    entries = load_file(Path(path))
    found = next((entry for entry in entries if entry.name == name), None)
    if found is None:
        told = _("{path} has no derivation {name}; it has {names}.")
        raise NotInCatalogue(told.format(path=path, name=name, names=", ".join(entry.name for entry in entries)))
    return NamedTheorem(found)
