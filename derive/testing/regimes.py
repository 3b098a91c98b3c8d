"""The inputs of a test: small batches at the edges first, many classes, batches of several, the empty one.

Each `Case` has one regime, one format and exact inputs. Most hold one item, so that nothing is diluted by a mean.

Regimes of structure: "one class" (K = 1), "two classes", "7 classes", "31 classes", "257 classes", "many classes"
(129, 1025 and 4097 of them: one more than fits chunks of a power of two, with what matters in the last one), "batch"
(several items), "empty batch", "not contiguous" (strided arrays), "ignored labels", "upstream gradient" (the loss is
differentiated times a number, as within a larger one) and "compiled" (a function that was not compiled by its author,
by the library's compiler). The others are those of kinds.py: each argument goes through its own while the others stay
ordinary, and then pairs of them meet.

Main statements: `Case`, `Shapes`, `cases`, `compiled_too`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from derive.testing.floats import Array, Format, representable
from derive.testing.kinds import many_logits, rows, scalars
from derive.testing.losses import Argument, Contract

CLASSES = 3  # where nothing else is said
CHUNKED = (129, 1025, 4097)
UPSTREAM = -2.0
MANY_CLASSES = ((1, "one class"), (2, "two classes"), (7, "7 classes"), (31, "31 classes"), (257, "257 classes"))


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """Inputs: for each argument an array of float64 that the format can hold, or of labels from 0."""

    regime: str
    format: Format
    inputs: Mapping[str, Array]
    contiguous: bool = True
    compiled: bool = False  # by the library's compiler, jax.jit
    upstream: float = 1.0  # what the loss is multiplied by before it is differentiated

    @property
    def items(self) -> int:
        return len(list(self.inputs.values())[-1])  # a target stands last, also where parameters come first

    @property
    def classes(self) -> int:
        """The number of classes; 1 where there is no such axis."""
        return max((a.shape[1] for a in self.inputs.values() if a.ndim == 2), default=1)


@dataclass(frozen=True, slots=True)
class Shapes:
    """Which shapes a function is given.

    classes: only so many (class weights are given). few: one input in three, for a short format. lean: few shapes, each
    is compiled, and that takes far longer than the call; one alone after the first format. axes: so many of items.
    differentiated: by automatic differentiation.
    """

    classes: int | None = None
    few: bool = False
    lean: bool = False
    axes: int = 1
    differentiated: bool = False
    first: bool = True

    @property
    def batches(self) -> tuple[int, ...]:
        return (6,) if self.lean and self.axes > 1 else (2, 4, 6) if self.axes > 1 else ()


USUAL = Shapes()
Element = float | Array
Pools = dict[str, list[Element]]


def _pools(argument: Argument, classes: int, to: Format, random: np.random.Generator, denormals: bool) -> Pools:
    if argument.kind == "label":
        return {"ordinary": [float(k) for k in dict.fromkeys((0, classes - 1, classes // 2))]}
    if argument.family:
        return dict(rows(argument.kind, classes, to, random, denormals))  # type: ignore[arg-type]
    return dict(scalars(argument.kind, to, denormals))  # type: ignore[arg-type]


def _case(regime: str, to: Format, contract: Contract, items: list[tuple[Element, ...]], **more: object) -> Case:
    inputs = {}
    for k, argument in enumerate(contract.arguments):
        column = [item[k] for item in items]
        inputs[argument.name] = np.array(column, dtype=np.int64 if argument.kind == "label" else np.float64)
    return Case(regime, to, inputs, **more)  # type: ignore[arg-type]


def cases(
    contract: Contract,
    to: Format,
    *,
    seed: int = 0,
    shapes: Shapes = USUAL,
    ignore_index: int | None = None,
    denormals: bool = True,
) -> Iterator[Case]:
    """The inputs for one format."""
    random = np.random.default_rng([seed, to.bits])
    if contract.whole:
        yield from _of_batches(contract, to, random, shapes)
        return
    usual = shapes.classes or max(CLASSES, contract.least_classes)
    single = list(_singles(contract, usual, to, random, denormals))
    yield from single[:: 3 if shapes.few else 1]
    structures = list(_structures(contract, usual, to, random, shapes))
    if shapes.differentiated and not shapes.few and (shapes.first or not shapes.lean):
        # in a shape that is compiled anyhow, and not in the one that is compiled as it would be without the factor
        case = next(c for c in structures if c.regime == "batch") if shapes.lean else single[0]
        yield replace(case, regime="upstream gradient", upstream=UPSTREAM)
    yield from structures
    if ignore_index is not None and contract.has_labels:
        yield from _ignoring(contract, usual, to, random, ignore_index, shapes.axes)


def compiled_too(these: Iterable[Case], first: bool) -> Iterator[Case]:
    """For a library that compiles: everything compiled, and of the single items in the `first` format one in three also
    as the function is given, which takes far longer than a compiled call."""
    shape, count = None, 0
    for case in these:
        shape = shape or (case.items, case.classes)
        if first and (case.items, case.classes) == shape:
            yield replace(case, compiled=True, regime="compiled")
            if count % 3 == 0:
                yield case
            count += 1
        else:
            yield replace(case, compiled=True)


def _singles(
    contract: Contract, classes: int, to: Format, random: np.random.Generator, denormals: bool
) -> Iterator[Case]:
    """One item: each argument through its regimes while the others are ordinary, then edges that meet."""
    pools = [_pools(a, classes, to, random, denormals) for a in contract.arguments]
    ordinary = [p["ordinary"] for p in pools]
    for item in _rotated(ordinary, max(len(o) for o in ordinary)):
        yield _case("ordinary", to, contract, [item])
    for k, pool in enumerate(pools):
        for regime, elements in pool.items():
            if regime == "ordinary":
                continue
            others = [o for j, o in enumerate(ordinary) if j != k]
            partners = list(itertools.islice(itertools.product(*(o[:3] for o in others)), 3))
            for element, partner in itertools.product(elements, partners):
                item = (*partner[:k], element, *partner[k:])
                yield _case(f"{contract.arguments[k].name}: {regime}", to, contract, [item])
    edges = [[e for regime, them in p.items() if regime != "ordinary" for e in them] for p in pools]
    if sum(bool(e) for e in edges) > 1:
        chosen = [e or o for e, o in zip(edges, ordinary, strict=True)]
        for _ in range(12):
            item = tuple(them[int(random.integers(len(them)))] for them in chosen)
            yield _case("edges that meet", to, contract, [item])
    if [a.kind for a in contract.arguments[:2]] == ["real", "real"]:
        rest = [o[0] for o in ordinary[2:]]
        for gap in (0.1, -0.3, 0.75, -1.25, 1.75, -2.5, 6.0):  # on both sides of a threshold such as Huber's
            yield _case("ordinary", to, contract, [(0.5 + gap, 0.5, *rest)])
        for y in (1.0, 100.0):
            yield _case("nearly equal", to, contract, [(y * (1 + to.epsilon), y, *rest)])
            yield _case("nearly equal", to, contract, [(y, y, *rest)])


def _rotated(pools: list[list[Element]], count: int) -> Iterator[tuple[Element, ...]]:
    """So many items, each pool at its own pace."""
    for n in range(count):
        yield tuple(pool[(n + k * (1 + n // len(pool))) % len(pool)] for k, pool in enumerate(pools))


def _structures(
    contract: Contract, usual: int, to: Format, random: np.random.Generator, shapes: Shapes
) -> Iterator[Case]:
    few, lean, fixed = shapes.few, shapes.lean, shapes.classes is not None

    def batch(size: int, classes: int, regime: str, edge: bool = False) -> Case:
        pools = [_pools(a, classes, to, random, False) for a in contract.arguments]
        if lean:  # the one batch there is: no two items alike
            return _case(regime, to, contract, list(_rotated([p["ordinary"] for p in pools], size)))
        items = []
        for n in range(size):
            item: list[Element] = []
            for pool in pools:
                names = [r for r in pool if r != "ordinary" and r != "0 and 1"] if edge else ["ordinary"]
                them = pool[names[n % len(names)]] if names else pool["ordinary"]
                item.append(them[int(random.integers(len(them)))])
            items.append(tuple(item))
        return _case(regime, to, contract, items)

    if lean and not shapes.first:
        return
    leanest = (usual,) if contract.families and not fixed else (5,) if not contract.families else (usual, 5)
    for size in shapes.batches or (leanest if lean else (2, usual, 5)):
        yield batch(size, usual, "batch")  # as many items as classes among them: axes that are mixed up still fit
    sizes = [size for size, _ in MANY_CLASSES]
    if few and any(a.kind == "overlap" for a in contract.arguments):
        sizes.remove(257)  # the square of a sum over so many leaves float16
    if contract.families and not fixed:
        for size, regime in MANY_CLASSES:
            if size not in sizes or size < contract.least_classes or (few and size in (7, 31)) or (lean and size > 1):
                continue
            yield batch(2 if size > 31 else 4, size, regime)
            if size in (1, 7, 31) and not lean:
                yield batch(1, size, regime, edge=True)
        if not few:
            for size in CHUNKED[1:2] if lean else CHUNKED:
                items = list(_of_many_classes(contract, size, to, random, 4 if lean else 1 if size > 1025 else 2))
                for them in [items] if lean else [[item] for item in items]:
                    yield _case("many classes", to, contract, them)
    elif not contract.families and not few and not lean:
        yield batch(256 if shapes.axes > 1 else 257, usual, "batch")
    if not few and not lean:
        yield replace(batch(4, usual, "not contiguous"), contiguous=False)
    full = batch(1, usual, "empty batch")
    yield Case("empty batch", to, {name: a[:0] for name, a in full.inputs.items()})


def _of_many_classes(
    contract: Contract, size: int, to: Format, random: np.random.Generator, count: int
) -> Iterator[tuple[Element, ...]]:
    """Items whose logits are far below that of the last class, or grow all along; and, beyond two, ordinary ones."""
    pools = [{} if a.kind == "logit" and a.family else _pools(a, size, to, random, False) for a in contract.arguments]
    for kept in range(count):
        item: list[Element] = []
        for a, pool in zip(contract.arguments, pools, strict=True):
            if a.kind == "label":
                item.append(float((size - 1, size // 2, 0, size // 3)[kept]))
            elif not a.family:
                item.append(pool["ordinary"][kept % len(pool["ordinary"])])
            elif a.kind == "logit" and kept < 2:
                item.append(representable(many_logits(size, to)[kept], to))
            elif a.kind == "logit":
                item.append(representable(2 * random.standard_normal(size), to))
            else:
                item.append(pool["ordinary"][kept % len(pool["ordinary"])])
        yield tuple(item)


def _ignoring(
    contract: Contract, usual: int, to: Format, random: np.random.Generator, ignored: int, axes: int
) -> Iterator[Case]:
    """Batches with ignored labels; of several axes not everywhere the same number in a row."""
    which_ones = ((2, (1,)), (4, (0, 3)), (5, (2,))) if axes == 1 else ((2, (1,)), (4, (0, 3)), (6, (0,)))
    pools = [_pools(a, usual, to, random, False) for a in contract.arguments]
    for size, which in which_ones:
        items = list(_rotated([p["ordinary"] for p in pools], size))
        case = _case("ignored labels", to, contract, items)
        inputs = dict(case.inputs)
        for a in contract.arguments:
            if a.kind == "label":
                inputs[a.name] = inputs[a.name].copy()
                inputs[a.name][list(which)] = ignored
        yield replace(case, inputs=inputs)


# sizes of the axes that are no batch, and of the batch
_SHAPES = ((3, 2, 1), (3, 2, 4), (3, 3, 3), (1, 1, 2), (2, 1, 5), (7, 4, 3), (31, 3, 2))
_SCALES = (("ordinary", 1.0), ("large parameters", 20.0), ("all 0", 0.0))  # float16: e to the loss stays in its range


def _of_batches(contract: Contract, to: Format, random: np.random.Generator, shapes: Shapes) -> Iterator[Case]:
    """Whole batches for a loss with parameters of its own: shapes, and parameters ordinary, large, far from 0, or 0."""
    most = 1 if shapes.lean and not shapes.first else 3 if shapes.few or shapes.lean else None
    for (classes, features, items), (regime, scale) in itertools.product(_SHAPES[:most], _SCALES):
        for shift in (0.0, 200.0) if scale == 1.0 else (0.0,):
            sizes = {"K": classes, "N": items, "F": features, "m": items if _is_batch(contract, "m") else features}
            inputs = {}
            for a in contract.arguments:
                shape = tuple(sizes[axis] for axis in a.axes)
                if a.kind == "label":
                    inputs[a.name] = random.integers(0, classes, shape)
                elif a.kind == "binary":
                    inputs[a.name] = random.choice((0.0, 1.0, 0.25), shape)
                else:
                    spread = min(scale, np.log(to.largest) / 8) if a.name != "inputs" else 1.0
                    values = spread * random.standard_normal(shape) + (shift if a.name in ("bias", "logits") else 0.0)
                    inputs[a.name] = representable(np.asarray(values), to)
            yield Case("parameters far from 0" if shift else regime, to, inputs)
            plain = (classes, features, items) == _SHAPES[int(shapes.lean)] and regime == "ordinary" and not shift
            if plain and shapes.differentiated and not shapes.few and (shapes.first or not shapes.lean):
                yield Case("upstream gradient", to, inputs, upstream=UPSTREAM)


def _is_batch(contract: Contract, axis: str) -> bool:
    """Does the axis count the items, as that of the target does?"""
    return contract.arguments[-1].axes == (axis,)
