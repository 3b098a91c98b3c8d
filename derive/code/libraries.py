"""How NumPy, PyTorch and JAX spell the operations on arrays: one class for each, the differences in one place.

Main statements: `Library`, `LIBRARIES`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Library:
    """The spelling of one library. `names` maps an operation to the function that computes it, entry by entry; those of
    two arguments with their module."""

    name: str
    prefix: str
    imports: str
    axis: str  # the keyword for an axis
    keep: str  # the keyword for keeping it
    largest: str
    take: str
    array: str  # what turns a sequence into an array
    names: dict[str, str] = field(default_factory=dict)

    def function(self, op: str) -> str:
        return f"{self.prefix}.{self.names.get(op, op)}"

    def reduced(self, op: str, body: str, axis: int, keep: bool, dtype: str = "") -> str:
        name = {"sum": "sum", "product": "prod", "maximum": self.largest}[op]
        kept = (f", {self.keep}=True" if keep else "") + (f", dtype={dtype}" if dtype else "")
        return f"{self.prefix}.{name}({body}, {self.axis}={axis}{kept})"

    def taken(self, source: str, index: str, axis: int) -> str:
        return f"{self.prefix}.{self.take}({source}, {index}, {self.axis}={axis})"

    def contracted(self, letters: str, factors: Sequence[str]) -> str:
        optimised = "" if self.name == "torch" else ", optimize=True"
        return f'{self.prefix}.einsum("{letters}", {", ".join(factors)}{optimised})'

    def positions(self, size: str, like: str) -> str:
        device = f", device={like}.device" if self.name == "torch" else ""
        return f"{self.prefix}.arange({size}{device})"

    def extremum(self, op: str, a: str, b: str, number: bool, into: str = "") -> str:
        """max(a, b) or min(a, b); `number`: b is a number as it stands in the program; `into`: where NumPy writes."""
        if self.name == "torch" and number:
            return f"torch.clamp({a}, {op.replace('max', 'min') if op == 'max' else 'max'}={b})"
        return f"{self.prefix}.{op}imum({a}, {b}{f', out={into}' if into else ''})"

    def converted(self, name: str, like: str) -> str:
        """A number, or an array of them, in the type of another array."""
        if self.name == "torch":
            return f"torch.as_tensor({name}, dtype={like}.dtype, device={like}.device)"
        return f"{self.prefix}.asarray({name}, {self.prefix}.result_type({like}, 0.0))"

    def in_the_type_of(self, text: str, like: str) -> str:
        return f"{text}.to({like}.dtype)" if self.name == "torch" else f"{text}.astype({like}.dtype)"


_NUMPY_NAMES = {"atanh": "arctanh", "ceiling": "ceil"}
_TORCH_NAMES = {"ceiling": "ceil", "xlogy": "torch.xlogy", "xlog1py": "torch.special.xlog1py"}

LIBRARIES = {
    "numpy": Library(
        "numpy", "np", "import numpy as np", "axis", "keepdims", "max", "take_along_axis", "asarray", _NUMPY_NAMES
    ),
    "torch": Library(
        "torch", "torch", "import torch", "dim", "keepdim", "amax", "take_along_dim", "as_tensor", _TORCH_NAMES
    ),
    "jax": Library(
        "jax",
        "jnp",
        "import jax.numpy as jnp",
        "axis",
        "keepdims",
        "max",
        "take_along_axis",
        "asarray",
        _NUMPY_NAMES,
    ),
}
