"""NumPy, PyTorch and JAX functions from theorems: the value of a loss, its gradients, its Hessian times a vector.

The right-hand sides that the kernel proved are walked and written as a small program over arrays. A loss's value is its
stable form, which is a theorem; σ, softplus, log-sum-exp and softmax inside are replaced by the stable forms proved of
them. What is not proved, and is tested instead (tests/code): that floating point computes these forms to a few ulps.

    derive code softmax_cross_entropy --target numpy          # prints the program
    derive.theorem("softmax_cross_entropy").numpy(t, z)       # is the function

- A family is an array whose last axis is the class axis; leading axes are a batch. Numbers are arrays of the batch.
- A class label is an integer that counts from 0.
- Nothing is reduced over the batch.
- Numbers nearer to 0 than 2⁻¹⁰²² are exact in NumPy and PyTorch on a processor; XLA, under JAX, takes them for 0.

- The result is finite wherever the exact value is a float, over the whole domain of the theorem (tests try numbers from
  2⁻¹⁰⁷⁴ to 10³⁰⁰), with these exceptions. A linear model needs logits: where W x + b, or a partial sum of it,
  overflows, there are none. A Gaussian likelihood divides by the variance: v ≥ 2⁻¹⁰²². The Tversky loss needs a union
  U > 0 that floats can tell from 0: U ≥ 2⁻¹⁰²². The Hessian times a vector (of ordinary size) holds squares of the
  Tversky weights, and of differences of logits where it is taken in a temperature: those have to be floats.

Main statements: `written` (the text), `Function` (the callable).
"""

from __future__ import annotations

from derive.code.callables import Function, function
from derive.code.functions import Program
from derive.code.libraries import LIBRARIES
from derive.code.proved import NoCode


def written(name: str, target: str = "numpy", hessian: bool = False) -> Program:
    """The program for a loss or a theorem. Raises NotInCatalogue for an unknown name and NoCode where there is none."""
    from derive.code.functions import program
    from derive.code.source import source_of

    return program(source_of(name), target, hessian)


__all__ = ["LIBRARIES", "Function", "NoCode", "Program", "function", "written"]
