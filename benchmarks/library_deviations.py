"""Where the losses of PyTorch, Optax, SciPy, scikit-learn and Keras leave the exact value or gradient, and by how much.

    python -m benchmarks.library_deviations [--only WORD] [--jobs N]

Each library's loss goes through derive.testing as anybody's code would, with automatic differentiation where the
library has it. What leaves the exact value is grouped by what it is (the loss, the gradient in an argument) and by what
comes back (a wrong number, a number that is not finite, an exception), made as small as possible and explained where a
known variant explains it. A deviation is called

- a convention where a named variant or option explains what came back: another definition, a clamp, another divisor;
- a defect where nothing does: digits lost, overflow, nan where the exact value is a number.

`RULED` holds the rulings by hand, with their reasons. Libraries that are not installed are left out. Keras runs on JAX.
"""

from __future__ import annotations

import argparse
import os
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from multiprocessing import get_context
from typing import Any

import numpy as np

from derive.testing.asking import code_under_test
from derive.testing.assertions import explained, is_not_implemented, observed
from derive.testing.remark import digits
from derive.testing.sampling import Code, Mismatch, Observation

os.environ.setdefault("KERAS_BACKEND", "jax")


@dataclass(frozen=True)
class Entry:
    """A library's loss: its name there, the code, the loss of the catalogue, and how it is asked."""

    library: str
    name: str
    function: Callable[..., Any]
    loss: str
    asked: Mapping[str, Any] = field(default_factory=dict)
    skip: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deviation:
    entry: Entry
    found: Mismatch
    words: str
    sort: str
    regimes: tuple[str, ...]


# what is settled by hand: (library, name, part of what deviates, part of the words) → (sort, why)
RULED: tuple[tuple[tuple[str, str, str, str], tuple[str, str]], ...] = (
    (("torch", "binary_cross_entropy", "gradient", ""), ("convention", "the divisor p(1 − p) is kept above 1e-12")),
    (("torch", "gaussian_nll_loss", "gradient", ""), ("defect", "the gradient ignores the clamp of the variance")),
    (
        ("scipy", "special.kl_div of t and eˣ", "", "overflows"),
        ("convention", "eˣ, which is given for q, is 0 there"),
    ),
    (
        ("scipy", "spatial.distance.jensenshannon", "", "not a number"),
        ("defect", "rounding leaves a negative number under the square root"),
    ),
    (
        ("scikit-learn", "metrics.log_loss", "", ""),
        ("convention", "the probability is clipped to [ε, 1 − ε] of the format, and 1 − p rounded"),
    ),
    (("scikit-learn", "metrics.hinge_loss", "", ""), ("defect", "labels of one class alone are all taken for −1")),
    (("keras", "tversky(alpha=0.3, beta=0.7)", "", "swapped"), ("defect", "α and β are swapped")),
    (
        ("keras", "binary_crossentropy", "the loss", "wrong"),
        ("convention", "the probability is clipped to [1e-7, 1 − 1e-7], in float32"),
    ),
    (("keras", "kl_divergence", "gradient", ""), ("defect", "the clip to [1e-7, 1] halves the gradient at q = 1")),
    (
        ("keras", "binary_focal_crossentropy(from_logits=True)", "", "clipped"),
        ("convention", "the probability is clipped to [1e-7, 1 − 1e-7]"),
    ),
    (
        ("keras", "binary_focal_crossentropy(from_logits=True)", "", "wrong"),
        ("convention", "the probability is clipped to [1e-7, 1 − 1e-7]"),
    ),
)


def of_torch() -> Iterator[Entry]:
    import torch
    from torch.nn import functional as F

    def entry(name: str, function: Callable[..., Any], loss: str, *skip: str, **asked: Any) -> Entry:
        return Entry("torch", name, function, loss, {"gradient": "torch", **asked}, skip)

    weights = torch.tensor([1.0, 0.5, 2.0])
    yield entry("cross_entropy", F.cross_entropy, "softmax_cross_entropy_with_integer_labels")
    yield entry(
        "cross_entropy, probabilities", F.cross_entropy, "softmax_cross_entropy", "one class", targets="distributions"
    )
    yield entry(
        "cross_entropy(label_smoothing=0.1)",
        lambda z, y: F.cross_entropy(z, y, label_smoothing=0.1),
        "softmax_cross_entropy_with_integer_labels",
        label_smoothing=0.1,
    )
    yield entry(
        "cross_entropy(weight, ignore_index)",
        lambda z, y: F.cross_entropy(z, y, weight=weights.to(z.dtype), ignore_index=-100),
        "softmax_cross_entropy_with_integer_labels",
        weights=(1.0, 0.5, 2.0),
        ignore_index=-100,
    )
    yield entry(
        "cross_entropy(weight), probabilities",
        lambda z, t: F.cross_entropy(z, t, weight=weights.to(z.dtype)),
        "softmax_cross_entropy",
        weights=(1.0, 0.5, 2.0),
        divisor="weights",
        targets="distributions",
    )
    yield entry(
        "cross_entropy(weight, label_smoothing=0.1)",
        lambda z, y: F.cross_entropy(z, y, weight=weights.to(z.dtype), label_smoothing=0.1),
        "softmax_cross_entropy_with_integer_labels",
        weights=(1.0, 0.5, 2.0),
        label_smoothing=0.1,
    )
    yield entry(
        "cross_entropy of (N, K, M)",
        F.cross_entropy,
        "softmax_cross_entropy_with_integer_labels",
        axes=2,
        class_axis=1,
    )
    yield entry("nll_loss", F.nll_loss, "negative_log_likelihood")
    yield entry("binary_cross_entropy", F.binary_cross_entropy, "binary_cross_entropy")
    yield entry(
        "binary_cross_entropy_with_logits", F.binary_cross_entropy_with_logits, "binary_cross_entropy_with_logits"
    )
    yield entry(
        "binary_cross_entropy_with_logits(pos_weight=3)",
        lambda x, y: F.binary_cross_entropy_with_logits(x, y, pos_weight=torch.tensor(3.0, dtype=x.dtype)),
        "binary_cross_entropy_with_logits",
        pos_weight=3.0,
    )
    yield entry("kl_div (reduction='mean')", F.kl_div, "kl_divergence_with_log_input")
    yield entry(
        "kl_div(reduction='batchmean')",
        lambda x, t: F.kl_div(x, t, reduction="batchmean"),
        "kl_divergence_with_log_input",
        wrt=("log_probabilities", "targets"),
    )
    yield entry(
        "kl_div(log_target=True)",
        lambda x, s: F.kl_div(x, s, reduction="batchmean", log_target=True),
        "kl_divergence_with_log_target",
        wrt=("log_probabilities", "log_targets"),
    )
    yield entry("gaussian_nll_loss", F.gaussian_nll_loss, "gaussian_negative_log_likelihood")
    yield entry("poisson_nll_loss", F.poisson_nll_loss, "poisson_negative_log_likelihood_with_log_rate")
    yield entry(
        "poisson_nll_loss(full=True)",
        lambda x, y: F.poisson_nll_loss(x, y, full=True),
        "poisson_negative_log_likelihood_with_log_rate",
    )
    yield entry(
        "poisson_nll_loss(log_input=False)",
        lambda r, y: F.poisson_nll_loss(r, y, log_input=False),
        "poisson_negative_log_likelihood",
    )
    yield entry("soft_margin_loss", F.soft_margin_loss, "soft_margin")
    yield entry("softplus(−yx)", lambda x, y: F.softplus(-y * x).mean(), "soft_margin")
    yield entry("multilabel_soft_margin_loss", F.multilabel_soft_margin_loss, "multilabel_soft_margin")
    yield entry("multi_margin_loss", F.multi_margin_loss, "multi_margin")
    yield entry("multi_margin_loss(p=2)", lambda z, y: F.multi_margin_loss(z, y, p=2), "squared_multi_margin")
    yield entry("mse_loss", F.mse_loss, "squared_error")
    yield entry("huber_loss(delta=1.5)", lambda x, y: F.huber_loss(x, y, delta=1.5), "huber", delta=1.5)
    yield entry("smooth_l1_loss(beta=1.5)", lambda x, y: F.smooth_l1_loss(x, y, beta=1.5), "smooth_l1", delta=1.5)


def of_optax() -> Iterator[Entry]:
    import jax.numpy as jnp
    import optax

    def entry(name: str, loss: str, *skip: str, function: Callable[..., Any] | None = None, **asked: Any) -> Entry:
        code = function or getattr(optax.losses, name)
        return Entry("optax", name, code, loss, {"gradient": "jax", "reduction": "none", **asked}, skip)

    yield entry("softmax_cross_entropy", "softmax_cross_entropy")
    yield entry("softmax_cross_entropy_with_integer_labels", "softmax_cross_entropy_with_integer_labels")
    yield entry(
        "softmax_cross_entropy of smooth_labels",
        "softmax_cross_entropy_with_integer_labels",
        function=lambda z, y: optax.losses.softmax_cross_entropy(
            z, optax.losses.smooth_labels(jnp.eye(z.shape[1], dtype=z.dtype)[y], 0.1)
        ),
        label_smoothing=0.1,
    )
    yield entry("sigmoid_binary_cross_entropy", "binary_cross_entropy_with_logits")
    yield entry(
        "sigmoid_focal_loss(alpha=0.25)",
        "sigmoid_focal",
        function=lambda x, y: optax.losses.sigmoid_focal_loss(x, y, alpha=0.25, gamma=2.0),
    )
    yield entry("sigmoid_focal_loss", "sigmoid_focal")
    yield entry("kl_divergence", "kl_divergence_with_log_input", wrt=("log_probabilities", "targets"))
    yield entry(
        "kl_divergence_with_log_targets", "kl_divergence_with_log_target", wrt=("log_probabilities", "log_targets")
    )
    yield entry("hinge_loss", "hinge")
    yield entry("squared_error", "squared_error")
    yield entry("l2_loss", "half_squared_error")
    yield entry(
        "huber_loss(delta=1.5)", "huber", function=lambda x, y: optax.losses.huber_loss(x, y, delta=1.5), delta=1.5
    )
    yield entry("log_cosh", "log_cosh")


def of_scipy() -> Iterator[Entry]:
    from scipy import special, stats
    from scipy.spatial import distance

    def entry(name: str, function: Callable[..., Any], loss: str, *skip: str, **asked: Any) -> Entry:
        return Entry("scipy", name, function, loss, {"reduction": "none", **asked}, skip)

    yield entry(
        "special.log_softmax",
        lambda z, y: -special.log_softmax(z, axis=1)[np.arange(len(y)), y],
        "softmax_cross_entropy_with_integer_labels",
    )
    yield entry(
        "special.logsumexp",
        lambda z, y: special.logsumexp(z, axis=1) - z[np.arange(len(y)), y],
        "softmax_cross_entropy_with_integer_labels",
        "empty batch",
    )
    yield entry("special.rel_entr", lambda p, q: special.rel_entr(p, q).sum(axis=1), "kl_divergence")
    yield entry("special.kl_div", lambda p, q: special.kl_div(p, q).sum(axis=1), "generalised_kl_divergence")
    yield entry(
        "special.kl_div of t and eˣ",
        lambda x, t: special.kl_div(t, np.exp(x)).sum(axis=1),
        "kl_divergence_with_log_input",
        "very small",
        "searched",
    )
    yield entry("stats.entropy", lambda p, q: stats.entropy(p, q, axis=1), "kl_divergence", "empty batch")
    yield entry("spatial.distance.jensenshannon", lambda p, q: distance.jensenshannon(p, q, axis=1), "jensen_shannon")
    yield entry("special.huber(1.5, e)", lambda x, y: special.huber(1.5, x - y), "huber", delta=1.5)
    yield entry("special.log_expit", lambda x, y: -special.log_expit(y * x), "soft_margin")


def of_sklearn() -> Iterator[Entry]:
    from sklearn import metrics
    from sklearn._loss import loss as private

    def entry(name: str, function: Callable[..., Any], loss: str, *skip: str, **asked: Any) -> Entry:
        formats = ("float64", "float32")
        return Entry("scikit-learn", name, function, loss, {"formats": formats, **asked}, ("empty batch", *skip))

    def soft(p: Any, y: Any) -> Any:
        """Both classes with their weights: log_loss itself knows hard labels only."""
        n = len(y)
        return metrics.log_loss(np.repeat([0, 1], n), np.r_[p, p], sample_weight=np.r_[1 - y, y], labels=[0, 1])

    yield entry("metrics.log_loss", soft, "binary_cross_entropy")
    yield entry(
        "metrics.log_loss, K classes",
        lambda p, y: metrics.log_loss(y, p, labels=np.arange(p.shape[1])),
        "negative_log_likelihood_of_probabilities",
        "one class",
        "two classes",
        "searched",
    )
    yield entry("metrics.mean_squared_error", lambda x, y: metrics.mean_squared_error(y, x), "squared_error")
    yield entry(
        "metrics.hinge_loss",
        lambda x, y: metrics.hinge_loss(y, x, labels=[-1, 1]),
        "hinge",
    )
    yield entry(
        "_loss.HalfBinomialLoss",
        lambda x, y: private.HalfBinomialLoss()(y_true=np.ascontiguousarray(y), raw_prediction=np.ascontiguousarray(x)),
        "binary_cross_entropy_with_logits",
        gradient=lambda x, y: (
            private.HalfBinomialLoss().gradient(y_true=np.ascontiguousarray(y), raw_prediction=np.ascontiguousarray(x))
            / len(x)
        ),
    )
    yield entry(
        "_loss.HalfPoissonLoss",
        lambda x, y: private.HalfPoissonLoss()(y_true=np.ascontiguousarray(y), raw_prediction=np.ascontiguousarray(x)),
        "poisson_negative_log_likelihood_with_log_rate",
        gradient=lambda x, y: (
            private.HalfPoissonLoss().gradient(y_true=np.ascontiguousarray(y), raw_prediction=np.ascontiguousarray(x))
            / len(x)
        ),
    )


def of_keras() -> Iterator[Entry]:
    from keras import losses

    def entry(name: str, loss: str, *skip: str, function: Callable[..., Any] | None = None, **asked: Any) -> Entry:
        of_keras = getattr(losses, name, None)
        code = function or (lambda x, y: of_keras(y, x))
        return Entry(
            "keras", name, code, loss, {"gradient": "jax", "arrays": "jax", "reduction": "none", **asked}, skip
        )

    def column(named: str, **more: Any) -> Callable[..., Any]:
        """A loss of elements: Keras takes the mean over the last axis, which here has one entry."""
        return lambda x, y: getattr(losses, named)(y[:, None], x[:, None], **more)

    yield entry("binary_crossentropy", "binary_cross_entropy", function=column("binary_crossentropy"))
    yield entry(
        "binary_crossentropy(from_logits=True)",
        "binary_cross_entropy_with_logits",
        function=column("binary_crossentropy", from_logits=True),
    )
    yield entry(
        "binary_crossentropy(from_logits=True, label_smoothing=0.1)",
        "binary_cross_entropy_with_logits",
        function=column("binary_crossentropy", from_logits=True, label_smoothing=0.1),
        label_smoothing=0.1,
    )
    yield entry(
        "sparse_categorical_crossentropy(from_logits=True)",
        "softmax_cross_entropy_with_integer_labels",
        function=lambda z, y: losses.sparse_categorical_crossentropy(y, z, from_logits=True),
    )
    yield entry(
        "categorical_crossentropy(from_logits=True)",
        "softmax_cross_entropy",
        function=lambda z, t: losses.categorical_crossentropy(t, z, from_logits=True),
    )
    yield entry("kl_divergence", "kl_divergence", function=lambda p, q: losses.kl_divergence(p, q))
    yield entry("mean_squared_error", "squared_error", function=column("mean_squared_error"))
    yield entry("huber(delta=1.5)", "huber", function=column("huber", delta=1.5), delta=1.5)
    yield entry("log_cosh", "log_cosh", function=column("log_cosh"))
    yield entry("poisson", "poisson_negative_log_likelihood", function=column("poisson"))
    yield entry("hinge", "hinge", function=column("hinge"))
    yield entry("squared_hinge", "squared_hinge", function=column("squared_hinge"))
    yield entry(
        "binary_focal_crossentropy(from_logits=True)",
        "sigmoid_focal",
        function=column("binary_focal_crossentropy", from_logits=True, apply_class_balancing=True),
    )
    rows = "7 classes"
    yield entry("dice", "dice", rows, function=lambda p, y: losses.dice(y, p, axis=(1,)), gradient="jax")
    yield entry(
        "tversky(alpha=0.3, beta=0.7)",
        "tversky",
        rows,
        function=lambda p, y: losses.tversky(y, p, alpha=0.3, beta=0.7, axis=(1,)),
        alpha=0.3,
        beta=0.7,
    )


LIBRARIES = {"torch": of_torch, "optax": of_optax, "scipy": of_scipy, "sklearn": of_sklearn, "keras": of_keras}


# ---- what is found


def deviations(entry: Entry) -> tuple[Code, int, list[Deviation]]:
    """The groups of mismatches of one loss, each at its smallest input, and how many inputs were tried."""
    asked = dict(entry.asked)
    formats = asked.pop("formats", None)
    known = {"gradient", "wrt", "reduction", "weights", "divisor", "ignore_index", "order", "targets", "arrays"}
    known |= {"axes", "class_axis"}
    named = {k: asked.pop(k) for k in list(asked) if k in known}
    code = code_under_test(entry.function, entry.loss, parameters=asked, **named)
    seen = [o for o in observed(code, formats, entry.skip, "default", 0) if not is_not_implemented(o)]
    return code, len(seen), [_deviation(entry, code, them, seen) for them in _groups(seen)]


def _groups(seen: Sequence[Observation]) -> list[list[Mismatch]]:
    groups: dict[tuple[str, str, str], list[Mismatch]] = {}
    for o in seen:
        for m in o.mismatches:
            groups.setdefault((m.what, m.argument, _kind(m)), []).append(m)
    return list(groups.values())


def _kind(m: Mismatch) -> str:
    """Finite where the exact value is infinite is a sort of its own."""
    if m.kind == "value" and m.exact is not None and not m.exact.is_finite():
        return "finite"
    return m.kind


def _deviation(entry: Entry, code: Code, them: list[Mismatch], seen: Sequence[Observation]) -> Deviation:
    full = [m for m in them if m.case.format.bits >= 24] or them
    smallest, diagnosis = explained(code, full[0], seen)
    words = diagnosis[0] if diagnosis else ""
    named = bool(words) and smallest.kind == "value" and "size of float32" not in words
    sort = "convention" if named or _kind(smallest) == "finite" else "defect"
    for (library, name, what, part), (ruled, why) in RULED:
        looks = words or ("wrong" if smallest.kind == "value" else "")
        if entry.library == library and name == entry.name and what in smallest.what and part in looks:
            sort, words = ruled, why
    return Deviation(entry, smallest, words, sort, tuple(dict.fromkeys(m.case.regime for m in them)))


def row(d: Deviation) -> list[str]:
    m = d.found
    inputs = "; ".join(
        f"{n} = {np.array2string(v.ravel() if v.size == 1 else v, precision=6, separator=', ', threshold=6)}"
        for n, v in m.case.inputs.items()
    )
    what = m.what + (f" in {m.argument}" if m.argument else "")
    if m.kind in ("exception", "shape", "changed"):
        returned, exact = m.words[:60], "-"
    else:
        close = m.error < 1e-5 * abs(m.returned)
        returned, exact = f"{m.returned:{'.10g' if close else '.6g'}}", digits(m.exact, 12 if close else 8)
    words = d.words.removeprefix("It looks as if ").replace("Your ", "The ") or (
        "digits are lost" if m.kind == "value" else ""
    )
    words = (words[:1].upper() if words[:2].isascii() else words[:1]) + words[1:].rstrip(".")
    inputs = f"{' '.join(inputs.split())} ({m.case.format.name})"
    return [d.entry.library, d.entry.name, what, inputs, returned, exact, d.sort, words]


HEAD = ["library", "loss", "what", "smallest input", "returned", "exact", "class", "explanation"]


def entries_of(library: str) -> list[Entry] | str:
    """The losses of a library; what is not installed, where they cannot be had."""
    try:
        return list(LIBRARIES[library]())
    except ModuleNotFoundError as missing:
        return str(missing.name)


def found_in(library: str, place: int) -> tuple[str, int, list[list[str]]]:
    """The loss at a place of a library's list: its name, how many inputs were tried, and rows of the table."""
    warnings.simplefilter("ignore")
    entries = entries_of(library)
    assert not isinstance(entries, str)
    _, inputs, wrong = deviations(entries[place])
    return f"{entries[place].library} {entries[place].name}", inputs, [row(d) for d in wrong]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="losses whose library or name holds this word")
    parser.add_argument("--jobs", type=int, default=1, help="so many processes, each with losses of its own")
    options = parser.parse_args(arguments)
    versions, places = [], list[tuple[str, int]]()
    for name in LIBRARIES:
        entries = entries_of(name)
        if isinstance(entries, str):
            print(f"{name} is left out: {entries} is not installed.")
            continue
        versions.append(_version(name))
        places += [(name, k) for k, e in enumerate(entries) if options.only in e.library or options.only in e.name]
    rows, fine = list[list[str]](), list[str]()
    with ProcessPoolExecutor(options.jobs, mp_context=get_context("spawn")) as pool:
        for name, inputs, found in pool.map(found_in, *zip(*places, strict=True)):
            rows += found
            if not found:
                fine.append(f"{name} ({inputs} inputs)")
            print(f"… {name}: {len(found)}", flush=True)
    print(f"\n{', '.join(versions)}; on the processor.\n")
    print("| " + " | ".join(HEAD) + " |\n|" + "---|" * len(HEAD))
    for r in rows:
        print("| " + " | ".join(cell.replace("|", "\\|") for cell in r) + " |")
    print(f"\nNo deviation: {'; '.join(fine)}.")


def _version(name: str) -> str:
    """A library as people call it, and its version; Keras computes on JAX here."""
    package = {"sklearn": "scikit-learn"}.get(name, name)
    try:
        found = f"{package} {version(package)}"
    except PackageNotFoundError:
        return package
    return f"{found} (on JAX)" if name == "keras" else found


if __name__ == "__main__":
    main()
