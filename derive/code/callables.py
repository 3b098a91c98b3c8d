"""The program as a callable: what `derive.theorem(NAME).numpy` is.

Main statements: `function`, `Function`.
"""

from __future__ import annotations

import linecache
from collections.abc import Callable
from functools import cache, cached_property
from typing import Any

from derive.code.functions import Program, program
from derive.code.proved import NoCode
from derive.code.source import Source, source_of


class Function:
    """A loss (or any theorem "f(…) = a closed form") as a function of arrays of one library.

    f(*arguments)                          the value
    f.gradient(*arguments)                 the gradient; a tuple of gradients where the loss has several
    f.value_and_gradient(*arguments)       value first, then each gradient; what they share is computed once
    f.hessian_vector_product(*arguments, v)
    f.arguments, f.differentiated          the names of the arguments, and of those it is differentiated in
    f.theorems                             the theorems it was written from
    f.source                               the text of the program; also what inspect.getsource shows
    """

    def __init__(self, source: Source, target: str) -> None:
        self._source, self.target = source, target
        self.__name__ = source.name
        self.__doc__ = self._functions["value"].__doc__

    @cached_property
    def _program(self) -> Program:
        return program(self._source, self.target)

    @cached_property
    def _functions(self) -> dict[str, Callable[..., Any]]:
        """The functions of the program, by their roles."""
        return _run(self._program, f"<derive code {self._source.name} --target {self.target}>")

    @cached_property
    def _with_hessian(self) -> dict[str, Callable[..., Any]]:
        """Those of the program with the second derivatives, which are looked up only when they are asked for."""
        whole = program(self._source, self.target, hessian=True)
        return _run(whole, f"<derive code {self._source.name} --target {self.target} --hessian>")

    def __repr__(self) -> str:
        return f"<{self.target} function {self.__name__}({', '.join(self.arguments)})>"

    @property
    def source(self) -> str:
        return self._program.text

    @property
    def theorems(self) -> tuple[str, ...]:
        return self._program.theorems

    @property
    def arguments(self) -> tuple[str, ...]:
        return self._source.names

    @property
    def differentiated(self) -> tuple[str, ...]:
        return self._source.differentiated

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return self._functions["value"](*arguments, **named)

    @property
    def value_and_gradient(self) -> Callable[..., Any]:
        return self._of("value_and_gradient", "gradient")

    @property
    def gradient(self) -> Callable[..., Any]:
        both = self.value_and_gradient

        def gradient(*arguments: Any, **named: Any) -> Any:
            _, *gradients = both(*arguments, **named)
            return gradients[0] if len(gradients) == 1 else tuple(gradients)

        gradient.__doc__ = both.__doc__
        return gradient

    @property
    def hessian_vector_product(self) -> Callable[..., Any]:
        return self._of("hessian_vector_product", "second derivative")

    def __getattr__(self, name: str) -> Any:
        """hessian_vector_product_m and so on, where there is one for each argument."""
        if name.startswith("hessian_vector_product_") and name in self._with_hessian:
            return self._with_hessian[name]
        raise AttributeError(f"{type(self).__name__} has no attribute {name!r}.")

    def _of(self, role: str, what: str) -> Callable[..., Any]:
        functions = self._functions if role == "value_and_gradient" else self._with_hessian
        if role in functions:
            return functions[role]
        others = [name for name in functions if name.startswith(role)]
        if others:
            raise NoCode(f"{self.__name__} has one for each argument: {', '.join(others)}.")
        raise NoCode(f"The table of losses names no theorem about the {what} of {self.__name__}.")


def _run(written: Program, place: str) -> dict[str, Callable[..., Any]]:
    """The functions of a program; inspect.getsource and tracebacks show its text."""
    linecache.cache[place] = (len(written.text), None, written.text.splitlines(keepends=True), place)
    names: dict[str, Any] = {"__name__": place}
    exec(compile(written.text, place, "exec"), names)
    return {role: names[name] for role, name in written.functions.items()}


@cache
def function(name: str, target: str) -> Function:
    """The function of a loss or a theorem for numpy, torch or jax. The library is imported when this is asked for."""
    return Function(source_of(name), target)


__all__ = ["Function", "NoCode", "function"]
