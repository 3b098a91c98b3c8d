"""From a source to the text of functions: value, value and gradient, Hessian times a vector.

Main statements: `program`, `Program`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from derive.code.arrays import Axis, Graph, Node
from derive.code.comparisons import compared_once
from derive.code.documentation import docstring
from derive.code.labels import written_at_labels
from derive.code.libraries import LIBRARIES, Library
from derive.code.lowering import Lowering
from derive.code.second import hessian_times_vector
from derive.code.source import Formula, Source, argument_name, is_label, second_derivatives
from derive.code.writing import Writer
from derive.terms.sorts import is_function_sort
from derive.terms.term import Term, Variable

_XLOGY = {  # with 0 log 0 = 0, which NumPy has not
    "xlogy": '''def xlogy(a, b):
    """a log b, and 0 where a = 0."""
    return a * np.log(b + (a == 0))''',
    "xlog1py": '''def xlog1py(a, b):
    """a log(1 + b), and 0 where a = 0."""
    return a * np.log1p(b + (a == 0))''',
}


@dataclass(frozen=True, slots=True)
class Program:
    """The text of a module, and the names of the functions in it: "value", "value_and_gradient" and so on."""

    text: str
    functions: Mapping[str, str]
    theorems: tuple[str, ...]


def program(source: Source, target: str, hessian: bool = False) -> Program:
    """The functions of a source for one library. Raises NoCode where a formula cannot be written with arrays."""
    library = LIBRARIES[target]
    wanted: list[tuple[str, str, Source, tuple[Formula, ...]]] = [("value", source.name, source, (source.value,))]
    if source.gradients:
        name = f"{source.name}_value_and_gradient"
        wanted.append(("value_and_gradient", name, source, (source.value, *source.gradients)))
    second = second_derivatives(source) if hessian else ()
    for formula in second:
        name, with_vector, product = hessian_times_vector(source, formula, alone=len(second) == 1)
        role = name.removeprefix(f"{source.name}_")
        wanted.append((role, name, with_vector, (product,)))
    written = [(role, _Function(given, library, name, formulas)) for role, name, given, formulas in wanted]
    needs = {need for _, function in written for need in function.needs}
    head = ["import math", "", library.imports] if "math" in needs else [library.imports]
    special = sorted(needs & _XLOGY.keys())
    if special and target == "jax":
        head.append(f"from jax.scipy.special import {', '.join(special)}")
    for name in special if target == "numpy" else ():
        head += ["", "", _XLOGY[name]]
    text = "\n".join(head) + "\n\n\n" + "\n\n\n".join(function.text for _, function in written) + "\n"
    cited = dict.fromkeys(name for _, function in written for name in function.theorems)
    return Program(text, {role: function.name for role, function in written}, tuple(cited))


class _Function:
    """The text of one function."""

    def __init__(self, source: Source, library: Library, name: str, formulas: Sequence[Formula]) -> None:
        self.name = name
        graph = Graph()
        outputs: dict[str, tuple[Node, tuple[Axis, ...]]] = {}
        cited: dict[str, None] = {}
        for formula in formulas:
            lowering = Lowering(graph, formula.indices, source.value.theorem).with_sizes(source.sizes)
            node = lowering.lowered(formula.right)
            node = written_at_labels(graph, node) if library.name == "numpy" else node
            axes = tuple(lowering.axis_of(k) for k in formula.indices)
            outputs[self._output_name(formula, len(formulas))] = (node, axes)
            cited |= lowering.rewriter.cited
        once = compared_once(graph, [node for node, _ in outputs.values()])
        outputs = {name: (node, axes) for (name, (_, axes)), node in zip(outputs.items(), once, strict=True)}
        parameters = source.names
        reference = _reference(source)
        sizes = dict(_sizes(source))
        taken = [*parameters, *(n for n, _ in sizes.values())]
        apart: set[Node] = set()
        while True:
            writer = Writer(graph, library, outputs, sizes, reference, taken, apart)
            lines, results = writer.statements()
            long = [part for part in writer.too_long if part not in apart]
            if not long:
                break
            apart.add(long[0])
        self.needs = writer.needs
        self.theorems = tuple(dict.fromkeys((*(f.theorem for f in formulas), *cited)))
        body = [*_prelude(source, library, writer, reference), *lines, f"return {', '.join(results)}"]
        told = docstring(source, formulas, tuple(cited), list(outputs))
        self.text = f"def {name}({', '.join(parameters)}):\n" + "\n".join(f"    {b}".rstrip() for b in (*told, *body))

    @staticmethod
    def _output_name(formula: Formula, count: int) -> str:
        if formula.argument is None:
            return "loss" if count > 1 else "value"
        return f"gradient_{argument_name(formula.argument)}"


def _reference(source: Source) -> str:
    """The argument whose type and device the others follow: what is differentiated in, else the first family."""
    differentiated = [f.argument for f in source.gradients if f.argument is not None]
    real = [v for v in source.parameters if not is_label(v)]
    families = [v for v in real if is_function_sort(v.args[0])]
    first = [v for v in differentiated if v in families]
    return argument_name(next(iter((*first, *families, *differentiated, *real))))


def _sizes(source: Source) -> Iterator[tuple[Term, tuple[str, str]]]:
    """For each size, its name and where it is read off."""
    found: set[Term] = set()
    for v in sorted(source.parameters, key=lambda v: argument_name(v) != _reference(source)):
        domains, sort = [], v.args[0]
        while is_function_sort(sort):
            domains.append(sort.args[0])
            sort = sort.args[1]
        for k, domain in enumerate(domains):
            size = domain.args[1]
            if isinstance(size.head, Variable) and size not in found:
                found.add(size)
                yield size, (size.head.name, f"{argument_name(v)}.shape[{k - len(domains)}]")


def _prelude(source: Source, library: Library, writer: Writer, reference: str) -> Iterator[str]:
    """Arguments that are indexed become arrays; sizes are read off them."""
    scalars, arrays = [], []
    for v in source.parameters:
        name, is_family = argument_name(v), is_function_sort(v.args[0])
        read = any(expression.startswith(f"{name}.") for expression in writer.used_sizes.values())
        if is_family or is_label(v):
            if library.name == "numpy" and (name in writer.expanded or read or is_family):
                arrays.append(name)
        elif name != reference and (name in writer.expanded or (library.name == "torch" and name in writer.applied)):
            scalars.append(name)
    if arrays:
        yield f"{', '.join(arrays)} = {', '.join(f'{library.prefix}.{library.array}({a})' for a in arrays)}"
    for name in scalars:
        yield f"{name} = {library.converted(name, reference)}"
    for size, expression in writer.used_sizes.items():
        yield f"{size} = {expression}"


__all__ = ["Program", "program"]
