"""What a test found, with "formula proved" kept apart from "code sampled".

Main statements: `Outcome`, `record`, `listen`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(slots=True)
class Outcome:
    """One assertion of derive.testing.

    formula: the verdict of the formula ("proved" or "enclosed") and the derivations behind it; nothing about the code.
    inputs, regimes, formats: where the code was sampled; nothing is proved about it. worst: the largest error that was
    seen, over the admissible one. ran: how, where that is not plain: "as given, and compiled by jax.jit".
    """

    function: str
    loss: str
    formula: str
    derivations: tuple[str, ...] = ()
    inputs: int = 0
    regimes: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    library: str = ""
    gradient: str = ""
    ran: str = ""
    worst: float = 0.0
    passed: bool = True
    left_out: tuple[str, ...] = ()
    diagnosis: tuple[str, ...] = ()

    def __str__(self) -> str:
        told = f"{self.function} · {self.loss}: formula {self.formula}"
        if self.derivations:
            told += f" ({', '.join(self.derivations)})"
        if self.inputs:
            told += f"; code sampled: {self.inputs} inputs, {len(self.regimes)} regimes, {', '.join(self.formats)}"
            told += f", {self.ran}" if self.ran else ""
            told += f"; largest error {self.worst:.2g} of the admissible"
        if self.left_out:
            told += f"; left out: {', '.join(self.left_out)}"
        return told


_listeners: list[Callable[[Outcome], None]] = []


def record(outcome: Outcome) -> None:
    """Tell whoever listens (the pytest plugin) of an outcome."""
    for listener in _listeners:
        listener(outcome)


def listen(listener: Callable[[Outcome], None]) -> Callable[[], None]:
    """Call the listener at every outcome; the result ends that."""
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)
